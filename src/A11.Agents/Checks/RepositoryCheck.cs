using System.Collections.Immutable;
using A11.Agents.Repositories;
using A11.Agents.ShellCheck;
using A11.Core.Analysis;
using A11.Core.Baselines;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Fixes;
using A11.Core.Reports;

namespace A11.Agents.Checks;

/// <summary>
/// The check of a repository, the same for the commands, the gate, agents and the build: rules with the repository's settings, mistakes in these, and
/// what the baseline knows.
/// </summary>
public sealed class RepositoryCheck
{
    private readonly string _root;
    private readonly IFileSource _files;
    private readonly CheckOptions _options;
    private readonly Baseline? _baseline;

    private RepositoryCheck(string root, IFileSource files, CheckOptions options, ImmutableArray<RepositorySettings> settings)
    {
        _root = root;
        _files = files;
        _options = options;
        AllSettings = settings;
        _baseline = options.UsesBaseline ? BaselineFile.Read(root) : null;
    }

    /// <summary>The repository's settings; the first of them, where there are those of several commits.</summary>
    public RepositorySettings Settings => AllSettings[0];

    /// <summary>Mistakes in the configuration: while there are any, a check is no verdict.</summary>
    public ImmutableArray<Diagnostic> Problems => [.. AllSettings.SelectMany(settings => settings.Problems).Distinct()];

    /// <summary>The severity from which on a finding fails a check.</summary>
    public Severity FailOn => AllSettings.Min(settings => settings.Root.FailOn);

    private ImmutableArray<RepositorySettings> AllSettings { get; }

    /// <summary>Reads a repository's settings and baseline.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="options">What the caller adds.</param>
    /// <exception cref="InvalidDataException">The baseline can't be read.</exception>
    public static RepositoryCheck Load(string root, IFileSource files, CheckOptions options) => new(
        root,
        files,
        options,
        options.Base is { } origin ? origin.LoadSettings(options.Settings) : [RepositorySettings.Load(options.Engine.Checks, options.Configurations ?? files, options.Settings.AsOfToday())]);

    /// <summary>A check by settings that have been read.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="options">What the caller adds.</param>
    /// <exception cref="InvalidDataException">The baseline can't be read.</exception>
    public static RepositoryCheck Create(string root, IFileSource files, RepositorySettings settings, CheckOptions options) => new(root, files, options, [settings]);

    /// <summary>Runs the rules over the repository's files.</summary>
    /// <param name="only">The files to check; null for all.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <exception cref="ShellCheckMissingException">ShellCheck is required and not there.</exception>
    public CheckReport Run(IReadOnlyList<string>? only = null, CancellationToken cancellation = default) => Run(_files, only, cancellation);

    /// <summary>The same with contents that are not, or not yet, those on disk.</summary>
    /// <param name="files">The files.</param>
    /// <param name="only">The files to check; null for all.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <exception cref="ShellCheckMissingException">ShellCheck is required and not there.</exception>
    public CheckReport Run(IFileSource files, IReadOnlyList<string>? only, CancellationToken cancellation = default)
    {
        var result = _options.Base is { } origin
            ? origin.Check(files, AllSettings, EngineFor, cancellation)
            : EngineFor(Settings).Run(files, Settings, only, cancellation);
        var report = Compare(files, result, only);
        return _options.Lines is { } lines ? new BranchFindings(lines, (former, paths) => EngineFor(Settings).Run(former, Settings, paths, cancellation)).Select(report) : report;
    }

    /// <summary>Whether ShellCheck looks at scripts, too, which takes a program's start longer than the rules do.</summary>
    public bool AsksShellCheck => !ReferenceEquals(FindEngine(Settings), _options.Engine);

    /// <summary>What the rules alone find, without ShellCheck: what somebody who types can be told at once. Whether a suppression is used is not known before ShellCheck has looked.</summary>
    /// <param name="files">The files, with contents that need not be those on disk.</param>
    /// <param name="only">The files to check.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public CheckReport RunRules(IFileSource files, IReadOnlyList<string> only, CancellationToken cancellation = default)
    {
        var result = _options.Engine.Run(files, Settings, only, cancellation);
        return Compare(files, AsksShellCheck ? result with { Diagnostics = result.Diagnostics.RemoveAll(static finding => finding.Rule == EngineRules.UnusedSuppression) } : result, only);
    }

    /// <summary>Applies fixes in memory.</summary>
    /// <param name="only">The files to fix; null for all.</param>
    /// <param name="allowsUnsafe">Whether to apply also the fixes that may change what a file does.</param>
    /// <param name="report">What is left.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <exception cref="ShellCheckMissingException">ShellCheck is required and not there.</exception>
    public FixResult Fix(IReadOnlyList<string>? only, bool allowsUnsafe, out CheckReport report, CancellationToken cancellation = default)
    {
        var result = Fix(_files, only, allowsUnsafe, cancellation);
        report = Compare(_files, result.Left, only);
        return result;
    }

    /// <summary>The same with contents that are not, or not yet, those on disk.</summary>
    /// <param name="files">The files.</param>
    /// <param name="only">The files to fix; null for all.</param>
    /// <param name="allowsUnsafe">Whether to apply also the fixes that may change what a file does.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <exception cref="ShellCheckMissingException">ShellCheck is required and not there.</exception>
    public FixResult Fix(IFileSource files, IReadOnlyList<string>? only, bool allowsUnsafe, CancellationToken cancellation = default) =>
        new Fixer(EngineFor(Settings)).Run(files, Settings, only, allowsUnsafe, cancellation);

    private Engine EngineFor(RepositorySettings settings) => _options.SearchPath is null || (_options.IsReproducible && settings.Root.ShellCheck != ShellCheckMode.Required)
        ? _options.Engine
        : ShellCheckProgram.Join(_options.Engine, settings.Root.ShellCheck, _root, _options.SearchPath);

    private Engine FindEngine(RepositorySettings settings)
    {
        try
        {
            return EngineFor(settings);
        }
        catch (ShellCheckMissingException)
        {
            return _options.Engine;
        }
    }

    private CheckReport Compare(IFileSource files, AnalysisResult result, IReadOnlyList<string>? only)
    {
        // Whether the files could be listed is known once somebody has asked for the list.
        var listing = files.ListingProblem is { } problem ? [new Diagnostic(EngineRules.UnknownIgnoredFiles, ".", default, problem)] : Array.Empty<Diagnostic>();
        var whole = Problems.IsEmpty && listing.Length == 0 ? result : result with { Diagnostics = [.. result.Diagnostics.Concat(Problems).Concat(listing).Order(DiagnosticOrder.Instance)] };
        var verdict = _baseline?.Compare(whole, isWhole: only is null);
        return new CheckReport(verdict?.New ?? whole) { Root = _root, FailOn = FailOn, Baselined = verdict?.Known ?? [], GoneFromBaseline = verdict?.Gone ?? 0 };
    }
}
