using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A pattern does not give options.</summary>
public sealed class ExpandSafePatterns : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2035", "expand-safe-patterns", "A pattern does not give options", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2035", "shellcheck/SC2101", "shellcheck/SC2102"],
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Name is null or "echo" or "printf" or "[" or "test" or "eval" or "case" or "declare" or "local" or "export" or "set" or "unset")
        {
            return;
        }

        var isEnded = false;
        foreach (var word in node.Words.Skip(1))
        {
            isEnded |= word.Value == "--";
            if (!isEnded && word.Parts[0] is LiteralPart { IsEscaped: false, Value: ['*', ..] or ['?', ..] } && word.HasPattern)
            {
                script.Report(this, word.Span, $"A file whose name begins with a dash becomes an option; write ./{word.Raw}.");
            }

            foreach (var part in word.Parts)
            {
                if (part is LiteralPart { IsEscaped: false } literal && HasBareClass(literal.Value))
                {
                    script.Report(this, part.Span, "A class of characters needs two pairs of brackets: [[:digit:]].", code: "SC2101");
                }
            }
        }
    }

    private static bool HasBareClass(string text)
    {
        var start = text.IndexOf("[:", StringComparison.Ordinal);
        return start >= 0 && (start == 0 || text[start - 1] != '[') && text[(start + 2)..] is var rest
            && rest.IndexOf(":]", StringComparison.Ordinal) is >= 0 and var length
            && rest[..length] is "digit" or "alpha" or "alnum" or "upper" or "lower" or "space" or "punct" or "blank" or "xdigit";
    }
}
