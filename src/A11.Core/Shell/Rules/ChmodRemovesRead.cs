using System.Buffers;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary><c>chmod -r</c> is used where <c>-R</c> is meant.</summary>
public sealed class ChmodRemovesRead() : ShellCommandRule("chmod")
{
    private static readonly SearchValues<char> ModeCharacters = SearchValues.Create("rwxXst+-=,ugoa");

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
            if (command.Words[i].Bare is "-r" && command.Words.Skip(1).Any(IsMode))
            {
                script.Report(Descriptor, command.Words[i].Span, "chmod -r removes read permission, and what follows are file names. Use -R to change a directory recursively, or a-r if removing is meant.", new Fix("Write -R", [new TextEdit(command.Words[i].Span, "-R")], FixSafety.Unsafe));
            }
        }
    }

    /// <summary>Whether a word is a mode, as in 755 or u+x: besides it, -r is none.</summary>
    private static bool IsMode(ShellWord word) =>
        (word.Bare is { Length: 3 or 4 } number && number.AsSpan().IndexOfAnyExceptInRange('0', '7') < 0)
        || (word.Bare is { Length: > 1 } text && text.AsSpan().IndexOfAny('+', '=') is >= 0 and var at && text.AsSpan(0, at).IndexOfAnyExcept("ugoa") < 0 && text.AsSpan(at + 1).IndexOfAnyExcept(ModeCharacters) < 0);
}
