using System.Buffers;
using System.Collections.Immutable;

namespace A11.Agents.Acceptance.Criteria;

/// <summary>The words of a criterion, and which of them something understood: what is left at the end nobody looked for.</summary>
internal sealed class CriterionText
{
    private const string Quotes = "\"'`“”„‘’";

    private const string Edges = "\"'`“”„‘’,;:.!?()[]{}…";

    private static readonly SearchValues<char> Separators = SearchValues.Create(",;:.!?()–—");

    private readonly bool[] _used;

    /// <summary>Reads the words of a criterion.</summary>
    public CriterionText(string criterion)
    {
        Words = [.. Split(criterion)];
        _used = new bool[Words.Length];
    }

    /// <summary>The words in order.</summary>
    public ImmutableArray<CriterionWord> Words { get; }

    /// <summary>What nothing understood, in the order and the spelling of the criterion.</summary>
    public string Unread => string.Join(' ', Words.Where((_, index) => !_used[index]).Select(word => word.Text));

    /// <summary>Whether a word is there that nothing understood so far.</summary>
    public bool IsFree(int index) => index >= 0 && index < Words.Length && !_used[index];

    /// <summary>Whether a word is there, not understood so far, and one of these.</summary>
    public bool Is(int index, params ReadOnlySpan<string> values)
    {
        if (IsFree(index))
        {
            foreach (var value in values)
            {
                if (Words[index].Value == value)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Notes that words are understood.</summary>
    public void Use(int start, int count) => Array.Fill(_used, true, start, count);

    /// <summary>How many words from one on are a phrase, however they are joined (<c>health check</c>, <c>health-check</c>, <c>healthcheck</c>); 0 where they are not.</summary>
    public int Match(int start, string phrase)
    {
        var wanted = CriterionWord.Join(phrase).AsSpan();
        for (var index = start; IsFree(index) && (index == start || !Words[index].IsSeparated) && wanted.StartsWith(Words[index].Joined); index++)
        {
            wanted = wanted[Words[index].Joined.Length..];
            if (wanted.IsEmpty)
            {
                return index - start + 1;
            }

            if (Words[index].Joined.Length == 0)
            {
                break;
            }
        }

        return 0;
    }

    /// <summary>How many words from one on are a name, word by word; 0 where they are not.</summary>
    public int MatchName(int start, string name)
    {
        var parts = name.Split(' ');
        for (var index = 0; index < parts.Length; index++)
        {
            if (!Is(start + index, parts[index]) || (index > 0 && Words[start + index].IsSeparated))
            {
                return 0;
            }
        }

        return parts.Length;
    }

    private static IEnumerable<CriterionWord> Split(string criterion)
    {
        var isSeparated = false;
        for (var start = 0; start < criterion.Length;)
        {
            var end = start;
            while (end < criterion.Length && !IsBoundary(criterion, start, end))
            {
                end++;
            }

            var (first, last) = Trim(criterion, start, end);
            if (first < last)
            {
                yield return new CriterionWord(criterion[first..last], first, IsQuotedAt(criterion, first), isSeparated || IsSeparator(criterion[start..first]));
                isSeparated = false;
            }

            isSeparated |= IsSeparator(criterion[Math.Max(last, start)..Math.Min(end + 1, criterion.Length)]);
            start = end + 1;
        }
    }

    private static bool IsSeparator(string punctuation) => punctuation.AsSpan().IndexOfAny(Separators) >= 0;

    /// <summary>Whether a word ends there. A slash parts words (<c>lint/test</c>), but not those of a path, nor in quotation marks.</summary>
    private static bool IsBoundary(string text, int start, int at) =>
        char.IsWhiteSpace(text[at]) || text[at] is ',' or ';' or '–' or '—'
        || (text[at] == '/' && at > start && text[start..at].All(char.IsAsciiLetter) && !IsQuotedAt(text, at)
            && EndOfWord(text, at) is var end && text[(at + 1)..end].Length > 0 && text[(at + 1)..end].All(character => char.IsAsciiLetter(character) || Edges.Contains(character, StringComparison.Ordinal)));

    private static int EndOfWord(string text, int start)
    {
        while (start < text.Length && !char.IsWhiteSpace(text[start]) && text[start] is not (',' or ';'))
        {
            start++;
        }

        return start;
    }

    /// <summary>The word without the punctuation around it; a dot in front (<c>.NET</c>, <c>.dockerignore</c>) belongs to it. What is only that is no word.</summary>
    private static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && text[start] != '.' && Edges.Contains(text[start], StringComparison.Ordinal))
        {
            start++;
        }

        while (start < end && Edges.Contains(text[end - 1], StringComparison.Ordinal))
        {
            end--;
        }

        return text[start..end].All(character => character is '-' or '*' or '.') ? (start, start) : (start, end);
    }

    private static bool IsQuotedAt(string text, int at)
    {
        var count = 0;
        for (var index = 0; index < at; index++)
        {
            // An apostrophe inside of a word is none.
            if (Quotes.Contains(text[index], StringComparison.Ordinal) && !(text[index] is '\'' or '’' && index > 0 && char.IsLetter(text[index - 1]) && index + 1 < text.Length && char.IsLetter(text[index + 1])))
            {
                count++;
            }
        }

        return count % 2 == 1;
    }
}
