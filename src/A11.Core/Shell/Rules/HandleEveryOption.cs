using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>A loop over options handles each of them.</summary>
public sealed class HandleEveryOption : ShellNodeRule<WhileCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2220", "handle-every-option", "A loop over options handles each of them", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2220", "shellcheck/SC2213", "shellcheck/SC2214"],
    };

    /// <inheritdoc/>
    protected override void Visit(WhileCommand node, ScriptContext script)
    {
        if (node.Condition.Only is not SimpleCommand { Name: "getopts", Words: [_, var options, var variable, ..] } || options.ConstantValue is not { } letters || variable.Bare is not { } name || CaseOf(node.Body, name, script) is not { } selection)
        {
            return;
        }

        var handled = new List<(char Letter, ShellWord Word)>();
        var handlesRest = false;
        foreach (var item in selection.Items)
        {
            foreach (var pattern in item.Patterns)
            {
                if (pattern.ConstantValue is [var letter] && !pattern.HasPattern)
                {
                    handled.Add((letter, pattern));
                    handlesRest |= letter == '?';
                }
                else if (CasePattern.Of(pattern) is { IsKnown: true, IsAll: true } || pattern.Bare is "?")
                {
                    handlesRest = true;
                }
                else
                {
                    // What another pattern matches is not counted.
                    return;
                }
            }
        }

        foreach (var (letter, word) in handled)
        {
            if (letter is not ('?' or ':' or '*') && !letters.Contains(letter, StringComparison.Ordinal))
            {
                script.Report(this, word.Span, $"getopts is not told of -{letter}, so that this is never reached; add {letter} to “{letters}”.", code: "SC2214", severity: Severity.Warning);
            }
        }

        if (handlesRest)
        {
            return;
        }

        var missing = letters.FirstOrDefault(letter => char.IsAsciiLetterOrDigit(letter) && !handled.Exists(known => known.Letter == letter));
        if (missing != '\0')
        {
            script.Report(this, options.Span, $"getopts takes -{missing}, and nothing handles it; add a branch, or remove it from “{letters}”.", code: "SC2213", severity: Severity.Warning);
        }

        script.Report(this, TextSpan.FromBounds(selection.Span.Start, selection.Word!.Span.End), "An option that getopts does not know is passed over; add *), and say how the script is used.", code: "SC2220");
    }

    /// <summary>The body's <c>case</c> over the option, where nothing changes the option in front.</summary>
    private static CaseCommand? CaseOf(ShellList body, string name, ScriptContext script)
    {
        foreach (var item in body.Items)
        {
            if (item.Statement is CaseCommand { Word: { } word } selection && (word.Parts is [DoubleQuotedPart quoted] ? quoted.Parts : word.Parts) is [ParameterExpansion { Operator: "" } only] && only.Name == name)
            {
                return script.Variables.WritesOf(name).Any(write => body.Span.Contains(write.Span)) ? null : selection;
            }
        }

        return null;
    }
}
