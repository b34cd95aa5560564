using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Blanks that are to be seen are quoted.</summary>
public sealed class QuoteBlanks() : ShellCommandRule("echo")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2291", "quote-blanks", "Blanks that are to be seen are quoted", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2291"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        var text = script.Script.Text;
        for (var i = 1; i + 1 < command.Words.Length; i++)
        {
            var (start, end) = (command.Words[i].Span.End, command.Words[i + 1].Span.Start);
            if (command.Words[i].Value is not ['-', ..] && end - start >= 4 && text[start - 1] is not ('\n' or '\\') && end <= text.Length && text.AsSpan(start, end - start).IndexOfAnyExcept(' ') < 0)
            {
                script.Report(this, TextSpan.FromBounds(start, end), "Of these blanks echo prints one; quote the text.");
                return;
            }
        }
    }
}
