using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>EXPOSE names ports of the container only.</summary>
public sealed class ExposePortsOnly : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD2003", "expose-ports-only", "EXPOSE names ports of the container only", Severity.Warning, Category.Correct)
    {
        Aliases = ["buildkit/ExposeInvalidFormat"],
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
            var colon = word.Value.LastIndexOf(':');
            if (colon < 0 || word.HasVariable)
            {
                continue;
            }

            var port = word.Value[(colon + 1)..];
            context.Report(
                this,
                word.Span,
                $"EXPOSE publishes nothing, so an address or a port of the host means nothing in “{word.Value}” and is dropped; write {port} here, and the rest where the container is started (-p, ports:).",
                port.Length == 0 ? null : new Fix($"Write {port}", [new TextEdit(word.Span, port)], FixSafety.Safe));
        }
    }
}
