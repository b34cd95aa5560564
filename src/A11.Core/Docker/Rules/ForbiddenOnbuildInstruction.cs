using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds instructions that ONBUILD can't contain.</summary>
public sealed class ForbiddenOnbuildInstruction : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3043", "forbidden-onbuild-instruction", "ONBUILD must not contain FROM, MAINTAINER or ONBUILD", Severity.Error, Category.Correct)
    {
        Aliases = ["hadolint/DL3043", "a11/parse-error"],
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction is { Name: "ONBUILD", Trigger: { Name: "ONBUILD" or "FROM" or "MAINTAINER" } trigger })
        {
            context.Report(this, trigger.Keyword, $"ONBUILD {trigger.Name} is an error: ONBUILD can't contain {trigger.Name}. Remove it.");
        }
    }
}
