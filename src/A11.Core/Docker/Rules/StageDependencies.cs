using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Stages that need themselves. A COPY from a later stage is <see cref="CopySources"/>'.</summary>
public sealed class StageDependencies : DockerRule
{
    private static readonly CheckDescriptor OwnStage = new("AXD3023", "copy-from-own-stage", "COPY --from must name another stage", Severity.Error, Category.Correct)
    {
        Aliases = ["hadolint/DL3023", "trivy/DS-0006", "buildkit/build-error"],
    };

    private static readonly CheckDescriptor Cycle = new("AXD3073", "stage-dependency-cycle", "Stages must not depend on each other in a cycle", Severity.Error, Category.Correct)
    {
        Aliases = ["buildkit/build-error"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => OwnStage;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [OwnStage, Cycle];

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        foreach (var reference in stage.References)
        {
            var isCopy = reference.Instruction.Is("COPY");
            if (reference.Target == stage)
            {
                context.Report(
                    isCopy ? OwnStage : Cycle,
                    reference.Span,
                    isCopy
                        ? $"Stage {reference.Text} copies from itself, which is an error. Name the stage that contains the files, or remove --from to copy from the build context."
                        : $"Stage {reference.Text} mounts files from itself, which is an error. Name the stage that contains the files.");
            }
            else if (!isCopy && reference.Target is { } target && target.Index > stage.Index && target.Needs(stage))
            {
                context.Report(Cycle, reference.Span, $"Stage {reference.Text} depends on this one, so mounting its files is a cycle. Move what both need into a stage of its own.");
            }
        }
    }
}
