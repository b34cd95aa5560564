using System.Collections.Immutable;

namespace A11.Agents.Acceptance.Commands;

/// <summary>The words of a command, and which of them are options, values of options, or neither.</summary>
internal sealed class CommandLine
{
    private readonly HashSet<string> _options = new(StringComparer.Ordinal);
    private readonly HashSet<int> _values = [];

    /// <summary>Reads a command.</summary>
    /// <param name="words">Its words; at least one.</param>
    /// <param name="valueOptions">The options of a program that take the next word; those with a <c>?</c> behind them only where it is a number.</param>
    public CommandLine(ImmutableArray<string> words, Func<string, ImmutableArray<string>> valueOptions)
    {
        Words = words;
        Program = Normalize(words[0]);
        var taking = valueOptions(Program);
        var operands = ImmutableArray.CreateBuilder<(int Index, string Value)>();
        for (var i = 1; i < words.Length; i++)
        {
            var word = words[i];
            if (word is ['-' or '+', _, ..] or ['/', 't' or 'T', ':', ..])
            {
                _ = _options.Add(word);
                if (i + 1 < words.Length && (taking.Contains(word) || (taking.Contains(word + "?") && words[i + 1].All(char.IsAsciiDigit))))
                {
                    _ = _options.Add($"{word}={words[++i]}");
                    _ = _values.Add(i);
                }
            }
            else
            {
                operands.Add((i, word));
            }
        }

        Operands = operands.ToImmutable();
    }

    /// <summary>The words.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>The program's name without its directory, version and ending.</summary>
    public string Program { get; }

    /// <summary>The words behind the program that are neither options nor values of options, and where they stand.</summary>
    public ImmutableArray<(int Index, string Value)> Operands { get; }

    /// <summary>The words behind the program, options included and their values not.</summary>
    public IEnumerable<string> OwnWords => Words.Where((_, index) => index > 0 && !_values.Contains(index));

    /// <summary>An option that makes any command say something of itself and do nothing: it has no value. Null where none is given.</summary>
    public string? Question
    {
        get
        {
            for (var i = 1; i < Words.Length; i++)
            {
                if (Words[i] is "--help" or "--version" && (i + 1 == Words.Length || Words[i + 1] is ['-', ..]))
                {
                    return Words[i];
                }
            }

            return null;
        }
    }

    /// <summary>Whether the program is named by a path that is not absolute.</summary>
    public bool IsRelativePath => Words[0].Contains('/', StringComparison.Ordinal) && Words[0][0] is not ('/' or '~' or '$');

    /// <summary>Whether one of these options is given, alone or with <c>=</c> and a value.</summary>
    public bool HasOption(ImmutableArray<string> names) => FindOption(names) is not null;

    /// <summary>The first of these options that is given; null where none is.</summary>
    public string? FindOption(ImmutableArray<string> names) =>
        names.FirstOrDefault(name => _options.Contains(name) || _options.Any(option => option.Length > name.Length && option[name.Length] is '=' or ':' && option.StartsWith(name, StringComparison.Ordinal)));

    /// <summary>The first of these options that is given and not turned off by its value (<c>-DskipTests=false</c>); null where none is.</summary>
    public string? FindActive(ImmutableArray<string> names) =>
        names.FirstOrDefault(name => _options.Any(option => option == name
            || (option.Length > name.Length && option[name.Length] is '=' or ':' && option.StartsWith(name, StringComparison.Ordinal) && !option.EndsWith("=false", StringComparison.Ordinal)))
            && !_options.Contains($"{name}=false"));

    /// <summary>Where the first of these options stands; -1 where none does.</summary>
    public int IndexOfOption(ImmutableArray<string> names)
    {
        for (var i = 1; i < Words.Length; i++)
        {
            if (names.Contains(Words[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The value of the first of these options that is given; null where none is.</summary>
    public string? ValueOf(params ImmutableArray<string> names)
    {
        for (var i = 1; i < Words.Length; i++)
        {
            foreach (var name in names)
            {
                if (Words[i] == name)
                {
                    return i + 1 < Words.Length ? Words[i + 1] : null;
                }

                if (Words[i].StartsWith(name + "=", StringComparison.Ordinal))
                {
                    return Words[i][(name.Length + 1)..];
                }
            }
        }

        return null;
    }

    /// <summary><c>./gradlew.bat</c> is gradlew, <c>/usr/bin/python3.12</c> python.</summary>
    private static string Normalize(string word)
    {
        var name = word[(word.LastIndexOf('/') + 1)..];
        foreach (var ending in (ReadOnlySpan<string>)[".exe", ".cmd", ".bat"])
        {
            name = name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && name.Length > ending.Length ? name[..^ending.Length] : name;
        }

        // “npx jest@29”, “go run …/gotestsum@latest”.
        var at = name.IndexOf('@', StringComparison.Ordinal);
        name = at > 0 ? name[..at] : name;
        var bare = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.');
        return bare is "python" or "pypy" or "pip" or "pytest" or "coverage" or "ruby" or "php" or "node" or "perl" ? bare : name;
    }
}
