using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Stages have names of their own.</summary>
public sealed class NameStagesApart : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3024", "unique-stage-names", "Stages have names of their own", Severity.Warning, Category.Correct)
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
                $"Line {context.File.Text.GetPosition(first.Span.Start).Line} has a stage {name.Value} already, so it is a matter of place which one a FROM, a --from or a --target gets; give one of them another name.",
                related: [context.Locate(first.Span, "The first stage of that name.")]);
        }
    }
}
