using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>A stage has one ENTRYPOINT.</summary>
public sealed class SetEntrypointOnce : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD4004", "one-entrypoint", "A stage has one ENTRYPOINT", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL4004", "buildkit/MultipleInstructionsDisallowed", "trivy/DS-0007"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context) =>
        OverriddenInstruction.Report(this, "ENTRYPOINT", "so this program is never run", stage, context);
}
