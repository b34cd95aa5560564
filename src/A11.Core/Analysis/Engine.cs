using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Secrets.Values;
using A11.Core.Text;

namespace A11.Core.Analysis;

/// <summary>Runs the rules of all domains over a set of files, side by side; the findings' order does not depend on it.</summary>
public sealed class Engine
{
    /// <summary>Below this many files a thread pool costs more than it saves.</summary>
    private const int SmallRun = 4;

    private readonly IScriptChecker? _scriptChecker;
    private readonly UncheckedFiles _unchecked;

    /// <summary>An engine of these domains.</summary>
    /// <param name="domains">The domains.</param>
    /// <param name="otherChecks">What is reported by others than the domains and the engine itself, and is known by name all the same; read when a check is looked up.</param>
    public Engine(ImmutableArray<Domain> domains, IEnumerable<CheckDescriptor> otherChecks)
        : this(domains, new CheckIndex(EngineRules.All.Concat(ScriptRules.All).Concat(otherChecks).Concat(DescriptorsOf(domains))), null)
    {
    }

    private Engine(ImmutableArray<Domain> domains, CheckIndex checks, IScriptChecker? scriptChecker)
    {
        Domains = domains;
        Checks = checks;
        _scriptChecker = scriptChecker;
        _unchecked = new UncheckedFiles(domains);
    }

    /// <summary>The domains, in the order in which they look at a file.</summary>
    public ImmutableArray<Domain> Domains { get; }

    /// <summary>Everything that can be reported, by name.</summary>
    public CheckIndex Checks { get; }

    /// <summary>The checks of all rules. Two rules that find the same at different places share one descriptor.</summary>
    private static IEnumerable<CheckDescriptor> DescriptorsOf(ImmutableArray<Domain> domains) =>
        domains.SelectMany(domain => domain.Rules).SelectMany(rule => rule.Descriptors).Distinct(ReferenceEqualityComparer.Instance).OfType<CheckDescriptor>();

    /// <summary>The same, with a program that checks shell scripts beside their rules.</summary>
    public Engine With(IScriptChecker scriptChecker) => new(Domains, Checks, scriptChecker);

    /// <summary>Checks files.</summary>
    /// <param name="files">The files of the repository.</param>
    /// <param name="settings">What they are checked by.</param>
    /// <param name="only">The files to check, of those in <paramref name="files"/>; all of them where it is null. Rules still see the others.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <exception cref="OperationCanceledException">The run was ended early.</exception>
    public AnalysisResult Run(IFileSource files, Settings settings, IReadOnlyList<string>? only = null, CancellationToken cancellation = default)
    {
        var repository = new Repository(files, new FactSource(Domains).Of);
        var candidates = (only ?? files.Paths).Where(_unchecked.MayClaim).ToArray();
        if (candidates.Length > SmallRun && Domains.Any(domain => domain.NeedsServices && candidates.Any(domain.MayClaim)))
        {
            // Asked here, no thread of the run waits for another that collects them.
            _ = repository.Facts.Services;
        }

        var inspections = new FileInspection[candidates.Length];
        ForEach(candidates.Length, i => inspections[i] = Inspect(candidates[i], repository, settings, cancellation), cancellation);
        var scripts = _scriptChecker is null ? 0 : new ScriptAnalysis(Checks).Run(_scriptChecker, inspections, repository, cancellation);

        var results = new FileResult[candidates.Length];
        ForEach(candidates.Length, i => results[i] = Judge(inspections[i]), cancellation);
        return new AnalysisResult(
            [.. results.SelectMany(result => result.Diagnostics).Concat(only is null ? Unlisted(files) : []).Order(DiagnosticOrder.Instance)],
            [.. results.SelectMany(result => result.Suppressed).Order(DiagnosticOrder.Instance)],
            [.. results.Where(result => result.IsChecked).Select(result => result.Path)])
        {
            CheckedScripts = scripts,
            UncheckedFiles = [.. inspections.Select(inspection => inspection.Unchecked).OfType<UncheckedFile>()],
        };
    }

    /// <summary>Finds the files that a run would not check, or not fully, without running any rule.</summary>
    /// <param name="files">The files of the repository.</param>
    /// <param name="settings">What they would be checked by.</param>
    /// <param name="only">The files that are asked for.</param>
    public ImmutableArray<UncheckedFile> FindUnchecked(IFileSource files, Settings settings, IEnumerable<string> only)
    {
        var repository = new Repository(files, new FactSource(Domains).Of);
        return [.. only.Where(_unchecked.MayClaim).Order(StringComparer.Ordinal)
            .Select(path => _unchecked.FindByPath(path, settings) ?? (repository.Find(path) is { Problem: null } file ? _unchecked.FindByContent(file, repository, settings) : null))
            .OfType<UncheckedFile>()];
    }

    private static IEnumerable<Diagnostic> Unlisted(IFileSource files) => files.UnreadableDirectories.Select(folder =>
        new Diagnostic(EngineRules.UnreadableFile, folder, default, $"The directory {folder} can't be listed, so nothing in it is checked. Correct its permissions."));

    /// <summary>Does something for each index below <paramref name="count"/>, side by side where they are many.</summary>
    internal static void ForEach(int count, Action<int> action, CancellationToken cancellation)
    {
        if (count > SmallRun)
        {
            _ = Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, action);
            return;
        }

        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            action(i);
        }
    }

    /// <summary>Runs the rules over a file; what comments silence is still among what is found.</summary>
    private FileInspection Inspect(string path, Repository repository, Settings settings, CancellationToken cancellation)
    {
        var fileSettings = settings.ForFile(path);
        var skipped = _unchecked.FindByPath(path, settings);
        if (skipped is { Reason: UncheckedReason.Excluded or UncheckedReason.Vendored })
        {
            return new FileInspection(path, null, [], fileSettings) { Unchecked = skipped };
        }

        // Most files without an extension are no scripts, and some are large: those are not read.
        var isOthers = skipped is null && Domains.All(domain => !domain.MayClaim(path) || domain.NeedsShebang(path)) && !repository.HasShebang(path);
        if (isOthers || repository.Find(path) is not { } file)
        {
            return new FileInspection(path, null, [], fileSettings);
        }

        if (file.Problem is { } problem)
        {
            return Domains.Any(domain => domain.IsCertain(path))
                ? new FileInspection(path, file, [EngineFinding(EngineRules.UnreadableFile, file, default, $"The file {problem}.", fileSettings)], fileSettings)
                : new FileInspection(path, null, [], fileSettings) { Unchecked = skipped };
        }

        skipped ??= _unchecked.FindByContent(file, repository, settings);
        var claiming = ClaimingDomains(file, skipped);
        var inspection = claiming.Count == 0 ? new FileInspection(path, null, [], fileSettings) : Inspect(file, claiming, repository, fileSettings, cancellation);
        if (skipped is not null && UncheckedFiles.Note(skipped, file, fileSettings) is { } note)
        {
            inspection.Found.Add(note);
        }

        file.Release();
        return skipped is null ? inspection : inspection with { Unchecked = skipped };
    }

    private FileInspection Inspect(SourceFile file, List<Domain> claiming, Repository repository, FileSettings settings, CancellationToken cancellation)
    {
        var found = new List<Diagnostic>();
        var analysis = new FileAnalysis(file, repository, settings, found, Domains, cancellation) { Claiming = claiming };
        var isBroken = false;
        foreach (var domain in claiming)
        {
            isBroken |= !TryRun(domain, file, found, () => domain.Analyze(analysis));
        }

        var scripts = AnalyzeScripts(file, claiming, analysis, found, ref isBroken);

        HideSecrets(found, file);
        SecretFindings.DropDoubles(found, file.Text);

        // A parser that failed has been told of; without suppressions nothing is silenced.
        return new FileInspection(file.Path, file, found, settings)
        {
            Suppressions = isBroken ? [] : SuppressionsOf(file, claiming),
            Scripts = _scriptChecker is null ? [] : ScriptAnalysis.Select(file, scripts, settings),
        };
    }

    /// <summary>Takes what rules have found to be secrets out of the messages of all others, which may name the words that they speak of.</summary>
    private static void HideSecrets(List<Diagnostic> found, SourceFile file)
    {
        const int Shortest = 5;
        var secrets = found.Where(static finding => finding.Rule.FindsSecrets).Select(static finding => finding.Cause ?? finding.Span).Where(static span => span.Length >= Shortest).Select(span => file.Text[span].ToString())
            .Where(static secret => secret.Any(static character => !char.IsAsciiLetter(character) && character is not ('.' or '-' or '_')) && !DefaultPasswords.Contain(secret) && !Placeholder.Is(secret))
            .Distinct().ToArray();
        for (var i = 0; secrets.Length > 0 && i < found.Count; i++)
        {
            var message = secrets.Aggregate(found[i].Message, static (message, secret) => message.Replace(secret, "•••", StringComparison.Ordinal));
            found[i] = message == found[i].Message ? found[i] : found[i] with { Message = message };
        }
    }

    /// <summary>Collects the scripts of a file, and has every rule for scripts look at each.</summary>
    private ImmutableArray<EmbeddedScript> AnalyzeScripts(SourceFile file, List<Domain> claiming, FileAnalysis analysis, List<Diagnostic> found, ref bool isBroken)
    {
        var scripts = ImmutableArray.CreateBuilder<EmbeddedScript>();
        foreach (var domain in claiming)
        {
            isBroken |= !TryRun(domain, file, found, () => scripts.AddRange(domain.ScriptsOf(file).Select(script => WithShell(script, analysis.Settings).WithSyntax())));
        }

        foreach (var domain in scripts.Count == 0 ? [] : Domains.Where(static domain => domain is IScriptAnalyzer))
        {
            isBroken |= !TryRun(domain, file, found, () =>
            {
                foreach (var script in scripts)
                {
                    ((IScriptAnalyzer)domain).Analyze(script, analysis);
                }
            });
        }

        return scripts.ToImmutable();
    }

    /// <summary>The shell that the configuration names holds for a file that names none.</summary>
    private static EmbeddedScript WithShell(EmbeddedScript script, FileSettings settings) =>
        script.Host is { Kind: ScriptHostKind.File, Shell: null } && settings.Shell is { } shell && ShellInvocation.Parse([shell]) is { } invocation
            ? script with { Host = script.Host with { Shell = invocation } }
            : script;

    private FileResult Judge(FileInspection inspection)
    {
        if (inspection.File is not { } file)
        {
            return new FileResult(inspection.Path, false, inspection.Found, []);
        }

        // What an anchor holds is judged wherever it is used, and told once.
        List<Diagnostic> found = [.. inspection.Found.DistinctBy(static finding => (finding.Rule, finding.Span, finding.Message))];
        var (kept, suppressed) = SuppressionFilter.Apply(file, found, inspection.Suppressions, inspection.Settings, Checks);
        return new FileResult(inspection.Path, inspection.Unchecked is null or { IsChecked: true }, kept, inspection.Silenced.Count == 0 ? suppressed : [.. suppressed, .. inspection.Silenced]);
    }

    private List<Domain> ClaimingDomains(SourceFile file, UncheckedFile? skipped)
    {
        var claiming = new List<Domain>();
        foreach (var domain in Domains)
        {
            if ((skipped is null or { IsChecked: true } || domain.ReadsAnyText) && domain.MayClaim(file.Path) && domain.Claims(file))
            {
                claiming.Add(domain);
            }
        }

        return claiming;
    }

    private static ImmutableArray<Comment> CommentsOf(SourceFile file, List<Domain> claiming)
    {
        foreach (var domain in claiming)
        {
            if (domain.CommentsOf(file) is { } comments)
            {
                return [.. comments];
            }
        }

        return [];
    }

    private static ImmutableArray<Suppression> SuppressionsOf(SourceFile file, List<Domain> claiming) =>
        [.. SuppressionReader.Read(file, CommentsOf(file, claiming)), .. claiming.SelectMany(domain => domain.SuppressionsOf(file))];

    /// <summary>Runs a domain's rules. They fail apart from each other; what is left to fail is the making of the syntax that they look at.</summary>
    private static bool TryRun(Domain domain, SourceFile file, List<Diagnostic> found, Action run)
    {
        try
        {
            run();
            return true;
        }
#pragma warning disable CA1031 // What fails must fail the check, with its place named, and must not hide what the other domains found.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            found.Add(new Diagnostic(
                EngineRules.BrokenRule,
                file.Path,
                default,
                $"{domain.GetType().Name} failed on this file ({error.GetType().Name}), so the file is not fully checked. Report it together with the file.")
            {
                Text = file.Text,
                Failure = error,
            });
            return false;
        }
    }

    private static Diagnostic EngineFinding(CheckDescriptor rule, SourceFile file, TextSpan span, string message, FileSettings settings) =>
        new(rule, file.Path, span, message) { Text = file.Text, Severity = settings.SeverityOf(rule) };

    private readonly record struct FileResult(string Path, bool IsChecked, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<Diagnostic> Suppressed);
}
