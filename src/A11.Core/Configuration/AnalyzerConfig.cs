using System.Collections.Concurrent;
using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;

namespace A11.Core.Configuration;

/// <summary>
/// The severities that a repository's <c>.editorconfig</c> and <c>.globalconfig</c> files set, with the precedence that .NET analyzers give them
/// (Microsoft, “Configuration files for code analysis rules”): <c>.editorconfig</c> before global files, the nearest before those above it, the last
/// fitting line of a file; of global files the highest level, and none where two of the same level disagree.
/// </summary>
internal sealed class AnalyzerConfig
{
    /// <summary>A file that is there only to ask whether a section is meant for source code, too.</summary>
    private const string SourceFile = "Program.cs";

    private readonly ILookup<string, AnalyzerConfigFile> _files;
    private readonly ConcurrentDictionary<string, ImmutableArray<AnalyzerConfigFile>> _chains = new(StringComparer.Ordinal);

    private AnalyzerConfig(ILookup<string, AnalyzerConfigFile> files) => _files = files;

    /// <summary>Reads the files of a repository.</summary>
    /// <param name="files">Each file's path and text.</param>
    /// <param name="problems">Gets what is wrong with them.</param>
    /// <param name="checks">The checks that they may name.</param>
    public static AnalyzerConfig Read(IEnumerable<(string Path, FileContent Content)> files, ImmutableArray<Diagnostic>.Builder problems, CheckIndex checks)
    {
        var read = files.Select(file => AnalyzerConfigFile.Read(file.Path, file.Content.Text, problems, checks)).ToArray();
        var relevant = Array.Exists(read, file => !file.Entries.IsEmpty) ? read.Where(file => file.IsRoot || !file.Entries.IsEmpty) : [];
        var config = new AnalyzerConfig(relevant.ToLookup(file => file.Directory, StringComparer.Ordinal));
        config.ReportConflicts();
        return config;
    }

    /// <summary>The severities that are set for a file; null where none is.</summary>
    public AnalyzerSeverities? Find(string path)
    {
        if (_files.Count == 0)
        {
            return null;
        }

        var chain = Chain(RepositoryPath.Directory(path));
        var severities = new Dictionary<string, Severity?>(StringComparer.Ordinal);
        foreach (var setters in GlobalsOf(chain))
        {
            if (WinnersOf(setters) is [var only])
            {
                severities[setters.Key] = only.Entry.Severity;
            }
        }

        foreach (var entry in LocalsOf(chain, path))
        {
            severities[entry.Target] = entry.Severity;
        }

        return severities.Count == 0 ? null : new AnalyzerSeverities(severities);
    }

    /// <summary>The lines of global files that hold for a chain of directories, by what they set; lines about all rules are about source code.</summary>
    private static IEnumerable<IGrouping<string, (AnalyzerConfigFile File, AnalyzerConfigEntry Entry)>> GlobalsOf(ImmutableArray<AnalyzerConfigFile> chain) => chain
        .Where(file => file.IsGlobal)
        .SelectMany(file => file.Entries.GroupBy(entry => entry.Target, StringComparer.Ordinal).Select(group => (File: file, Entry: group.Last())))
        .Where(setter => setter.Entry.Target != AnalyzerConfigFile.AllRules)
        .GroupBy(setter => setter.Entry.Target, StringComparer.Ordinal);

    private static (AnalyzerConfigFile File, AnalyzerConfigEntry Entry)[] WinnersOf(IEnumerable<(AnalyzerConfigFile File, AnalyzerConfigEntry Entry)> setters)
    {
        var highest = setters.Max(setter => setter.File.Level);
        return [.. setters.Where(setter => setter.File.Level == highest)];
    }

    private static IEnumerable<AnalyzerConfigEntry> LocalsOf(ImmutableArray<AnalyzerConfigFile> chain, string path)
    {
        var first = chain.Select((file, index) => file is { IsRoot: true, IsGlobal: false } ? index : 0).DefaultIfEmpty(0).Max();
        return chain.Skip(first).Where(file => !file.IsGlobal).SelectMany(file => file.Entries.Where(entry => Fits(file, entry, path)));
    }

    /// <summary>
    /// Whether a line applies to a file. A line about all rules has to be meant for our files: one whose section fits source code, too, is about the
    /// analyzers of source code, and must neither silence a guard nor turn its warnings into errors.
    /// </summary>
    private static bool Fits(AnalyzerConfigFile file, AnalyzerConfigEntry entry, string path) =>
        entry.Section!.Fits(Relative(file, path))
        && (entry.Target != AnalyzerConfigFile.AllRules || !entry.Section.Fits(Relative(file, $"{RepositoryPath.Directory(path)}/{SourceFile}".TrimStart('/'))));

    private static string Relative(AnalyzerConfigFile file, string path) => file.Directory.Length == 0 ? path : path[(file.Directory.Length + 1)..];

    /// <summary>The files that hold for a directory, farthest first.</summary>
    private ImmutableArray<AnalyzerConfigFile> Chain(string directory) => _chains.GetOrAdd(directory, static (directory, self) =>
        directory.Length == 0 ? [.. self._files[""]] : [.. self.Chain(RepositoryPath.Directory(directory)), .. self._files[directory]], this);

    private void ReportConflicts()
    {
        foreach (var directory in _files.Where(group => group.Any(file => file.IsGlobal)))
        {
            foreach (var setters in GlobalsOf(Chain(directory.Key)))
            {
                if (WinnersOf(setters) is [.., var other, var last] && last.File.Directory == directory.Key)
                {
                    last.File.Report(last.Entry, $"{other.File.Path} sets this key too, at the same global_level {last.File.Level}, so that neither has an effect. Give one of them a higher global_level, or remove one line.");
                }
            }
        }
    }
}

/// <summary>The severities that are set for one file, by what they are set of.</summary>
internal sealed class AnalyzerSeverities(IReadOnlyDictionary<string, Severity?> severities)
{
    /// <summary>The severity of a rule. A line about the rule wins over one about its category, and this over one about all.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="severity">What the configuration files of ours say.</param>
    /// <param name="unconfigured">What it is without any configuration.</param>
    /// <param name="limit">The most that a line about several rules may make of it; null where such a line does not apply.</param>
    public Severity Apply(CheckDescriptor rule, Severity severity, Severity unconfigured, Severity? limit)
    {
        if (severities.TryGetValue(rule.Id, out var own))
        {
            return own ?? unconfigured;
        }

        if (limit is not { } most)
        {
            return severity;
        }

        var isSet = severities.TryGetValue(AnalyzerConfigFile.CategoryTarget(rule.Category.ToName()), out var bulk) || severities.TryGetValue(AnalyzerConfigFile.AllRules, out bulk);
        return !isSet ? severity : bulk is { } set && set > most ? most : bulk ?? unconfigured;
    }
}
