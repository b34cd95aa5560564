using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds host addresses and host ports in EXPOSE.</summary>
public sealed class HostPortInExpose : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD2003", "host-port-in-expose", "EXPOSE should list container ports only", Severity.Warning, Category.Correct)
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
                $"EXPOSE ignores the host address or port in {word.Value}. Write {(port.Length == 0 ? "the container port" : port)}, and publish it when the container starts (docker run -p).",
                port.Length == 0 ? null : new Fix($"Write {port}", [new TextEdit(word.Span, port)], FixSafety.Safe));
        }
    }
}
