using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>The author is named by a label.</summary>
public sealed class ReplaceMaintainer : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD4000", "no-maintainer", "The author is named by a label", Severity.Info, Category.Correct)
    {
        Aliases = ["hadolint/DL4000", "buildkit/MaintainerDeprecated", "trivy/DS-0022", "checkov/CKV_DOCKER_6"],
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction.Is("MAINTAINER"))
        {
            context.Report(this, instruction.Keyword, "MAINTAINER is deprecated and not shown by common tools; write LABEL org.opencontainers.image.authors=\"…\".");
        }
    }
}
