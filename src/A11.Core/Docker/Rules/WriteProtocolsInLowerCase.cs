using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>EXPOSE writes protocols in lower case.</summary>
public sealed class WriteProtocolsInLowerCase : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD1006", "expose-protocol-casing", "EXPOSE writes protocols in lower case", Severity.Info, Category.Correct)
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
                context.Report(this, place, $"The protocol is recorded as {wanted}, so a search for “{protocol}” finds nothing; write {wanted}.", new Fix($"Write {wanted}", [new TextEdit(place, wanted)], FixSafety.Safe));
            }
        }
    }
}
