using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>ONBUILD holds back an instruction that it may.</summary>
public sealed class HoldBackAllowedInstructions : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3043", "onbuild-trigger", "ONBUILD holds back an instruction that it may", Severity.Error, Category.Correct)
    {
        Aliases = ["hadolint/DL3043", "a11/parse-error"],
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction is { Name: "ONBUILD", Trigger: { Name: "ONBUILD" or "FROM" or "MAINTAINER" } trigger })
        {
            context.Report(this, trigger.Keyword, $"ONBUILD may not hold back {trigger.Name}, and a build ends with an error here; remove it.");
        }
    }
}
