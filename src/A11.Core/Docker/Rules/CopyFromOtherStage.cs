using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>COPY --from names another stage than its own.</summary>
public sealed class CopyFromOtherStage : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3023", "copy-from-other-stage", "COPY --from names another stage than its own", Severity.Error, Category.Correct)
    {
        Aliases = ["hadolint/DL3023", "trivy/DS-0006", "buildkit/build-error"],
    };

    private static readonly ImmutableArray<string> CircleAliases = ["buildkit/build-error"];

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        foreach (var reference in stage.References)
        {
            if (reference.Target is not { } target)
            {
                continue;
            }

            if (target == stage)
            {
                context.Report(this, reference.Span, $"The stage {reference.Text} copies from itself, and BuildKit refuses that circle; name the stage that holds the files, or leave --from out to copy from the build context.", aliases: reference.Instruction.Is("COPY") ? null : CircleAliases);
            }
            else if (target.Index > stage.Index && !reference.Instruction.Is("COPY") && target.Needs(stage))
            {
                context.Report(this, reference.Span, $"The stage {reference.Text} further down needs this one itself, and BuildKit refuses that circle; move what both need into a stage of its own.", aliases: CircleAliases);
            }
        }
    }
}
