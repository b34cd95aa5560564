using System.Collections.Immutable;
using A11.Agents.Acceptance;
using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Agents.Checks;
using A11.Agents.Policies;
using A11.Agents.Reviews;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Generation;
using A11.Core.Repositories;
using A11.Core.Tasks;

namespace A11.Agents.Gates;

/// <summary>
/// Judges an agent's changes before anything is written: boundary, completion, rules, acceptance criteria, reviews. A violation of the boundary
/// is one whatever the rest says, also where the agent died; later stages are not asked once one has failed. What a baseline knows excuses nobody here: an agent could repeat it.
/// </summary>
public sealed class Gate
{
    private readonly IFileSource _repository;
    private readonly RepositorySettings _settings;
    private readonly BoundaryJudge _boundary;
    private readonly RepositoryCheck _check;
    private readonly ImmutableArray<Domain> _domains;

    /// <summary>The gate of a repository.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="repository">Its files.</param>
    /// <param name="policy">What agents may do in it.</param>
    /// <param name="settings">What its files are checked by.</param>
    /// <param name="engine">Runs the rules.</param>
    public Gate(string root, IFileSource repository, Policy policy, RepositorySettings settings, Engine engine)
    {
        _repository = repository;
        _settings = settings;
        _domains = engine.Domains;
        _check = RepositoryCheck.Create(root, repository, settings, new CheckOptions(engine) { UsesBaseline = false });
        _boundary = new BoundaryJudge(root, repository, policy, settings.Root.Strict);
    }

    /// <summary>Judges a task before any agent starts: whether it asks for files outside of the boundary.</summary>
    public ImmutableArray<Diagnostic> JudgeTask(DevOpsTask task) => _boundary.Judge(task);

    /// <summary>Whether files as they are in the repository keep the rules.</summary>
    public bool KeepsRules(IEnumerable<string> paths) => !_check.Run([.. paths]).Result.Fails(_settings.Root.Gate);

    /// <summary>Judges everything about a result but for the reviews.</summary>
    public GateReport Judge(DevOpsTask task, AgentResult result)
    {
        var report = new GateReport { Violations = _boundary.Judge(task, result.Changes, result.Violations) };
        var leaks = LeakedCredentials.Find(_repository, result).ToImmutableArray();
        if (report.Violations.Any(violation => violation.Severity == Severity.Error))
        {
            return report with { Violations = [.. report.Violations, .. leaks], FailedAt = GateStage.Boundary };
        }

        var files = new OverlayFileSource(_repository, result.Changes);
        report = JudgeCompletion(report, task, result, files);
        if (report.FailedAt is not null)
        {
            return report;
        }

        ImmutableArray<Diagnostic> findings = [.. FindViolations(task, files, result.Changes).Concat(leaks).Order(DiagnosticOrder.Instance)];
        report = report with
        {
            Findings = [.. findings.Where(finding => IsFixable(finding, task))],
            FindingsForPeople = [.. findings.Where(finding => !IsFixable(finding, task))],
        };
        if (report.Findings.Any(finding => finding.Severity >= _settings.Root.Gate))
        {
            return report with { FailedAt = GateStage.Rules };
        }

        report = report with { Criteria = AcceptanceCheck.Run(task, files) };
        return report.Criteria.Any(criterion => criterion.Verdict == CriterionVerdict.NotMet) ? report with { FailedAt = GateStage.Acceptance } : report;
    }

    /// <summary>Puts changes that passed all else before the reviewers, side by side.</summary>
    /// <param name="report">What <see cref="Judge"/> found.</param>
    /// <param name="job">The task and what belongs to it.</param>
    /// <param name="changes">The exact bytes that are to be promoted.</param>
    /// <param name="reviewers">Who reviews.</param>
    /// <param name="progress">Told what reviewers do.</param>
    /// <param name="cancellation">Ends the reviews.</param>
    public async Task<GateReport> ReviewAsync(GateReport report, AgentJob job, ImmutableArray<Change> changes, ImmutableArray<IReviewer> reviewers, IProgress<AgentEvent> progress, CancellationToken cancellation)
    {
        var request = new ReviewRequest(job, changes, new OverlayFileSource(_repository, changes), report.Findings, report.Criteria);
        var reviews = await Task.WhenAll(reviewers.Select(reviewer => reviewer.ReviewAsync(request, progress, cancellation))).ConfigureAwait(false);
        return report with { Reviews = [.. reviews], FailedAt = Array.TrueForAll(reviews, review => review.Passed) ? null : GateStage.Reviews };
    }

    private static GateReport JudgeCompletion(GateReport report, DevOpsTask task, AgentResult result, OverlayFileSource files)
    {
        if (result.Failure is { } failure)
        {
            return report with { Failure = failure, FailureReason = result.Reason, FailedAt = GateStage.Completion };
        }

        report = report with { Missing = [.. task.FilesToCreate.Where(path => !files.Exists(path))] };
        if (!report.Missing.IsEmpty)
        {
            return report with { FailedAt = GateStage.Completion };
        }

        return result.Changes.IsEmpty
            ? report with { Failure = AgentFailure.NothingWritten, FailureReason = "The agent says that it is done, but changed nothing.", FailedAt = GateStage.Completion }
            : report;
    }

    /// <summary>Whether the task may write the file that ends the finding.</summary>
    private static bool IsFixable(Diagnostic finding, DevOpsTask task) =>
        finding.Rule.FixedIn is not { } file || task.Lane.Any(path => RepositoryPath.FileName(path).SequenceEqual(file));

    private ImmutableArray<Diagnostic> FindViolations(DevOpsTask task, OverlayFileSource files, ImmutableArray<Change> changes)
    {
        var written = changes.Where(change => change.Kind != ChangeKind.Deleted).Select(change => change.Path).Order(StringComparer.Ordinal).ToArray();
        var result = _check.Run(files, written).Result;
        return [.. result.Diagnostics.Concat(FindNewSuppressions(result, written)).Concat(FindUncommented(files, written))
            .Concat(UncheckedChanges.Find(result.UncheckedFiles, path => task.Lane.Contains(path) && _settings.Excludes(path))).Order(DiagnosticOrder.Instance)];
    }

    /// <summary>What is suppressed in the files that was not suppressed in them before: people may do so, an agent may not.</summary>
    private IEnumerable<Diagnostic> FindNewSuppressions(AnalysisResult result, string[] written) =>
        SuppressionComparison.Create(result.Suppressed, _check.Run([.. written.Where(_repository.Exists)]).Result.Suppressed).New.Select(finding => finding with
        {
            Rule = GenerationRules.SuppressionByAgent,
            Severity = Severity.Error,
            Message = $"The agent suppressed {finding.Rule.Id} here. Fix the finding instead: {finding.Message}",
            Fix = null,
        });

    private IEnumerable<Diagnostic> FindUncommented(OverlayFileSource files, IEnumerable<string> written)
    {
        foreach (var path in written)
        {
            var file = new SourceFile(path, FileContent.Decode(files.Read(path).Span));
            if (file.Problem is null && GeneratedComments.AreMissing(file, _domains))
            {
                yield return new Diagnostic(GenerationRules.Uncommented, path, default, $"{path} has no comment, so readers can't tell why it is as it is. Add comments that give the reasons.");
            }
        }
    }
}
