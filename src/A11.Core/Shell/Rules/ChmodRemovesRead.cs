using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary><c>chmod -r</c> is used where <c>-R</c> is meant.</summary>
public sealed class ChmodRemovesRead() : ShellCommandRule("chmod")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2253", "chmod-removes-read", "Use chmod -R to change directories recursively", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2253"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        for (var i = 1; i < command.Words.Length; i++)
        {
            if (command.Words[i].Bare is "-r")
            {
                script.Report(Descriptor, command.Words[i].Span, "chmod -r removes read permission, and what follows are file names. Use -R to change a directory recursively, or a-r if removing is meant.", new Fix("Write -R", [new TextEdit(command.Words[i].Span, "-R")], FixSafety.Unsafe));
            }
        }
    }
}
