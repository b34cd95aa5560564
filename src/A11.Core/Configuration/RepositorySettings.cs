using System.Collections.Concurrent;
using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Configuration.Peers;
using A11.Core.Diagnostics;
using A11.Core.Files;

namespace A11.Core.Configuration;

/// <summary>
/// The settings of a repository: the <c>a11.yml</c> nearest to a file wins over those above it, key by key; then the overrides
/// of each, then <c>.editorconfig</c> and <c>.globalconfig</c>, then the layers of the caller. A rule that is newer than the pinned ruleset only warns, and so does any in test data.
/// </summary>
public sealed class RepositorySettings : Settings
{
    /// <summary>The name of a configuration file.</summary>
    public const string FileName = "a11.yml";

    private readonly SettingsOptions _options;
    private readonly ImmutableArray<ConfigurationFile> _above;
    private readonly Dictionary<string, ImmutableArray<ConfigurationFile>> _files;
    private readonly AnalyzerConfig _analyzerConfig;
    private readonly ConcurrentDictionary<string, ImmutableArray<ConfigurationFile>> _chains = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Directory, string Overrides), FileSettings> _settings = new();

    private RepositorySettings(SettingsOptions options, ImmutableArray<ConfigurationFile> above, Dictionary<string, ImmutableArray<ConfigurationFile>> files, AnalyzerConfig analyzerConfig, ImmutableArray<Diagnostic> problems)
    {
        _options = options;
        _above = above;
        _files = files;
        _analyzerConfig = analyzerConfig;
        Problems = problems;
        var root = RunSettings.From(Chain(""));
        Root = root with { ShellCheck = options.ShellCheck ?? root.ShellCheck };
    }

    /// <summary>What is wrong with the configuration files: all of <see cref="EngineRules.Configuration"/>.</summary>
    public ImmutableArray<Diagnostic> Problems { get; }

    /// <summary>What holds for a run as a whole: the keys that are not about single files, as the root's configuration says.</summary>
    public RunSettings Root { get; }

    /// <summary>Reads the configuration files of a repository.</summary>
    /// <param name="checks">The checks that they may name.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="options">What the caller adds.</param>
    public static RepositorySettings Load(CheckIndex checks, IFileSource files, SettingsOptions options)
    {
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var above = options.Instead is { } instead ? [instead] : options.Above;
        var outer = above.Select(file => Read(file.Content, file.Path, "", problems, checks)).ToImmutableArray();
        var inner = new Dictionary<string, ImmutableArray<ConfigurationFile>>(StringComparer.Ordinal);
        foreach (var path in files.Paths.Where(PeerConfiguration.IsAny))
        {
            // A peer's file counts less than ours beside it.
            var file = PeerConfiguration.ReadAny(path, Content(files, path), checks, other => files.Exists(other) ? Content(files, other) : null);
            problems.AddRange(file.Problems);
            file = file with { Overrides = [.. file.Overrides, .. file.Acceptances.Where(acceptance => acceptance.Holds(options.Today)).Select(static acceptance => acceptance.Accepted)] };
            inner[file.Directory] = [.. inner.GetValueOrDefault(file.Directory, []), file];
        }

        if (options.Instead is null)
        {
            problems.AddRange(FindMisplaced(files));
        }

        foreach (var path in options.Instead is null ? files.Paths.Where(IsOwn) : [])
        {
            var directory = RepositoryPath.Directory(path);
            inner[directory] = [.. inner.GetValueOrDefault(directory, []), Read(Content(files, path), path, directory, problems, checks)];
        }

        var analyzerConfig = AnalyzerConfig.Read(files.Paths.Where(AnalyzerConfigFile.Is).Select(path => (path, ReadableContent(files, path, problems))), problems, checks);
        return new RepositorySettings(options, outer, inner, analyzerConfig, problems.ToImmutable());
    }

    /// <inheritdoc/>
    public override FileSettings ForFile(string path)
    {
        var directory = RepositoryPath.Directory(path);
        var chain = Chain(directory);
        var analyzerSeverities = _analyzerConfig.Find(path);
        if (chain.IsEmpty && _options.Layers.IsEmpty && analyzerSeverities is null && !RepositoryPath.IsTestData(path))
        {
            return _settings.GetOrAdd(("", ""), static (_, state) => state.self.Create(state.path, [], [], null), (self: this, path));
        }

        var applying = chain.SelectMany(file => file.Overrides.Where(candidate => Matches(file, candidate.Files, path) && !Matches(file, candidate.Except, path))).ToImmutableArray();

        // Layers look at the path themselves, so that with any of them each file has settings of its own.
        var key = applying.IsEmpty && _options.Layers.IsEmpty && analyzerSeverities is null ? (directory, "") : (directory, path);
        return _settings.GetOrAdd(key, static (_, state) => state.self.Create(state.path, state.chain, state.applying, state.analyzerSeverities), (self: this, path, chain, applying, analyzerSeverities));
    }

    /// <inheritdoc/>
    public override bool Excludes(string path) =>
        _options.Exclude.Any(pattern => pattern.IsMatch(path))
        || Chain(RepositoryPath.Directory(path)).Any(file => Matches(file, file.Exclude, path));

    /// <inheritdoc/>
    public override bool IncludesVendored(string path) => Chain(RepositoryPath.Directory(path)).LastOrDefault(file => file.Vendored is not null)?.Vendored == true;

    /// <summary>Whether a path names a configuration file: ours, or another linter's or the analyzers' that is read as if it were.</summary>
    public static bool IsConfiguration(string path) => IsOwn(path) || PeerConfiguration.IsAny(path) || AnalyzerConfigFile.Is(path);

    /// <summary>Configuration that somebody wrote and nobody would read, so that the repository would be taken for one without a policy.</summary>
    private static IEnumerable<Diagnostic> FindMisplaced(IFileSource files)
    {
        if (!files.Paths.Contains(FileName) && files.Exists(FileName))
        {
            yield return new Diagnostic(EngineRules.Configuration, FileName, default, $"{FileName} is not among the repository's files: git ignores it, or it is not a regular file. Remove it from .gitignore, or delete it.");
        }

        foreach (var path in files.Paths.Where(path => IsAlmostOwn(RepositoryPath.FileName(path)) && !RepositoryPath.IsWorkflow(path)))
        {
            yield return new Diagnostic(EngineRules.Configuration, path, default, $"{path} is not read, as a configuration file is named {FileName}. Rename it, or delete it.");
        }
    }

    private static bool IsAlmostOwn(ReadOnlySpan<char> name) =>
        name.Length is 7 or 8 && name is not FileName && (name.Equals(FileName, StringComparison.OrdinalIgnoreCase) || name.Equals("a11.yaml", StringComparison.OrdinalIgnoreCase));

    /// <summary>A workflow may have the name too.</summary>
    private static bool IsOwn(string path) => RepositoryPath.FileName(path) is FileName && !RepositoryPath.IsWorkflow(path);

    private static FileContent Content(IFileSource files, string path)
    {
        try
        {
            return FileContent.Decode(files.Read(path).Span);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return FileContent.Unreadable($"can't be read: {error.Message.TrimEnd('.')}");
        }
    }

    private static FileContent ReadableContent(IFileSource files, string path, ImmutableArray<Diagnostic>.Builder problems)
    {
        var content = Content(files, path);
        ReportUnreadable(content, path, problems);
        return content;
    }

    private static void ReportUnreadable(FileContent content, string path, ImmutableArray<Diagnostic>.Builder problems)
    {
        if (content.Problem is { } problem)
        {
            problems.Add(new Diagnostic(EngineRules.Configuration, path, default, $"The configuration {problem}."));
        }
    }

    private static ConfigurationFile Read(FileContent content, string path, string directory, ImmutableArray<Diagnostic>.Builder problems, CheckIndex checks)
    {
        ReportUnreadable(content, path, problems);
        var (file, found) = ConfigurationReader.Read(content.Text, path, directory, checks);
        problems.AddRange(found);
        return file;
    }

    private static bool Matches(ConfigurationFile file, ImmutableArray<PathPattern> patterns, string path)
    {
        var relative = file.Directory.Length == 0 ? path : path[(file.Directory.Length + 1)..];
        return patterns.Any(pattern => pattern.IsMatch(relative));
    }

    /// <summary>The configuration files that hold for a directory, farthest first.</summary>
    private ImmutableArray<ConfigurationFile> Chain(string directory) => _chains.GetOrAdd(directory, static (directory, self) =>
    {
        var own = self._files.GetValueOrDefault(directory, []);
        var above = directory.Length == 0 ? self._above : self.Chain(RepositoryPath.Directory(directory));
        return [.. own.Any(static file => file.IsNearestOnly) ? above.RemoveAll(static file => file.IsNearestOnly) : above, .. own];
    }, this);

    private FileSettings Create(string path, ImmutableArray<ConfigurationFile> chain, ImmutableArray<ConfigurationOverride> overrides, AnalyzerSeverities? analyzerSeverities)
    {
        var severities = ImmutableDictionary<string, Severity>.Empty;
        var options = RuleOptionValues.Empty;
        foreach (var file in chain)
        {
            severities = severities.SetItems(file.Rules);
            options = options.MergedWith(file.Options);
        }

        foreach (var applying in overrides)
        {
            severities = severities.SetItems(applying.Rules);
            options = options.MergedWith(applying.Options);
        }

        var ruleset = chain.LastOrDefault(file => file.Ruleset is not null)?.Ruleset ?? RulesetVersion.Newest;
        return new FileSettings((rule, severity) => Configure(rule, severity, path, severities, analyzerSeverities, ruleset), options)
        {
            IgnoredLines = [.. overrides.SelectMany(applying => applying.IgnoredLines)],
            Today = _options.Today,
            UnheardPeers = [.. chain.SelectMany(file => file.UnheardPeers)],
            Shell = chain.LastOrDefault(file => file.Shell is not null)?.Shell,
            KubernetesRelease = chain.LastOrDefault(file => file.KubernetesRelease is not null)?.KubernetesRelease,
        };
    }

    private Severity Configure(CheckDescriptor rule, Severity severity, string path, ImmutableDictionary<string, Severity> severities, AnalyzerSeverities? analyzerSeverities, RulesetVersion ruleset)
    {
        if (!rule.Suppressible)
        {
            return severity;
        }

        var isNewer = RulesetVersion.TryParse(rule.Since, out var since) && since > ruleset;

        // What tests read is often wrong on purpose, and nothing runs by it.
        var onlyWarns = isNewer || RepositoryPath.IsTestData(path);
        if (onlyWarns && severity > Severity.Warning)
        {
            severity = Severity.Warning;
        }

        if (_options.AllRules && severity == Severity.None)
        {
            severity = rule.Severity;
        }

        var unconfigured = severity;
        severity = severities.GetValueOrDefault(rule.Key, severities.GetValueOrDefault(rule.Id, severity));
        if (analyzerSeverities is not null)
        {
            // As for analyzers: what is said of many rules neither turns one on that is off by default nor overrules what is said of it alone.
            var isAlone = rule.OptIn || severities.ContainsKey(rule.Id) || severities.ContainsKey(rule.Key);
            severity = analyzerSeverities.Apply(rule, severity, unconfigured, isAlone ? null : onlyWarns ? Severity.Warning : Severity.Error);
        }

        severity = _options.Layers.Aggregate(severity, (current, layer) => layer.Apply(rule.ToWhole(), path, current));
        return rule.Part is null ? severity : _options.Layers.Aggregate(severity, (current, layer) => layer.Apply(rule, path, current));
    }
}
