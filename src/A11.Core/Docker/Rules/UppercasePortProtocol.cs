using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds protocols in EXPOSE that are not in lower case.</summary>
public sealed class UppercasePortProtocol : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD1006", "uppercase-port-protocol", "Write protocols in EXPOSE in lower case", Severity.Info, Category.Correct)
    {
        Aliases = ["buildkit/ExposeProtoCasing"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("EXPOSE"))
        {
            return;
        }

        foreach (var word in instruction.Words)
        {
            var slash = word.Raw.LastIndexOf('/');
            var protocol = slash < 0 ? "" : word.Raw[(slash + 1)..];
            var wanted = protocol.ToLowerInvariant();
            if (protocol != wanted && wanted is "tcp" or "udp" or "sctp")
            {
                var place = instruction.PlaceOf(word, slash + 1, protocol.Length);
                context.Report(this, place, $"The protocol {protocol} is not in lower case, as images record it. Write {wanted}.", new Fix($"Write {wanted}", [new TextEdit(place, wanted)], FixSafety.Safe));
            }
        }
    }
}
