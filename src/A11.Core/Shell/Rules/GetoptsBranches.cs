using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>The branches of a loop over <c>getopts</c>.</summary>
public sealed class GetoptsBranches : ShellNodeRule<WhileCommand>
{
    private static readonly CheckDescriptor UnhandledOption = new("AXS2213", "unhandled-option", "Every option of getopts should have a branch", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2213"] };

    private static readonly CheckDescriptor UndeclaredOption = new("AXS2214", "undeclared-option", "Every branch of a getopts loop should handle a declared option", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2214"] };

    private static readonly CheckDescriptor IgnoredInvalidOptions = new("AXS2220", "ignored-invalid-options", "A getopts loop should handle invalid options", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2220"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => IgnoredInvalidOptions;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [UnhandledOption, UndeclaredOption, IgnoredInvalidOptions];

    /// <inheritdoc/>
    protected override void Visit(WhileCommand node, ScriptContext script)
    {
        if (node.Condition.Only is not SimpleCommand { Name: "getopts", Words: [_, var options, var variable, ..] } || options.ConstantValue is not { } letters || variable.Bare is not { } name || FindCase(node.Body, name, script) is not { } selection)
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
                else if (CasePattern.Parse(pattern) is { IsKnown: true, IsAll: true } || pattern.Bare is "?")
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
                script.Report(UndeclaredOption, word.Span, $"This branch is unreachable: getopts doesn't declare -{letter}. Add {letter} to “{letters}”, or remove the branch.");
            }
        }

        if (handlesRest)
        {
            return;
        }

        var missing = letters.FirstOrDefault(letter => char.IsAsciiLetterOrDigit(letter) && !handled.Exists(known => known.Letter == letter));
        if (missing != '\0')
        {
            script.Report(UnhandledOption, options.Span, $"getopts accepts -{missing}, but no branch handles it. Add a branch, or remove {missing} from “{letters}”.");
        }

        script.Report(IgnoredInvalidOptions, TextSpan.FromBounds(selection.Span.Start, selection.Word!.Span.End), "Invalid options are ignored. Add a branch that ends the script, for example: *) exit 2 ;;");
    }

    /// <summary>The body's <c>case</c> over the option, where nothing changes the option before it.</summary>
    private static CaseCommand? FindCase(ShellList body, string name, ScriptContext script)
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
