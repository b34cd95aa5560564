using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Finds spaces in the text of echo that are not quoted.</summary>
public sealed class UnquotedSpaces() : ShellCommandRule("echo")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2291", "unquoted-spaces", "Quote repeated spaces that echo should print", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2291"] };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        var text = script.Script.Text;
        for (var i = 1; i + 1 < command.Words.Length; i++)
        {
            var (start, end) = (command.Words[i].Span.End, command.Words[i + 1].Span.Start);
            if (command.Words[i].Value is not ['-', ..] && end - start >= 4 && text[start - 1] != '\n' && text.AsSpan(start, end - start).IndexOfAnyExcept(' ') < 0)
            {
                script.Report(Descriptor, TextSpan.FromBounds(start, end), $"echo prints only one of these {end - start} spaces. Quote the text.");
                return;
            }
        }
    }
}
