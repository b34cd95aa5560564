using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Finds stages whose name has a meaning of its own.</summary>
public sealed class ReservedStageName : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3063", "reserved-stage-name", "Do not name a stage scratch or context", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3063", "buildkit/ReservedStageName"],
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage is { Name: "scratch" or "context", From.Words: [_, _, var name, ..] })
        {
            context.Report(this, name.Span, $"The stage name {name.Value} is reserved for {(stage.Name == "scratch" ? "the empty image" : "the build context")}, so nothing can refer to this stage. Rename it.");
        }
    }
}
