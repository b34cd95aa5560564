using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>A stage has one CMD.</summary>
public sealed class SetCommandOnce : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD4003", "one-cmd", "A stage has one CMD", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL4003", "buildkit/MultipleInstructionsDisallowed", "trivy/DS-0016"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context) =>
        OverriddenInstruction.Report(this, "CMD", "so this command is never run", stage, context);
}
