using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Finds stages that call both curl and wget.</summary>
public sealed class MixedDownloadTools : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD4001", "mixed-download-tools", "Use either curl or wget in a stage", Severity.Info, Category.Small)
    {
        Aliases = ["hadolint/DL4001", "trivy/DS-0014"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        for (var i = 0; i < run.Script.Commands.Length; i++)
        {
            var command = run.Script.Commands[i];
            var other = command.Name switch { "curl" => "wget", "wget" => "curl", _ => null };
            if (other is not null && IsRunBefore(other, run, i))
            {
                context.Within(run.Map).Report(this, command.Words[0].Span, $"This stage uses both {other} and {command.Name}. Use {other} here too, so that only one has to be installed.");
                return;
            }
        }
    }

    private static bool IsRunBefore(string name, DockerRun run, int index) =>
        run.Script.Commands.Take(index).Any(earlier => earlier.Name == name) || run.Previous?.IsPrecededBy(earlier => earlier.Name == name) == true;
}
