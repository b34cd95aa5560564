using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A loop gets its words as they are.</summary>
public sealed class LoopOverFiles : ShellNodeRule<ForCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2045", "loop-over-files", "A loop gets its words as they are", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2045", "shellcheck/SC2044", "shellcheck/SC2013", "shellcheck/SC2066", "shellcheck/SC2041", "shellcheck/SC2042", "shellcheck/SC2043", "shellcheck/SC2258", "shellcheck/SC2231"],
    };

    /// <inheritdoc/>
    protected override void Visit(ForCommand node, ScriptContext script)
    {
        if (node.Words is [var only])
        {
            CheckOnly(only, script);
        }

        foreach (var word in node.Words)
        {
            if (word.Bare is [.., ','] text && text.Length > 1 && text[0] != '{')
            {
                script.Report(this, word.Span, $"The comma belongs to the word {text}; words are parted by blanks.", code: "SC2258");
            }
            else if (word.HasPattern && word.Parts.FirstOrDefault(static part => part is ParameterExpansion { IsList: false }) is { } part && !script.Values.IsRisky((ParameterExpansion)part) is false)
            {
                script.Report(this, part.Span, $"The value of {script.TextOf(part)} is split at blanks before files are looked for; quote it, but not the pattern.", ScriptContext.Quote(part), "SC2231");
            }
        }
    }

    private void CheckOnly(ShellWord word, ScriptContext script)
    {
        switch (word.Parts)
        {
            case [CommandSubstitution substitution]:
                CheckOutput(substitution, script);
                break;
            case [DoubleQuotedPart { Parts: [CommandSubstitution or LiteralPart { IsEscaped: false }] } quoted] when quoted.Parts[0] is CommandSubstitution || ((LiteralPart)quoted.Parts[0]).Value.AsSpan().IndexOfAny("*?$ ") >= 0:
                script.Report(this, word.Span, "In quotes this is a single word, so the loop runs once; take the quotes off, or loop over “\"${array[@]}\"”.", code: "SC2066");
                break;
            case [SingleQuotedPart]:
                script.Report(this, word.Span, "In quotes this is a single word, so the loop runs once; write $(…) for a command, and no quotes for a pattern.", code: "SC2041");
                break;
            case [LiteralPart { IsEscaped: false } literal] when literal.Value.Contains(',', StringComparison.Ordinal) && !literal.Value.Contains('{', StringComparison.Ordinal):
                script.Report(this, word.Span, "Words are parted by blanks, so the loop runs once over all of this.", code: "SC2042");
                break;
            case [LiteralPart { IsEscaped: false } literal] when !word.HasPattern && literal.Value.AsSpan().IndexOfAny("{~") < 0:
                script.Report(this, word.Span, $"This loop runs once, over the word {literal.Value}; a $, a pattern or $(…) may be missing.", code: "SC2043");
                break;
        }
    }

    private void CheckOutput(CommandSubstitution substitution, ScriptContext script)
    {
        var first = substitution.Body.Only switch
        {
            SimpleCommand command => command,
            Pipeline { Commands: [SimpleCommand command, .. var rest] } when rest.All(static other => other is SimpleCommand { Name: "grep" or "sed" or "awk" or "cut" or "sort" or "uniq" or "tail" or "head" }) => command,
            _ => null,
        };
        switch (first?.Name)
        {
            case "ls":
                script.Report(this, substitution.Span, "Names with blanks fall apart, and ls changes what it can't show; loop over the pattern itself: “for file in *.txt”.", code: "SC2045");
                break;
            case "find":
                script.Report(this, substitution.Span, "Names with blanks fall apart; write “find … -exec”, or “find … -print0 | while IFS= read -r -d '' file”.", code: "SC2044");
                break;
            case "cat":
                script.Report(this, substitution.Span, "This loops over words, not lines; write “while IFS= read -r line; do … done < file”.", code: "SC2013");
                break;
            default:
                if (substitution.ReadFile is not null)
                {
                    script.Report(this, substitution.Span, "This loops over words, not lines; write “while IFS= read -r line; do … done < file”.", code: "SC2013");
                }

                break;
        }
    }
}
