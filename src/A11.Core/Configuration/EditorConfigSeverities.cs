using System.Collections.Immutable;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;

namespace A11.Core.Configuration;

/// <summary>
/// The severities in <c>.editorconfig</c> files: <c>dotnet_diagnostic.AXD3006.severity = none</c>, as analyzers take them (Microsoft, “Configuration
/// files for code analysis rules”). The nearest file that sets one wins, and in a file the last section that fits.
/// </summary>
public sealed class EditorConfigSeverities : ISeverityLayer
{
    private const string FileName = ".editorconfig";
    private const string KeyStart = "dotnet_diagnostic.";
    private const string KeyEnd = ".severity";

    /// <summary>How many patterns a section's braces may stand for.</summary>
    private const int PatternLimit = 64;

    private readonly ImmutableArray<Entry> _entries;

    private EditorConfigSeverities(ImmutableArray<Entry> entries) => _entries = entries;

    /// <summary>Reads the files of a repository. What is no severity of a rule is none of ours and left alone.</summary>
    public static EditorConfigSeverities Load(IFileSource files)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var path in files.Paths.Where(path => RepositoryPath.FileName(path) is FileName).OrderBy(path => path.Count(character => character == '/')))
        {
            entries.AddRange(Read(RepositoryPath.Folder(path), FileContent.Decode(files.Read(path).Span).Text.Content));
        }

        return new EditorConfigSeverities(entries.ToImmutable());
    }

    /// <inheritdoc/>
    public Severity Apply(RuleInfo rule, string path, Severity severity)
    {
        foreach (var entry in _entries)
        {
            if (entry.Rule == rule.Id && entry.Fits(path))
            {
                severity = entry.Severity ?? rule.Severity;
            }
        }

        return severity;
    }

    private static IEnumerable<Entry> Read(string folder, string text)
    {
        ImmutableArray<PathPattern> patterns = [];
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line is ['[', .., ']'])
            {
                patterns = [.. Expand(line[1..^1]).Take(PatternLimit).Select(Pattern).OfType<PathPattern>()];
                continue;
            }

            var equals = line.IndexOfAny(['=', ':']);
            if (equals > 0 && ReadRule(line[..equals].Trim()) is { } rule && TryReadSeverity(line[(equals + 1)..].Split('#', ';')[0].Trim(), out var severity))
            {
                yield return new Entry(folder, patterns, rule, severity);
            }
        }
    }

    private static string? ReadRule(string key) =>
        key.StartsWith(KeyStart, StringComparison.OrdinalIgnoreCase) && key.EndsWith(KeyEnd, StringComparison.OrdinalIgnoreCase) && key.Length > KeyStart.Length + KeyEnd.Length
            ? key[KeyStart.Length..^KeyEnd.Length].ToUpperInvariant()
            : null;

    private static bool TryReadSeverity(string value, out Severity? severity)
    {
        severity = value.ToLowerInvariant() switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            "suggestion" => Severity.Info,
            "silent" or "none" => Severity.None,
            _ => null,
        };
        return severity is not null || value.Equals("default", StringComparison.OrdinalIgnoreCase);
    }

    private static PathPattern? Pattern(string text) => PathPattern.TryParse(text, out var pattern, out _) ? pattern : null;

    /// <summary>The patterns that braces stand for: <c>*.{yml,yaml}</c> is two.</summary>
    private static IEnumerable<string> Expand(string glob)
    {
        var open = glob.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : glob.IndexOf('}', open);
        if (close < 0)
        {
            return [glob];
        }

        var choices = glob[(open + 1)..close].Split(',');
        return choices.SelectMany(choice => Expand(glob[(close + 1)..]).Select(rest => glob[..open] + choice + rest));
    }

    private sealed record Entry(string Folder, ImmutableArray<PathPattern> Patterns, string Rule, Severity? Severity)
    {
        public bool Fits(string path)
        {
            if (Folder.Length > 0 && !path.StartsWith(Folder + "/", StringComparison.Ordinal))
            {
                return false;
            }

            var relative = Folder.Length == 0 ? path : path[(Folder.Length + 1)..];
            return Patterns.Any(pattern => pattern.IsMatch(relative));
        }
    }
}
