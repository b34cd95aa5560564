using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;

namespace A11.Core.Configuration;

/// <summary>
/// What an <c>.editorconfig</c> or <c>.globalconfig</c> says about severities, in the form that .NET analyzers use (Microsoft, “Configuration files for
/// code analysis rules”). Lines about other analyzers are left alone.
/// </summary>
internal sealed class AnalyzerConfigFile
{
    /// <summary>The target of a line about all rules.</summary>
    public const string AllRules = "*";

    private const string EditorName = ".editorconfig";
    private const string GlobalName = ".globalconfig";
    private const string RuleStart = "dotnet_diagnostic.";
    private const string BulkStart = "dotnet_analyzer_diagnostic.";
    private const string CategoryStart = "category-";
    private const string KeyEnd = "severity";

    /// <summary>The level of a <c>.globalconfig</c> that names none; that of any other global file is 0.</summary>
    private const int GlobalLevel = 100;

    private readonly List<AnalyzerConfigEntry> _entries = [];
    private readonly ImmutableArray<Diagnostic>.Builder _problems;
    private readonly SourceText _text;
    private readonly CheckIndex _checks;

    private AnalyzerConfigFile(string path, SourceText text, ImmutableArray<Diagnostic>.Builder problems, CheckIndex checks)
    {
        _checks = checks;
        Path = path;
        Directory = RepositoryPath.Directory(path);
        IsGlobal = RepositoryPath.FileName(path) is GlobalName;
        Level = IsGlobal ? GlobalLevel : 0;
        _text = text;
        _problems = problems;
    }

    /// <summary>The file's path from the root.</summary>
    public string Path { get; }

    /// <summary>Its directory.</summary>
    public string Directory { get; }

    /// <summary>Whether it holds for all files below its directory, without sections.</summary>
    public bool IsGlobal { get; private set; }

    /// <summary>Which of several global files wins: the one with the highest level.</summary>
    public int Level { get; private set; }

    /// <summary>Whether files above it don't count below its directory.</summary>
    public bool IsRoot { get; private set; }

    /// <summary>The lines that set severities of rules, in order.</summary>
    public ImmutableArray<AnalyzerConfigEntry> Entries { get; private set; } = [];

    /// <summary>Whether a path names such a file.</summary>
    public static bool Is(string path) => RepositoryPath.FileName(path) is EditorName or GlobalName;

    /// <summary>Reads a file.</summary>
    public static AnalyzerConfigFile Read(string path, SourceText text, ImmutableArray<Diagnostic>.Builder problems, CheckIndex checks)
    {
        var file = new AnalyzerConfigFile(path, text, problems, checks);
        file.ReadLines();
        file.Entries = [.. file._entries.Where(file.HasEffect)];
        return file;
    }

    /// <summary>Reports a problem with one of its lines.</summary>
    public void Report(AnalyzerConfigEntry entry, string message) => Report(entry.Span, message);

    private void ReadLines()
    {
        AnalyzerConfigSection? section = null;
        for (var number = 1; number <= _text.LineCount; number++)
        {
            var span = Trim(_text.GetLine(number));
            var line = _text[span];
            if (line.IsEmpty || line[0] is '#' or ';')
            {
                continue;
            }

            if (line[0] == '[')
            {
                section = AnalyzerConfigSection.Read(line);
                continue;
            }

            if (line.IndexOfAny('=', ':') is > 0 and var equals)
            {
                ReadLine(line[..equals].TrimEnd().ToString(), ValueOf(line[(equals + 1)..]), span, section);
            }
        }
    }

    private TextSpan Trim(TextSpan line)
    {
        var text = _text[line];
        var start = line.Start + text.Length - text.TrimStart().Length;
        return TextSpan.FromBounds(start, start + text.Trim().Length);
    }

    private static string ValueOf(ReadOnlySpan<char> text)
    {
        var comment = text.IndexOfAny('#', ';');
        return (comment < 0 ? text : text[..comment]).Trim().ToString();
    }

    private void ReadLine(string key, string value, TextSpan span, AnalyzerConfigSection? section)
    {
        if (section is null)
        {
            ReadPreamble(key, value);
        }

        if (FindTarget(key, span) is not { } target)
        {
            return;
        }

        if (TryReadSeverity(value, out var severity))
        {
            _entries.Add(new AnalyzerConfigEntry(target, severity, section, span));
        }
        else if (target != AllRules)
        {
            Report(span, $"“{value}” is not a severity, so the line is ignored. Use error, warning, suggestion, silent, none or default.");
        }
    }

    private void ReadPreamble(string key, string value)
    {
        switch (key.ToLowerInvariant())
        {
            case "root":
                IsRoot = IsTrue(value);
                break;
            case "is_global":
                IsGlobal |= IsTrue(value);
                break;
            case "global_level" when int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var level):
                Level = level;
                break;
            default:
                break;
        }
    }

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a key sets the severity of: a rule's ID, the key's part for a category, or <see cref="AllRules"/>; null for what is none of ours.</summary>
    private string? FindTarget(string key, TextSpan span)
    {
        if (Between(key, BulkStart, KeyEnd) is { } bulk)
        {
            return bulk.Length == 0 ? AllRules : Between(bulk, CategoryStart, ".") is { } category && IsCategory(category) ? CategoryTarget(category) : null;
        }

        if (Between(key, RuleStart, "." + KeyEnd)?.ToUpperInvariant() is not { } id || !HasOurForm(id))
        {
            return null;
        }

        if (_checks.FindById(id) is not { } known)
        {
            var nearest = Spelling.Nearest(id, [.. _checks.All.Select(rule => rule.Id)]);
            Report(span, $"There is no rule {id}, so the line has no effect.{(nearest is null ? "" : $" Did you mean {nearest}?")} “a11 rules” lists the rules.");
            return null;
        }

        if (!known.Suppressible)
        {
            Report(span, $"The severity of {id} can't be configured. Remove the line.");
            return null;
        }

        return id;
    }

    /// <summary>The target of lines about a category of rules.</summary>
    public static string CategoryTarget(string name) => CategoryStart + name.ToLowerInvariant();

    private static bool IsCategory(string name) => Enum.GetValues<Category>().Any(category => category.ToName().Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string? Between(string text, string start, string end) =>
        text.Length >= start.Length + end.Length && text.StartsWith(start, StringComparison.OrdinalIgnoreCase) && text.EndsWith(end, StringComparison.OrdinalIgnoreCase)
            ? text[start.Length..^end.Length]
            : null;

    /// <summary>Whether an ID has the form that only our rules have, with a letter that one of them has.</summary>
    private bool HasOurForm(string id) =>
        id is ['A', 'X', var letter, _, _, _, _] && id.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0 && _checks.All.Any(rule => rule.Id[2] == letter);

    private static bool TryReadSeverity(string value, out Severity? severity)
    {
        severity = value.ToLowerInvariant() switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            "suggestion" => Severity.Info,
            "silent" or "refactoring" or "none" => Severity.None,
            _ => null,
        };
        return severity is not null || value.Equals("default", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a line stands where it can have an effect; reports it where not.</summary>
    private bool HasEffect(AnalyzerConfigEntry entry)
    {
        var problem = (IsGlobal, entry.Section) switch
        {
            (true, { } section) => $"A global configuration has no section {section.Header}, so the line has no effect. Move it above the first section, or into {EditorName}.",
            (false, null) => $"The line is above the first section, so it applies to no file. Move it below a section such as [*], or into {GlobalName}.",
            (false, { Problem: { } error } section) => $"The section {section.Header} can't be read: {error}",
            _ => null,
        };
        if (problem is not null && entry.Target != AllRules)
        {
            Report(entry, problem);
        }

        return problem is null;
    }

    private void Report(TextSpan span, string message) => _problems.Add(new Diagnostic(EngineRules.Configuration, Path, span, message) { Text = _text });
}

/// <summary>A line that sets severities.</summary>
/// <param name="Target">What it sets them of: a rule's ID, a category, or all rules.</param>
/// <param name="Severity">The severity; null for the one that is there without configuration.</param>
/// <param name="Section">The section that it stands in; null above the first.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record AnalyzerConfigEntry(string Target, Severity? Severity, AnalyzerConfigSection? Section, TextSpan Span);

/// <summary>A section of an <c>.editorconfig</c>.</summary>
/// <param name="Header">Its first line, with the brackets and without a comment behind them.</param>
/// <param name="Patterns">The patterns that this stands for.</param>
/// <param name="Problem">Why it can't be read; null where it can. It ends the section before it all the same.</param>
internal sealed record AnalyzerConfigSection(string Header, ImmutableArray<PathPattern> Patterns, string? Problem)
{
    /// <summary>How many patterns a section's braces may stand for.</summary>
    private const int MostPatterns = 64;

    /// <summary>How many braces are looked at to find them.</summary>
    private const int MostSteps = 1024;

    /// <summary>Reads a line that begins with a bracket.</summary>
    public static AnalyzerConfigSection Read(ReadOnlySpan<char> line)
    {
        if (FindEnd(line) is not { } end)
        {
            return new AnalyzerConfigSection(line.ToString(), [], "there is no closing bracket, or more than a comment behind it.");
        }

        var header = line[..(end + 1)].ToString();
        if (Expand(header[1..^1]) is not { } globs)
        {
            return new AnalyzerConfigSection(header, [], $"its braces stand for more than {MostPatterns} patterns. Write several sections.");
        }

        var patterns = ImmutableArray.CreateBuilder<PathPattern>();
        string? problem = null;
        foreach (var glob in globs)
        {
            if (PathPattern.TryParse(glob, out var pattern, out var error))
            {
                patterns.Add(pattern);
            }
            else
            {
                problem = error;
            }
        }

        return new AnalyzerConfigSection(header, patterns.ToImmutable(), problem);
    }

    /// <summary>Whether it applies to a file.</summary>
    /// <param name="path">The file's path from the directory of the section's file.</param>
    public bool Fits(string path) => Patterns.Any(pattern => pattern.IsMatch(path));

    /// <summary>The first closing bracket with nothing or a comment behind it.</summary>
    private static int? FindEnd(ReadOnlySpan<char> line)
    {
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] == ']' && line[(i + 1)..].TrimStart() is [] or ['#' or ';', ..])
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The patterns that braces, also those in others, stand for: <c>*.{yml,yaml}</c> is two. Null for too many.</summary>
    private static List<string>? Expand(string text)
    {
        var globs = new List<string>();
        var open = new Stack<string>([text]);
        for (var step = 0; open.TryPop(out var glob); step++)
        {
            if (step == MostSteps || globs.Count + open.Count >= MostPatterns)
            {
                return null;
            }

            if (FindBraces(glob, out var commas) is not var (start, end))
            {
                globs.Add(glob);
                continue;
            }

            foreach (var (from, to) in commas.Prepend(start).Zip(commas.Append(end)).Take(MostPatterns + 1))
            {
                open.Push(string.Concat(glob.AsSpan(0, start), glob.AsSpan(from + 1, to - from - 1), glob.AsSpan(end + 1)));
            }
        }

        return globs;
    }

    /// <summary>The first brace and the one that closes it, and the commas between that are in no other; null where none is closed.</summary>
    private static (int Start, int End)? FindBraces(string glob, out List<int> commas)
    {
        commas = [];
        var (start, depth) = (glob.IndexOf('{', StringComparison.Ordinal), 0);
        for (var i = start; i >= 0 && i < glob.Length; i++)
        {
            depth += glob[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return (start, i);
            }

            if (depth == 1 && glob[i] == ',')
            {
                commas.Add(i);
            }
        }

        return null;
    }
}
