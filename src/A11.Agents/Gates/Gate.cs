using System.Collections.Immutable;
using A11.Agents.Acceptance;
using A11.Agents.Boundaries;
using A11.Agents.Changes;
using A11.Agents.Policies;
using A11.Agents.Reviews;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Generation;
using A11.Core.Repositories;
using A11.Core.Tasks;

namespace A11.Agents.Gates;

/// <summary>
/// Judges an agent's changes before anything is written: boundary, completion, rules, acceptance criteria, reviews. A breach of the boundary
/// is one whatever the rest says; later stages are not asked once one has failed.
/// </summary>
public sealed class Gate
{
    private readonly string _root;
    private readonly IFileSource _repository;
    private readonly Policy _policy;
    private readonly RepositorySettings _settings;
    private readonly Analyzer _analyzer;

    /// <summary>The gate of a repository.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="repository">Its files.</param>
    /// <param name="policy">What agents may do in it.</param>
    /// <param name="settings">What its files are checked by.</param>
    /// <param name="analyzer">Who runs the rules; where none is given, nobody but the rules looks at the files.</param>
    public Gate(string root, IFileSource repository, Policy policy, RepositorySettings settings, Analyzer? analyzer = null)
    {
        _root = root;
        _repository = repository;
        _policy = policy;
        _settings = settings;
        _analyzer = analyzer ?? Analyzer.Default;
    }

    /// <summary>Judges a task before any agent starts: whether it asks for files outside of the boundary.</summary>
    public ImmutableArray<Diagnostic> JudgeTask(DevOpsTask task) =>
        [.. task.Lane.Select(path => JudgePath(path, task, "asks for")).OfType<Diagnostic>().Select(breach => breach with { Path = task.Source, Text = task.SourceText, Span = PlaceOf(breach.Path, task) })];

    /// <summary>Judges changes.</summary>
    public GateReport Judge(DevOpsTask task, ImmutableArray<Change> changes)
    {
        var report = new GateReport { Breaches = FindBreaches(task, changes) };
        if (report.Breaches.Any(breach => breach.Severity == Severity.Error))
        {
            return report with { FailedAt = GateStage.Boundary };
        }

        var files = new OverlayFileSource(_repository, changes);
        report = report with { Missing = [.. task.FilesToCreate.Where(path => !files.Exists(path))] };
        if (!report.Missing.IsEmpty)
        {
            return report with { FailedAt = GateStage.Completion };
        }

        report = report with { Findings = FindViolations(files, changes) };
        if (report.Findings.Any(finding => finding.Severity >= _settings.Root.Gate))
        {
            return report with { FailedAt = GateStage.Rules };
        }

        report = report with { Criteria = AcceptanceCheck.Run(task, files) };
        if (report.Criteria.Any(criterion => criterion.Verdict == CriterionVerdict.NotMet))
        {
            return report with { FailedAt = GateStage.Acceptance };
        }

        report = report with { Reviews = [.. _policy.Profile.Reviewers.Select(reviewer => BuiltInReviewer.Judge(reviewer, report.Findings, report.Criteria, _settings.Root.Gate))] };
        return report with { FailedAt = report.Reviews.All(review => review.Passed) ? null : GateStage.Reviews };
    }

    private ImmutableArray<Diagnostic> FindBreaches(DevOpsTask task, ImmutableArray<Change> changes)
    {
        var breaches = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var change in changes)
        {
            if (JudgePath(change.Path, task, "wrote") is { } breach)
            {
                breaches.Add(breach);
            }
            else if (!task.Lane.Contains(change.Path))
            {
                breaches.Add(BoundaryCheck.ToDiagnostic(BreachKind.OutsideLane, change.Path, $"{task.Id} wrote", "The boundary allows it, but the task does not ask for it.") with
                {
                    Severity = _settings.Root.Strict ? Severity.Error : Severity.Warning,
                });
            }
        }

        return breaches.ToImmutable();
    }

    private Diagnostic? JudgePath(string path, DevOpsTask task, string verb)
    {
        var verdict = _policy.Boundary.Judge(path, task.Lane);
        if (verdict.Breach is { } breach)
        {
            return BoundaryCheck.ToDiagnostic(breach, path, $"{task.Id} {verb}", verdict.Reason);
        }

        if (FileLinks.FindProblem(_root, path) is { } link)
        {
            return BoundaryCheck.ToDiagnostic(BreachKind.Link, path, $"{task.Id} {verb}", link);
        }

        return FindTwin(path) is { } twin
            ? BoundaryCheck.ToDiagnostic(BreachKind.UnsafeName, path, $"{task.Id} {verb}", $"It differs from {twin}, which is there already, only in case or Unicode form, and is the same file on other systems.")
            : null;
    }

    private string? FindTwin(string path)
    {
        var folded = PathName.Fold(path);
        return _repository.Paths.FirstOrDefault(other => other != path && other.Length == path.Length && PathName.Fold(other) == folded);
    }

    private ImmutableArray<Diagnostic> FindViolations(OverlayFileSource files, ImmutableArray<Change> changes)
    {
        var written = changes.Where(change => change.Kind != ChangeKind.Deleted).Select(change => change.Path).Order(StringComparer.Ordinal).ToArray();
        var result = _analyzer.Run(files, _settings, written);
        var before = _analyzer.Run(_repository, _settings, [.. written.Where(path => _repository.Exists(path))]).Suppressed
            .Select(finding => (finding.Path, finding.Rule.Id))
            .ToHashSet();
        var silenced = result.Suppressed
            .Where(finding => !before.Contains((finding.Path, finding.Rule.Id)))
            .Select(finding => finding with
            {
                Rule = GenerationRules.SuppressionByAgent,
                Severity = Severity.Error,
                Message = $"The agent silenced {finding.Rule.Id} here instead of mending what it finds: {finding.Message}",
                Fix = null,
            });
        return [.. result.Diagnostics.Concat(silenced).Concat(FindUncommented(files, written)).Order(DiagnosticOrder.Instance)];
    }

    private static IEnumerable<Diagnostic> FindUncommented(OverlayFileSource files, IEnumerable<string> written)
    {
        foreach (var path in written)
        {
            var file = new SourceFile(path, FileContent.Decode(files.Read(path).Span));
            if (file.Problem is null && GeneratedComments.AreMissing(file))
            {
                yield return new Diagnostic(GenerationRules.Uncommented, path, default, $"{path} holds no comment, so that nobody will know why it is as it is; say so where a reader would ask.");
            }
        }
    }

    private static Core.Text.TextSpan PlaceOf(string path, DevOpsTask task)
    {
        var at = task.Json.IndexOf($"\"{path}\"", StringComparison.Ordinal);
        return at < 0 ? task.Span with { Length = 1 } : new Core.Text.TextSpan(task.Span.Start + at, path.Length + 2);
    }
}
