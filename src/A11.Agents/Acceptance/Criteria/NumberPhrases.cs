using System.Globalization;

namespace A11.Agents.Acceptance.Criteria;

/// <summary>Versions, ports, limits of time and coverage, users, images and paths.</summary>
internal static class NumberPhrases
{
    private static readonly Phrase PortWord = Phrase.Parse("exposes|expose|exposed|exposing|listens|listen|listening|serves|serve|published|publishes|publish|maps|map|on|using|its|http|app? on? tcp? port|ports");

    private static readonly Phrase Exposes = Phrase.Parse("exposes|expose|exposed|exposing|listens-on|listen-on|listening-on");

    private static readonly Phrase IsOpened = Phrase.Parse("is|are exposed|published|open");

    private static readonly Phrase TimeWord = Phrase.Parse("every|each|all|job|jobs|the? job|jobs? has|have|with|is|are? timeout|timeouts|time-limit|time-out|time-limits|timeout-minutes|limited|times-out|time-outs");

    private static readonly Phrase AtMost = Phrase.Parse("at-most|no-more-than|up-to|maximum|max|maximum-of|within");

    private static readonly Phrase Below = Phrase.Parse("under|below|less-than|shorter-than");

    private static readonly Phrase AtLeast = Phrase.Parse("at-least|minimum|minimum-of|no-less-than|above|over|threshold-of|threshold|below|drops-below|is-below|under|falls-below");

    private static readonly Phrase UserWord = Phrase.Parse("as|with|runs-as|user-id? user|uid|user-id|numeric-user");

    /// <summary>Reads them.</summary>
    public static void Read(CriterionText text, IReadOnlySet<GeneratedFileKind> kinds, Action<Requirement> add)
    {
        for (var index = 0; index < text.Words.Length; index++)
        {
            _ = text.IsFree(index)
                && (ReadVersions(text, index, add) || ReadPorts(text, index, add) || ReadTimeout(text, index, kinds, add) || ReadThreshold(text, index, add)
                    || ReadUser(text, index, kinds, add) || ReadImage(text, index, add) || ReadPath(text, index, add));
        }
    }

    /// <summary>Versions behind a language, an image, or the word: <c>Python 3.11, 3.12 and 3.13</c>, <c>3.10 to 3.13</c>, <c>PostgreSQL 16</c>.</summary>
    private static bool ReadVersions(CriterionText text, int index, Action<Requirement> add)
    {
        var (name, at) = Vocabulary.MatchProduct(text, index);
        if (at < 0)
        {
            (name, at) = text.Is(index, "version", "versions") ? ("", index) : ("", -1);
        }

        var start = at < 0 ? index : name.Length == 0 ? index + 1 : at;
        start = at >= 0 && text.Is(start, "version", "versions") ? start + 1 : start;
        var versions = new List<(string Version, int At)>();
        var next = start;
        while (at >= 0 && text.IsFree(next) && VersionOf(text.Words[next].Value) is { } version)
        {
            versions.Add((version, next));
            next++;
            if (text.Is(next, "to", "through", "until") && text.IsFree(next + 1) && VersionOf(text.Words[next + 1].Value) is { } last && Range(version, last) is { Length: > 0 } range)
            {
                versions.AddRange(range.Select(minor => (minor, next + 1)));
                text.Use(next, 1);
                next += 2;
            }

            next = text.Is(next, "and") && text.IsFree(next + 1) && VersionOf(text.Words[next + 1].Value) is not null ? next + 1 : next;
            if (text.Is(next, "or") && text.IsFree(next + 1) && VersionOf(text.Words[next + 1].Value) is not null)
            {
                next++;
            }
        }

        if (versions.Count == 0)
        {
            return false;
        }

        foreach (var (version, place) in versions)
        {
            add(new Requirement(RequirementKind.Version, name, [version]) { Place = (place, place + 1) });
        }

        UseBetween(text, index, next);
        return true;
    }

    /// <summary>Everything from one word to another is understood, but for a choice, which is looked at later.</summary>
    private static void UseBetween(CriterionText text, int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            if (!text.Is(index, "or"))
            {
                text.Use(index, 1);
            }
        }
    }

    /// <summary>The versions behind one up to another of the same line: <c>3.11</c>, <c>3.12</c>, <c>3.13</c> from <c>3.10</c> to <c>3.13</c>.</summary>
    private static string[] Range(string first, string last) =>
        first.Split('.') is [var line, var low] && last.Split('.') is [var same, var high] && line == same
        && int.TryParse(low, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(high, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && to - from is > 0 and < 30
            ? [.. Enumerable.Range(from + 1, to - from).Select(minor => string.Create(CultureInfo.InvariantCulture, $"{line}.{minor}"))]
            : [];

    private static string? VersionOf(string word)
    {
        var text = word.StartsWith('v') && word.Length > 1 ? word[1..] : word;
        text = text.EndsWith(".x", StringComparison.Ordinal) ? text[..^2] : text;
        return text.Length is > 0 and < 12 && char.IsAsciiDigit(text[0]) && text.All(character => char.IsAsciiDigit(character) || character == '.') ? text : null;
    }

    private static bool ReadPorts(CriterionText text, int index, Action<Requirement> add)
    {
        var end = PortWord.Match(text, index)?.End ?? Exposes.Match(text, index)?.End ?? -1;
        var ports = new List<int>();
        while (end >= 0 && text.IsFree(end) && int.TryParse(text.Words[end].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536)
        {
            ports.Add(end++);
            end = text.Is(end, "and", "or") && text.IsFree(end + 1) && char.IsAsciiDigit(text.Words[end + 1].Value[0]) ? end + 1 : end;
        }

        foreach (var port in ports)
        {
            // What stands before the first (“no port 22”) is said of the whole.
            add(new Requirement(RequirementKind.Port, text.Words[port].Value) { Place = (port == ports[0] ? index : port, port + 1) });
        }

        if (ports.Count > 0)
        {
            end = IsOpened.Match(text, end)?.End ?? end;
            UseBetween(text, index, end);
        }

        return ports.Count > 0;
    }

    private static bool ReadTimeout(CriterionText text, int index, IReadOnlySet<GeneratedFileKind> kinds, Action<Requirement> add)
    {
        if (!kinds.Contains(GeneratedFileKind.Workflow))
        {
            return false;
        }

        // “A timeout of at most 10 minutes”, and “a 10 minute timeout”.
        var end = TimeWord.Match(text, index)?.End ?? -1;
        var at = end >= 0 && text.Is(end, "of", "to", "after", "is", "in") ? end + 1 : end;
        var isMost = at >= 0 && AtMost.Match(text, at) is not null;
        var isBelow = at >= 0 && Below.Match(text, at) is not null;
        at = at >= 0 ? (AtMost.Match(text, at) ?? Below.Match(text, at))?.End ?? at : at;
        at = at >= 0 && text.Is(at, "of", "a") ? at + 1 : at;
        if (at >= 0 && MinutesAt(text, at) is { } minutes)
        {
            Add(minutes.Minutes, index, minutes.End);
            return true;
        }

        if (MinutesAt(text, index) is { } given && TimeWord.Match(text, given.End) is { } word)
        {
            Add(given.Minutes, index, word.End);
            return true;
        }

        if (end >= 0)
        {
            Add("", index, end);
        }

        return end >= 0;

        void Add(string name, int start, int stop)
        {
            add(new Requirement(RequirementKind.Timeout, name, isMost ? ["most"] : isBelow ? ["below"] : []) { Place = (start, stop) });
            text.Use(start, stop - start);
        }
    }

    private static (string Minutes, int End)? MinutesAt(CriterionText text, int at)
    {
        if (!text.IsFree(at) || !char.IsAsciiDigit(text.Words[at].Value[0]))
        {
            return null;
        }

        var parts = text.Words[at].Value.Split('-');
        var isWhole = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isWhole && parts is [_, "minute" or "minutes" or "min"] ? (parts[0], at + 1)
            : isWhole && parts.Length == 1 && text.Is(at + 1, "minute", "minutes", "min", "mins") ? (parts[0], at + 2)
            : null;
    }

    /// <summary>“Coverage of at least 80 %”, “fails below 80% coverage”.</summary>
    private static bool ReadThreshold(CriterionText text, int index, Action<Requirement> add)
    {
        var number = text.Words[index].Value.TrimEnd('%');
        var end = text.Words[index].Value.EndsWith('%') ? index + 1 : text.Is(index + 1, "%", "percent") ? index + 2 : -1;
        if (end < 0 || number.Length == 0 || !number.All(char.IsAsciiDigit) || !text.Words.Any(word => word.Value == "coverage"))
        {
            return false;
        }

        var start = index;
        for (var back = Math.Max(0, index - 4); back < index; back++)
        {
            if (AtLeast.Match(text, back) is { } words && (words.End == index || (words.End == index - 1 && text.Is(words.End, "of"))))
            {
                start = back;
                break;
            }
        }

        // “Fails if coverage is below 80%” and “enforce coverage of 80%” name it in between.
        start = text.Is(start - 1, "fail", "fails", "failing", "of") ? start - 1 : start;
        start = text.Is(start - 1, "coverage") && text.Is(start - 2, "if", "when", "enforce", "enforces") ? start - 1 : start;
        start = text.Is(start - 1, "if", "when") && text.Is(start - 2, "fail", "fails", "failing") ? start - 2 : start;
        start = text.Is(start - 1, "enforce", "enforces") ? start - 1 : start;
        add(new Requirement(RequirementKind.CoverageThreshold, number) { Place = (start, end) });
        text.Use(start, end - start);
        return true;
    }

    private static bool ReadUser(CriterionText text, int index, IReadOnlySet<GeneratedFileKind> kinds, Action<Requirement> add)
    {
        if (!kinds.Contains(GeneratedFileKind.Dockerfile) || UserWord.Match(text, index) is not { } word || !text.IsFree(word.End) || !(text.Words[word.End].IsQuoted || text.Words[word.End].Text.All(char.IsAsciiDigit)))
        {
            return false;
        }

        add(new Requirement(RequirementKind.User, text.Words[word.End].Text) { Place = (index, word.End + 1) });
        text.Use(index, word.End + 1 - index);
        return true;
    }

    /// <summary>An image by its tag: <c>python:3.12-slim</c>.</summary>
    private static bool ReadImage(CriterionText text, int index, Action<Requirement> add)
    {
        var parts = text.Words[index].Value.Split(':');
        if (parts.Length != 2 || parts[0].Length == 0 || parts[1].Length == 0 || !char.IsAsciiLetter(parts[0][0]) || parts[1].StartsWith('/'))
        {
            return false;
        }

        var start = text.IsFree(index - 1) && text.Is(index - 1, "image", "images") ? index - 1 : index;
        add(new Requirement(RequirementKind.Image, text.Words[index].Value) { Place = (start, index + 1) });
        text.Use(start, index + 1 - start);
        return true;
    }

    /// <summary>The path of a health endpoint.</summary>
    private static bool ReadPath(CriterionText text, int index, Action<Requirement> add)
    {
        if (!text.Words[index].Value.StartsWith('/') || text.Words[index].Value.Length < 2 || !text.Words.Any(word => word.Joined.StartsWith("health", StringComparison.Ordinal)))
        {
            return false;
        }

        add(new Requirement(RequirementKind.HealthEndpoint, text.Words[index].Text) { Place = (index, index + 1) });
        text.Use(index, 1);
        return true;
    }
}
