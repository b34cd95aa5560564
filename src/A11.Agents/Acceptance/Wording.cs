using System.Collections.Immutable;

namespace A11.Agents.Acceptance;

/// <summary>The words of a criterion, in lower case.</summary>
internal sealed class Wording
{
    private readonly string _text;

    /// <summary>Reads a criterion.</summary>
    public Wording(string criterion)
    {
        _text = criterion.ToLowerInvariant();
        Words = [.. _text.Split([' ', ',', '.', ':', ';', '(', ')', '/', '“', '”', '"', '\'', '`', '&'], StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>The words in order.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>The versions of languages that it names: two numbers, where a language or the word “version” stands too.</summary>
    public IEnumerable<string> Versions => Contains("python", "node", "version", "matrix")
        ? _text.Split([' ', ',', '(', ')', ';', '/'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.TrimEnd('.'))
            .Where(word => word.Count(character => character == '.') == 1 && word.All(character => char.IsAsciiDigit(character) || character == '.'))
        : [];

    /// <summary>Whether one of these words stands in it.</summary>
    public bool Has(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Words.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the words of a phrase stand in it one after the other.</summary>
    public bool HasPhrase(string phrase) => $" {string.Join(' ', Words)} ".Contains($" {phrase} ", StringComparison.Ordinal);

    /// <summary>Whether one of these texts stands in it, inside of words too.</summary>
    public bool Contains(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (_text.Contains(text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
