using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for keys that apt is made to trust for every repository.</summary>
public sealed class DeprecatedAptKey : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6050", "deprecated-apt-key", "Keys of repositories should be named by signed-by", Severity.Warning, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        if (command.Name == "apt-key" && command.Operands.FirstOrDefault(static operand => operand.Value is "add" or "adv") is { } verb)
        {
            context.Report(this, command.Words[0].Span.Union(verb.Span), "apt-key makes the key good for every repository, and Debian 13 has it no more. Save the key in /etc/apt/keyrings, and name it in the repository's line: [signed-by=/etc/apt/keyrings/name.asc].");
        }
    }
}
