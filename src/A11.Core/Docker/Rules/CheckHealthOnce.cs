using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>A stage has one HEALTHCHECK.</summary>
public sealed class CheckHealthOnce : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3012", "one-healthcheck", "A stage has one HEALTHCHECK", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3012", "buildkit/MultipleInstructionsDisallowed", "trivy/DS-0023"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context) =>
        OverriddenInstruction.Report(this, "HEALTHCHECK", "so this check is never made", stage, context);
}
