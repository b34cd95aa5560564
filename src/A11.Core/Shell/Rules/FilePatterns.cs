using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Globs among the arguments of commands.</summary>
public sealed class FilePatterns : ShellNodeRule<SimpleCommand>
{
    private static readonly CheckDescriptor PatternAsOption = new("AXS2035", "glob-becomes-option", "Start globs with ./ so that no file name becomes an option", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2035"] };

    private static readonly CheckDescriptor BareClass = new("AXS2101", "unbracketed-character-class", "Character classes should be in double brackets", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2101"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => PatternAsOption;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [PatternAsOption, BareClass];

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
                script.Report(PatternAsOption, word.Span, $"A file whose name starts with - becomes an option of {node.Name}. Write ./{word.Raw}.");
            }

            foreach (var part in word.Parts)
            {
                if (part is LiteralPart { IsEscaped: false } literal && FindBareClass(literal.Value) is { } name)
                {
                    script.Report(BareClass, part.Span, $"[:{name}:] matches one of the characters in the brackets, not the class. Write [[:{name}:]].");
                }
            }
        }
    }

    private static string? FindBareClass(string text)
    {
        var start = text.IndexOf("[:", StringComparison.Ordinal);
        return start >= 0 && !IsInBrackets(text, start) && text[(start + 2)..] is var rest
            && rest.IndexOf(":]", StringComparison.Ordinal) is >= 0 and var length
            && rest[..length] is "digit" or "alpha" or "alnum" or "upper" or "lower" or "space" or "punct" or "blank" or "xdigit" ? text.Substring(start + 2, length) : null;
    }

    /// <summary>Whether a bracket expression is open at a place: “[![:space:]]” and “[_[:alpha:]]” are classes in brackets.</summary>
    private static bool IsInBrackets(string text, int place)
    {
        // A ] that comes first is an element.
        var open = place == 0 ? -1 : text.LastIndexOf('[', place - 1);
        return open >= 0 && (open + 2 >= place || text.IndexOf(']', open + 2, place - open - 2) < 0);
    }
}
