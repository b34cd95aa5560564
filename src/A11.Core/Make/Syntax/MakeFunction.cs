using System.Globalization;

namespace A11.Core.Make.Syntax;

/// <summary>A function of make and how many arguments it takes (GNU make's manual, “Functions for Transforming Text”; function.c, “function_table_init”).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Minimum">The fewest arguments that it can be called with.</param>
/// <param name="Maximum">How many arguments it takes, so that a further comma is part of the last one; 0 for any number.</param>
/// <param name="Apply">What it gives for arguments that are known; null where that depends on more than those.</param>
internal sealed record MakeFunction(string Name, int Minimum, int Maximum, Func<string[], string?>? Apply = null)
{
    private const int LongestName = 10;

    private static readonly Dictionary<string, MakeFunction> All = new MakeFunction[]
    {
        new("abspath", 0, 1), new("realpath", 0, 1), new("wildcard", 0, 1), new("shell", 0, 1), new("file", 1, 2), new("call", 1, 0), new("value", 0, 1), new("origin", 0, 1), new("flavor", 0, 1),
        new("foreach", 3, 3), new("if", 2, 3), new("and", 1, 0), new("or", 1, 0),
        new("error", 0, 1), new("eval", 0, 1), new("info", 0, 1, _ => ""), new("warning", 0, 1, _ => ""),
        new("addprefix", 2, 2, arguments => Map(arguments[1], word => arguments[0] + word)),
        new("addsuffix", 2, 2, arguments => Map(arguments[1], word => word + arguments[0])),
        new("basename", 0, 1, arguments => Map(arguments[0], word => word[..DotOf(word)])),
        new("dir", 0, 1, arguments => Map(arguments[0], word => word.LastIndexOf('/') is var slash and >= 0 ? word[..(slash + 1)] : "./")),
        new("filter", 2, 2, arguments => Filter(arguments, isKept: true)),
        new("filter-out", 2, 2, arguments => Filter(arguments, isKept: false)),
        new("findstring", 2, 2, arguments => arguments[1].Contains(arguments[0], StringComparison.Ordinal) ? arguments[0] : ""),
        new("firstword", 0, 1, arguments => WordsOf(arguments[0]).FirstOrDefault("")),
        new("join", 2, 2, arguments => Join(WordsOf(arguments[0]), WordsOf(arguments[1]))),
        new("lastword", 0, 1, arguments => WordsOf(arguments[0]).LastOrDefault("")),
        new("notdir", 0, 1, arguments => Map(arguments[0], word => word[(word.LastIndexOf('/') + 1)..])),
        new("patsubst", 3, 3, arguments => Map(arguments[2], word => Substitute(word, arguments[0], arguments[1]))),
        new("sort", 0, 1, arguments => string.Join(' ', WordsOf(arguments[0]).Order(StringComparer.Ordinal).Distinct())),
        new("strip", 0, 1, arguments => string.Join(' ', WordsOf(arguments[0]))),
        new("subst", 3, 3, arguments => arguments[0].Length == 0 ? arguments[2] + arguments[1] : arguments[2].Replace(arguments[0], arguments[1], StringComparison.Ordinal)),
        new("suffix", 0, 1, arguments => string.Join(' ', WordsOf(arguments[0]).Select(word => word[DotOf(word)..]).Where(suffix => suffix.Length > 0))),
        new("word", 2, 2, arguments => NumberOf(arguments[0]) is { } index and > 0 ? WordsOf(arguments[1]).ElementAtOrDefault((int)index - 1) ?? "" : null),
        new("wordlist", 3, 3, arguments => NumberOf(arguments[0]) is { } from and > 0 && NumberOf(arguments[1]) is { } to ? string.Join(' ', WordsOf(arguments[2]).Take((int)to).Skip((int)from - 1)) : null),
        new("words", 0, 1, arguments => WordsOf(arguments[0]).Length.ToString(CultureInfo.InvariantCulture)),
    }.ToDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>Whether it expands its arguments by itself, some of them not at all.</summary>
    public bool IsLazy => Name is "if" or "and" or "or" or "foreach";

    /// <summary>The function that is called where a reference begins with <paramref name="text"/>; null where that is a variable's name.</summary>
    public static MakeFunction? Find(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length <= LongestName && (char.IsAsciiLetterLower(text[length]) || text[length] == '-'))
        {
            length++;
        }

        return (length == text.Length || MakeScanner.IsBlank(text[length])) && All.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out var function) ? function : null;
    }

    /// <summary>Why make refuses arguments that are known; null where it doesn't.</summary>
    public string? Refuse(string?[] arguments) => Name switch
    {
        "word" => RefuseNumber(arguments[0], "first", 1),
        "wordlist" => RefuseNumber(arguments[0], "first", 1) ?? RefuseNumber(arguments[1], "second", 0),
        "file" when arguments[0] is { } target && target.TrimStart() is not ['>' or '<', ..] => "The first argument of the function file must begin with >, >> or <. Name what to do with the file.",
        _ => null,
    };

    /// <summary>The words of a text.</summary>
    public static string[] WordsOf(string text) => text.Split([' ', '\t', '\n', '\r', '\v', '\f'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A word in which a pattern is replaced, or the word where the pattern doesn't match.</summary>
    public static string Substitute(string word, string pattern, string replacement)
    {
        var percent = pattern.IndexOf('%', StringComparison.Ordinal);
        return percent < 0 ? word == pattern ? replacement : word
            : !Matches(word, pattern) ? word
            : replacement.IndexOf('%', StringComparison.Ordinal) is var at and >= 0 ? string.Concat(replacement.AsSpan(0, at), word.AsSpan(percent, word.Length - pattern.Length + 1), replacement.AsSpan(at + 1))
            : replacement;
    }

    /// <summary>Whether a pattern matches a word; <c>%</c> stands for any text, be it empty.</summary>
    public static bool Matches(string word, string pattern)
    {
        var percent = pattern.IndexOf('%', StringComparison.Ordinal);
        return percent < 0 ? word == pattern
            : word.Length >= pattern.Length - 1 && word.AsSpan().StartsWith(pattern.AsSpan(0, percent)) && word.AsSpan().EndsWith(pattern.AsSpan(percent + 1));
    }

    private string? RefuseNumber(string? argument, string ordinal, int minimum) =>
        argument is null ? null
        : NumberOf(argument) is not { } number ? $"The {ordinal} argument of the function {Name} must be a number, but is “{argument.Trim()}”."
        : number < minimum ? $"The {ordinal} argument of the function {Name} must be greater than 0: make counts words from 1."
        : null;

    private static long? NumberOf(string text) => text.Trim() is { Length: > 0 } digits && digits.All(char.IsAsciiDigit) ? long.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, int.MaxValue) : int.MaxValue : null;

    private static string Map(string text, Func<string, string> map) => string.Join(' ', WordsOf(text).Select(map));

    private static int DotOf(string word)
    {
        var dot = word.LastIndexOf('.');
        return dot > word.LastIndexOf('/') ? dot : word.Length;
    }

    private static string? Filter(string[] arguments, bool isKept)
    {
        var (patterns, words) = (WordsOf(arguments[0]), WordsOf(arguments[1]));
        return (long)patterns.Length * words.Length > 1_000_000 ? null : string.Join(' ', words.Where(word => patterns.Any(pattern => Matches(word, pattern)) == isKept));
    }

    private static string Join(string[] left, string[] right) =>
        string.Join(' ', Enumerable.Range(0, Math.Max(left.Length, right.Length)).Select(i => left.ElementAtOrDefault(i) + right.ElementAtOrDefault(i)));
}
