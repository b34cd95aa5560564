using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>What stands in the brackets of a glob.</summary>
public sealed class BracketExpressions : ShellNodeRule<ShellWord>
{
    private static readonly CheckDescriptor BareClass = new("AXS2101", "unbracketed-character-class", "Character classes should be in double brackets", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2101"] };

    private static readonly CheckDescriptor RepeatedCharacter = new("AXS2102", "repeated-character-in-brackets", "Brackets of a glob should list single characters", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2102"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => BareClass;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [BareClass, RepeatedCharacter];

    /// <inheritdoc/>
    protected override void Visit(ShellWord node, ScriptContext script)
    {
        if (!MayBePattern(node, script))
        {
            return;
        }

        foreach (var part in node.Parts)
        {
            if (part is LiteralPart { IsEscaped: false } literal && literal.Value.Length == literal.Span.Length)
            {
                Check(literal, script);
            }
        }
    }

    /// <summary>Whether the word's brackets are a glob's: no subscript, no argument of a command that takes one, no expression.</summary>
    private static bool MayBePattern(ShellWord word, ScriptContext script) => script.Parent switch
    {
        SimpleCommand command => word != command.Words.FirstOrDefault() && !Declarations.IsDeclaring(command.Name) && command.Name is not ("unset" or "read" or "let" or "printf" or "test" or "[" or "mapfile" or "readarray" or "wait" or "tr" or "eval" or "alias" or "expr" or null),
        ConditionBinary { Operator: "=~" or "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge" } or ConditionUnary { Operator: "-v" } or ConditionWord => false,
        CaseCommand selection => word != selection.Word,
        ConditionBinary or ForCommand or ArrayLiteral => true,
        _ => false,
    };

    private static void Check(LiteralPart literal, ScriptContext script)
    {
        var text = literal.Value;
        for (var open = text.IndexOf('[', StringComparison.Ordinal); open >= 0; open = text.IndexOf('[', open + 1))
        {
            var close = CloseOf(text, open);
            if (close < 0)
            {
                return;
            }

            var inner = text[(open + 1)..close];
            if (inner is [':', .., ':'] && inner[1..^1] is var name && name.All(char.IsAsciiLetterLower))
            {
                script.Report(BareClass, literal.Span, $"[:{name}:] matches one of the characters in the brackets, not the class. Write [[:{name}:]].");
            }
            else if (RepeatedIn(inner) is { } repeated)
            {
                script.Report(RepeatedCharacter, new TextSpan(literal.Span.Start + open, close - open + 1), $"[{inner}] matches a single character, in which {repeated} is listed twice. Use {{a,b}} for words, or a range of single characters such as [0-9].");
            }

            open = close;
        }
    }

    /// <summary>The bracket that closes an expression, past the classes in it; negative where none does.</summary>
    private static int CloseOf(string text, int open)
    {
        var i = open + 1;
        i += i < text.Length && text[i] is '!' or '^' ? 1 : 0;
        i += i < text.Length && text[i] == ']' ? 1 : 0;
        if (i < text.Length && text[i] == ':' && i == open + 1)
        {
            return text.IndexOf(']', i);
        }

        while (i < text.Length && text[i] != ']')
        {
            i = text[i] == '[' && i + 1 < text.Length && text[i + 1] is ':' or '.' or '=' && text.IndexOf(text[i + 1] + "]", i + 2, StringComparison.Ordinal) is > 0 and var end ? end + 2 : i + 1;
        }

        return i < text.Length ? i : -1;
    }

    private static char? RepeatedIn(string inner)
    {
        if (inner.Contains('[', StringComparison.Ordinal) || inner.StartsWith('=') || inner.StartsWith('.'))
        {
            return null;
        }

        var seen = new HashSet<char>();
        foreach (var character in inner is ['!' or '^', ..] ? inner[1..] : inner)
        {
            if (character is not '-' && !seen.Add(character))
            {
                return character;
            }
        }

        return null;
    }
}
