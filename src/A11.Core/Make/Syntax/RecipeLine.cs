using System.Text;
using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>A line of a recipe, continuations included.</summary>
/// <param name="FullSpan">The line with what begins and ends it; for a recipe after <c>;</c>, the rest of the rule's line.</param>
/// <param name="Span">Where it is written, without the tab and the prefixes.</param>
/// <param name="Prefixes">The characters in front: <c>@</c>, <c>-</c>, <c>+</c>.</param>
public sealed record RecipeLine(TextSpan FullSpan, TextSpan Span, string Prefixes) : MakeStatement(FullSpan)
{
    private readonly Lazy<string>? _script;

    /// <summary>Creates a line of a text.</summary>
    internal RecipeLine(TextSpan fullSpan, TextSpan span, string prefixes, string source)
        : this(fullSpan, span, prefixes) =>
        _script = new(() => ToScript(source, span), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Whether it stands after <c>;</c> on the rule's own line.</summary>
    public bool IsInline { get; init; }

    /// <summary>What the shell gets: <c>$$</c> is <c>$</c>; a make variable <c>$(X)</c> becomes <c>${X}</c>, which no shell runs.</summary>
    public string Script => _script?.Value ?? "";

    private static string ToScript(string text, TextSpan span)
    {
        var script = new StringBuilder();
        for (var i = span.Start; i < span.End;)
        {
            var end = text[i] == '$' ? MakeScanner.SkipReference(text.AsSpan(0, span.End), i) : i + 1;
            _ = text[i] != '$' || end == i + 1 ? script.Append(text[i]) : text[i + 1] == '$' ? script.Append('$') : script.Append("${").Append(NameOf(text.AsSpan(i + 1, end - i - 1))).Append('}');
            i = end;
        }

        return script.ToString();
    }

    private static string NameOf(ReadOnlySpan<char> reference)
    {
        var name = reference is ['(' or '{', .., ')' or '}'] ? reference[1..^1] : "_";
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '_')
            {
                return "_";
            }
        }

        return name.IsEmpty ? "_" : name.ToString();
    }
}
