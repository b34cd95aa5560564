using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Finds script files with line endings of Windows, which shells take for a character of the line.</summary>
public sealed class CarriageReturns : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS1017", "carriage-return", "Lines of scripts must end in LF, not CRLF", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC1017"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (script.IsFile && script.Script.Text.IndexOf("\r\n", StringComparison.Ordinal) is >= 0 and var first)
        {
            var start = script.Script.Text.LastIndexOf('\n', first) + 1;
            script.Report(this, TextSpan.FromBounds(start, first), "The line ends in CRLF, and the shell takes the carriage return for a part of it. Save the file with LF, and set *.sh text eol=lf in .gitattributes.", new Fix("Use LF", EditsOf(script.Script.Text), FixSafety.Unsafe));
        }
    }

    private static ImmutableArray<TextEdit> EditsOf(string text)
    {
        var edits = new List<TextEdit>();
        for (var at = text.IndexOf("\r\n", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\r\n", at + 2, StringComparison.Ordinal))
        {
            edits.Add(new TextEdit(new TextSpan(at, 1), ""));
        }

        return [.. edits];
    }
}
