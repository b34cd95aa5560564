using System.Buffers;

namespace A11.Core.Secrets.Values;

/// <summary>Whether a text looks as if a program had made it up, as against a word, a name or a number.</summary>
internal static class RandomText
{
    private const int ShortestHex = 16;
    private const int Shortest = 8;

    /// <summary>Bits of each character (Shannon's entropy) that no name of some length has, and few texts from a generator lack.</summary>
    private const double LeastEntropy = 3.0;

    private const int ShortestToMeasure = 12;
    private const int LongWord = 20;

    /// <summary>So many changes between letters and digits, or small and capital letters, no word has.</summary>
    private const int FewestChanges = 3;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF-");
    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-.~!@#%^&*?:");

    /// <summary>Whether a value is random enough to be a secret by itself, where its name says so.</summary>
    public static bool Is(string value)
    {
        if (value.Length < Shortest || value.AsSpan().IndexOfAnyExcept(Characters) >= 0 || IsSequence(value))
        {
            return false;
        }

        if (value.AsSpan().IndexOfAnyExcept(HexDigits) < 0 && value.Length >= ShortestHex)
        {
            return CountCharacters(value) >= Shortest && value.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
        }

        return CountChanges(value) >= FewestChanges && (value.Length < ShortestToMeasure ? CountCharacters(value) >= Shortest - 1 : Entropy(value) >= LeastEntropy);
    }

    /// <summary>Different characters.</summary>
    public static int CountCharacters(string value) => value.Distinct().Count();

    /// <summary>Whether most characters follow the one before them, as in <c>0123456789abcdef</c>, or a few repeat.</summary>
    public static bool IsSequence(string value)
    {
        var steps = 0;
        for (var i = 1; i < value.Length; i++)
        {
            steps += value[i] - value[i - 1] is 0 or 1 or -1 || (value[i - 1] == '9' && value[i] is '0' or 'a' or 'A') ? 1 : 0;
        }

        return steps * 2 > value.Length;
    }

    /// <summary>How often letters become digits or the other way, or small letters become capitals, within words; one change at a word's end, as in <c>oauth2</c>, is none.</summary>
    private static int CountChanges(string value)
    {
        var changes = 0;
        foreach (var range in value.AsSpan().SplitAny("_-. :"))
        {
            var word = value.AsSpan()[range];
            var own = 0;
            for (var i = 1; i < word.Length; i++)
            {
                own += char.IsAsciiDigit(word[i]) != char.IsAsciiDigit(word[i - 1]) || (char.IsAsciiLetterLower(word[i - 1]) && char.IsAsciiLetterUpper(word[i])) ? 1 : 0;
            }

            var hasDigits = word.IndexOfAnyInRange('0', '9') >= 0;
            changes += own > 1 && (hasDigits || word.Length >= LongWord) ? own : 0;
        }

        return changes;
    }

    private static double Entropy(string value) =>
        value.GroupBy(static character => character).Sum(group => -(double)group.Count() / value.Length * Math.Log2((double)group.Count() / value.Length));
}
