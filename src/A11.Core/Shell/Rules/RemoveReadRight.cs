using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Folders are changed with all in them by -R.</summary>
public sealed class RemoveReadRight() : ShellCommandRule("chmod")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2253", "remove-read-right", "Folders are changed with all in them by -R", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2253"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        for (var i = 1; i + 1 < command.Words.Length; i++)
        {
            if (command.Words[i].Bare is "-r" && command.Words[i + 1].Bare is { Length: 3 or 4 } mode && mode.AsSpan().IndexOfAnyExceptInRange('0', '7') < 0)
            {
                script.Report(this, command.Words[i].Span, "To chmod -r takes the right to read away, and the mode behind it is the name of a file; write -R.", new Fix("Write -R", [new TextEdit(command.Words[i].Span, "-R")], FixSafety.Unsafe));
            }
        }
    }
}
