using System.Collections.Immutable;
using A11.Agents.Boundaries;
using A11.Agents.Changes;
using A11.Agents.Policies;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Tasks;
using A11.Core.Text;

namespace A11.Agents.Gates;

/// <summary>The gate's first stage: holds a task, and what an agent did, against the boundary and the task's lane.</summary>
/// <param name="root">Absolute path of the repository's root.</param>
/// <param name="repository">Its files.</param>
/// <param name="policy">What agents may do in it.</param>
/// <param name="isStrict">Whether what the task did not ask for is an error.</param>
internal sealed class BoundaryJudge(string root, IFileSource repository, Policy policy, bool isStrict)
{
    private const string AdviceForTasks = "Take it out of the task, and make the change yourself.";

    private readonly Lazy<WriteGuard> _guard = new(() => new WriteGuard(root, policy.Boundary, new PathIndex(repository.Paths)));

    /// <summary>The paths that a task asks for and that no agent may write.</summary>
    public ImmutableArray<Diagnostic> Judge(DevOpsTask task) =>
    [
        .. _guard.Value.Judge([.. task.Lane.Select(path => new PathChange(path))], task.Lane).Where(verdict => !verdict.IsAllowed)
            .Select(verdict => BoundaryCheck.ToDiagnostic(verdict.Violation!.Value, verdict.Path, $"{task.Id} asks for", verdict.Reason, ProfileAdvice.Find(policy, verdict.Path) ?? AdviceForTasks)
                with { Path = task.Source, Text = task.SourceText, Span = PlaceOf(verdict.Path, task) }),
    ];

    /// <summary>The changes that the agent was not allowed to make, each path named; both ends of a rename are among the changes.</summary>
    public ImmutableArray<Diagnostic> Judge(DevOpsTask task, ImmutableArray<Change> changes, ImmutableArray<WorkspaceViolation> found)
    {
        var violations = ImmutableArray.CreateBuilder<Diagnostic>();
        violations.AddRange(found.Select(entry => BoundaryCheck.ToDiagnostic(entry.Kind, entry.Path, $"{task.Id} left", entry.Reason)));
        var verdicts = _guard.Value.Judge([.. changes.Select(change => new PathChange(change.Path, change.Kind == ChangeKind.Deleted))], task.Lane);
        foreach (var (change, verdict) in changes.Zip(verdicts))
        {
            var verb = VerbOf(change.Kind);
            if (!verdict.IsAllowed)
            {
                violations.Add(ToDiagnostic(verdict, task, verb));
            }
            else if (!task.Lane.Contains(change.Path))
            {
                violations.Add(BoundaryCheck.ToDiagnostic(ViolationKind.OutsideLane, change.Path, $"{task.Id} {verb}", "The boundary allows it, but the task does not ask for it.") with
                {
                    Severity = isStrict ? Severity.Error : Severity.Warning,
                });
            }
        }

        return [.. violations.Order(DiagnosticOrder.Instance)];
    }

    private static Diagnostic ToDiagnostic(BoundaryVerdict verdict, DevOpsTask task, string verb) =>
        BoundaryCheck.ToDiagnostic(verdict.Violation!.Value, verdict.Path, $"{task.Id} {verb}", verdict.Reason);

    private static string VerbOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Deleted => "deleted",
        ChangeKind.ModeChanged => "changed the mode of",
        _ => "wrote",
    };

    private static TextSpan PlaceOf(string path, DevOpsTask task)
    {
        var at = task.Json.IndexOf($"\"{path}\"", StringComparison.Ordinal);
        return at < 0 ? task.Span with { Length = 1 } : new TextSpan(task.Span.Start + at, path.Length + 2);
    }
}
