using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using A11.Agents.Checks;
using A11.Agents.FileSystems;
using A11.Agents.Git;
using A11.Agents.Locks;
using A11.Agents.Repositories;
using A11.Agents.ShellCheck;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Catalogue;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Generation;
using A11.Core.Reports;

namespace A11.Build;

/// <summary>What a check came to.</summary>
/// <param name="Findings">What is to be logged.</param>
/// <param name="CheckedFiles">The number of files that were checked.</param>
/// <param name="State">What the next build may compare with; null where the check did not pass, or must run every time.</param>
internal sealed record GuardResult(ImmutableArray<GuardFinding> Findings, int CheckedFiles, PassedState? State)
{
    /// <summary>How many files were not checked, and why; empty where all were.</summary>
    public string NotChecked { get; init; } = "";
}

/// <summary>Checks a repository for a build: rules, lock, and changes against a base.</summary>
internal sealed class RepositoryGuard(GuardSettings settings, Action<string> tell)
{
    private const string GitIgnore = ".gitignore";

    private readonly Engine _engine = StandardEngine.Create();

    public GuardResult Run(CancellationToken cancellation)
    {
        try
        {
            return Check(cancellation);
        }
        catch (Exception error) when (RuleOf(error) is { } rule)
        {
            return Failed(rule, error.Message);
        }
    }

    /// <summary>The rule under which it is told what could not be read or started; null for what must not happen.</summary>
    private static CheckDescriptor? RuleOf(Exception error) => error switch
    {
        ShellCheckMissingException => EngineRules.BuildSettings,
        GitException => BoundaryRules.NoBase,
        IOException or UnauthorizedAccessException or InvalidDataException => EngineRules.UnreadableFile,
        _ => null,
    };

    private GuardResult Check(CancellationToken cancellation)
    {
        if (!TryReadFailOn(out var failOn))
        {
            return Failed(EngineRules.BuildSettings, $"A11FailOn is “{settings.FailOn}”; it is error, warning, info or none.");
        }

        var listing = new RepositoryFiles(settings.Root);
        var files = new RecordingFileSource(listing);
        var origin = FindOrigin(out var decision);
        var options = Options(out var exclusions, out var problem);
        if (problem is not null)
        {
            return Failed(EngineRules.BuildSettings, problem);
        }

        var check = RepositoryCheck.Load(settings.Root, files, new CheckOptions(_engine) { Settings = options, Base = origin, IsReproducible = true, SearchPath = Environment.GetEnvironmentVariable("PATH") ?? "" });
        var report = check.Run(cancellation: cancellation);
        var checkedFiles = report.Result.CheckedFiles.Length;
        var guarded = Guarded(files, origin, options, out var undecided);
        report = report with
        {
            Result = report.Result with { Diagnostics = [.. report.Result.Diagnostics.Where(finding => !undecided.Any(problem => IsSame(problem, finding))).Concat(guarded).Concat(undecided).Order(DiagnosticOrder.Instance)] },
            FailOn = failOn ?? report.FailOn,
            Boundary = decision is null ? null : (decision.Applies, decision.Reason),
        };
        var findings = report.Result.Diagnostics.Select(finding => ToFinding(finding, report.FailOn, undecided.Contains(finding))).ToList();
        if (!TryWriteReport(report, out var refusal))
        {
            findings.Add(Finding("error", EngineRules.BuildSettings, refusal));
        }

        findings.AddRange(FindOversights(files, exclusions, checkedFiles));
        var passed = findings.TrueForAll(finding => finding.Severity != "error");
        // What git tracks and ignores is not among what the next build compares.
        var isLockCommitted = report.Result.Diagnostics.All(finding => finding.Rule != GenerationRules.UncommittedLock);
        return new GuardResult([.. findings], checkedFiles, passed && origin is null && isLockCommitted ? Remember(listing, files, checkedFiles, findings) : null) { NotChecked = ReportSummary.Create(report).NotCheckedText };
    }

    /// <summary>What makes a check cover less than was meant. It is about the build, so that the build's own severities hold for it, and no file's.</summary>
    private IEnumerable<GuardFinding> FindOversights(IFileSource files, List<(string Text, PathPattern Pattern)> exclusions, int checkedFiles)
    {
        var oversights = new UnusedExclusions(files, settings.Root).Find(exclusions).Select(message => (Rule: EngineRules.UnusedExclusion, Message: message));
        if (checkedFiles == 0)
        {
            oversights = oversights.Append((EngineRules.NothingToCheck, $"Nothing was checked in {settings.Root}, since no rule looks at any file there."));
        }

        var severities = new BuildSeverities(settings);
        foreach (var (rule, message) in oversights)
        {
            var severity = severities.Apply(rule, ".", rule.Severity);
            if (severity != Severity.None)
            {
                yield return Finding(severity == Severity.Error ? "error" : "warning", rule, message);
            }
        }
    }

    /// <summary>The base that the repository is held against; null where there is none, or the boundary does not hold for the change.</summary>
    private BaseRevision? FindOrigin(out BoundaryDecision? decision)
    {
        decision = null;
        if (settings.BoundaryBase.Length == 0)
        {
            return null;
        }

        var origin = new BaseRevision(settings.Root, settings.BoundaryBase, _engine);
        decision = origin.Decide(Environment.GetEnvironmentVariable);
        tell(decision.Message);
        return decision.Applies ? origin : null;
    }

    /// <summary>Lock and boundary: what no configuration can switch off.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="origin">What changes are held against; null for nothing.</param>
    /// <param name="options">What the build adds to the settings.</param>
    /// <param name="undecided">Why something could not be judged. It fails the build whatever the settings say: else a branch could end the judgement.</param>
    private List<Diagnostic> Guarded(IFileSource files, BaseRevision? origin, SettingsOptions options, out HashSet<Diagnostic> undecided)
    {
        var found = new List<Diagnostic>();
        var failures = new List<Diagnostic>();
        if (settings.Locked)
        {
            Collect(() => LockCheck.Run(settings.Root).Where(finding => !settings.IsPartial || finding.Rule != GenerationRules.LockedFileMissing), found, failures);
            Collect(() => LockCommitCheck.Run(settings.Root, files), found, failures);
        }

        if (origin is not null)
        {
            Collect(() => JudgeChanges(origin, options, failures), found, failures);
        }

        undecided = [.. failures.Select(failure => failure with { Severity = Severity.Error })];
        return found;
    }

    /// <summary>Whether a mistake in the configuration was found by the check of files, too.</summary>
    private static bool IsSame(Diagnostic one, Diagnostic other) => one.Rule == other.Rule && one.Path == other.Path && one.Span == other.Span && one.Message == other.Message;

    private static ImmutableArray<Diagnostic> JudgeChanges(BaseRevision origin, SettingsOptions options, List<Diagnostic> failures)
    {
        var violations = origin.FindViolations(origin.FindChanges(), out var problems, options);
        failures.AddRange(problems);
        return violations;
    }

    /// <summary>One that can't look must not hide what the others see.</summary>
    private static void Collect(Func<IEnumerable<Diagnostic>> find, List<Diagnostic> found, List<Diagnostic> failures)
    {
        try
        {
            found.AddRange(find());
        }
        catch (Exception error) when (RuleOf(error) is { } rule)
        {
            failures.Add(new Diagnostic(rule, ".", default, error.Message));
        }
    }

    private SettingsOptions Options(out List<(string Text, PathPattern Pattern)> exclusions, out string? problem)
    {
        problem = null;
        exclusions = [];
        foreach (var text in settings.Exclude.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (PathPattern.TryParse(Relative(text), out var pattern, out var error))
            {
                exclusions.Add((Relative(text), pattern));
            }
            else
            {
                problem = $"A11Exclude holds “{text}”, which is no path pattern: {error}";
            }
        }

        var options = new SettingsOptions { Layers = [new BuildSeverities(settings)], Exclude = [.. exclusions.Select(exclusion => exclusion.Pattern)] };
        if (settings.ConfigFile.Length == 0)
        {
            return options;
        }

        problem = File.Exists(settings.ConfigFile) ? problem : $"A11ConfigFile names {settings.ConfigFile}, which is not there.";
        return problem is null ? options with { Instead = (settings.ConfigFile, FileContent.Decode(PolicyFile.ReadNamed(settings.ConfigFile, settings.ConfigFile))) } : options;
    }

    /// <summary>A pattern may be given with the root in front, as MSBuild expands paths.</summary>
    private string Relative(string pattern)
    {
        var slashes = pattern.Replace('\\', '/');
        var root = settings.Root.Replace('\\', '/');
        return slashes.StartsWith(root, StringComparison.Ordinal) ? "/" + slashes[root.Length..].TrimStart('/') : slashes;
    }

    private bool TryReadFailOn(out Severity? failOn)
    {
        failOn = null;
        if (settings.FailOn.Length == 0)
        {
            return true;
        }

        var isKnown = CategoryNames.TryParseSeverity(settings.FailOn, out var severity);
        failOn = severity;
        return isKnown;
    }

    private bool TryWriteReport(CheckReport report, [NotNullWhen(false)] out string? refusal)
    {
        refusal = null;
        if (settings.ReportFile.Length == 0)
        {
            return true;
        }

        using var text = new StringWriter { NewLine = "\n" };
        ReportFormats.Create(ReportFormat.Sarif).Write(report, text);
        try
        {
            OutputFile.Write(settings.Root, settings.ReportFile, Encoding.UTF8.GetBytes(text.ToString()));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            refusal = $"A11ReportFile can't be written to {settings.ReportFile}: {error.Message}";
        }

        return refusal is null;
    }

    private GuardFinding ToFinding(Diagnostic finding, Severity failOn, bool isUndecided)
    {
        var isWhole = finding.Text is null || (finding.Span.Length == 0 && finding.Span.Start == 0);
        var fails = isUndecided || (failOn == Severity.None ? IsGuard(finding.Rule) && finding.Severity == Severity.Error : finding.Severity >= failOn || finding.Severity == Severity.Error);
        var severity = fails ? "error" : finding.Severity >= Severity.Warning ? "warning" : "info";
        return new GuardFinding(
            severity,
            finding.Rule.Id,
            finding.Path == "." ? settings.Root : Path.Combine(settings.Root, finding.Path),
            isWhole ? 0 : finding.Start.Line,
            isWhole ? 0 : finding.Start.Column,
            finding.Message,
            RulePages.AddressOf(finding.Rule));
    }

    /// <summary>Whether a rule is about who may write what: a branch that could have it only warn would let itself in.</summary>
    private static bool IsGuard(CheckDescriptor rule) => BoundaryRules.All.Contains(rule) || GenerationRules.All.Contains(rule);

    private PassedState? Remember(RepositoryFiles listing, RecordingFileSource files, int checkedFiles, List<GuardFinding> findings)
    {
        // Where git would not list the files, nobody knows when it will.
        if (listing.ListingProblem is not null || !PassedState.IsTrusted(settings) || (!PassedState.HasGit(settings.Root) && !RunDirectory.TryCreate(settings.Root)))
        {
            return null;
        }

        try
        {
            var git = listing.IsListedByGit ? new GitListing(settings.Root) : null;
            var report = settings.ReportFile.Length == 0 ? [] : new[] { Path.GetRelativePath(settings.Root, settings.ReportFile).Replace('\\', '/') };
            var folders = new DirectoryRecorder(settings.Root, files.Paths.Concat(report), git is null ? FindSkipped : git.FindIgnored).Record();
            var locked = settings.Locked ? LockFile.Find(settings.Root, out _)?.Tasks.SelectMany(task => task.Files).Select(file => file.Path) ?? [] : [];
            var read = files.Asked.Concat(locked)
                .Concat(folders.Select(folder => Path.Combine(folder.Path, GitIgnore)).Where(path => File.Exists(Path.Combine(settings.Root, path))))
                .Concat(git?.FindSources() ?? [])
                .Append(LockFile.FileName)
                .Append(LockFile.FormerFileName)
                .Append(Core.Baselines.Baseline.FileName)
                .Concat(settings.ConfigFile.Length > 0 ? [settings.ConfigFile] : []);
            return PassedState.Record(settings, folders, read, checkedFiles, findings);
        }
        catch (GitException)
        {
            // It listed the files a moment ago; the next build looks itself.
            return null;
        }
    }

    /// <summary>What is never searched where there is no git.</summary>
    private static HashSet<string> FindSkipped(IEnumerable<string> paths) =>
        [.. paths.Where(path => path.EndsWith('/') && DirectoryFileSource.SkippedDirectories.Contains(RepositoryPath.FileName(path.TrimEnd('/')).ToString()))];

    private GuardResult Failed(CheckDescriptor rule, string message) =>
        new([Finding("error", rule, message)], 0, null);

    private GuardFinding Finding(string severity, CheckDescriptor rule, string message) => new(severity, rule.Id, settings.Root, 0, 0, message, RulePages.AddressOf(rule));
}
