using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>COPY --from names another stage than its own.</summary>
public sealed class CopyFromOtherStage : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3023", "copy-from-other-stage", "COPY --from names another stage than its own", Severity.Error, Category.Correct)
    {
        Aliases = ["hadolint/DL3023", "trivy/DS-0006", "buildkit/build-error"],
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        foreach (var instruction in stage.Instructions.Where(instruction => instruction.Name is "COPY" or "ADD"))
        {
            foreach (var flag in instruction.Flags.Where(flag => flag.Name == "from" && IsOwn(flag.Value, stage, file)))
            {
                context.Report(this, flag.ValueSpan, $"The stage {flag.Value} copies from itself, and BuildKit refuses that circle; name the stage that holds the files, or leave --from out to copy from the build context.");
            }
        }
    }

    /// <summary>Its own name, unless an earlier stage has that too and is meant.</summary>
    private static bool IsOwn(string source, Stage stage, DockerfileModel file) =>
        stage.Name.Length > 0 && stage.Name.Equals(source, StringComparison.OrdinalIgnoreCase) && !file.Stages.Take(stage.Index).Any(other => other.Name == stage.Name);
}
