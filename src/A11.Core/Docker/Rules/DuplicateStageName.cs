using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Finds stages with the name of another one.</summary>
public sealed class DuplicateStageName : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3024", "duplicate-stage-name", "Stage names should be unique", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3024", "buildkit/DuplicateStageName", "trivy/DS-0012", "checkov/CKV_DOCKER_11"],
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage is { Name.Length: > 0, From.Words: [_, _, var name, ..] } && file.Stages.Take(stage.Index).FirstOrDefault(other => other.Name == stage.Name) is { From.Words: [_, _, var first, ..] })
        {
            context.Report(
                this,
                name.Span,
                $"Stage name {name.Value} is already used on line {context.File.Text.GetPosition(first.Span.Start).Line}, so references to it are ambiguous. Rename one of the stages.",
                related: [context.Locate(first.Span, "The first stage of that name.")]);
        }
    }
}
