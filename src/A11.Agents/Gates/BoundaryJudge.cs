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
    private readonly Lazy<ILookup<string, string>> _byFoldedName = new(() => repository.Paths.ToLookup(PathName.Fold, StringComparer.Ordinal));

    /// <summary>The paths that a task asks for and that no agent may write.</summary>
    public ImmutableArray<Diagnostic> Judge(DevOpsTask task) =>
    [
        .. task.Lane.Select(path => JudgePath(path, task, "asks for") ?? JudgeTwin(path, task, "asks for", [])).OfType<Diagnostic>()
            .Select(breach => breach with { Path = task.Source, Text = task.SourceText, Span = PlaceOf(breach.Path, task) }),
    ];

    /// <summary>The changes that the agent was not allowed to make, each path named; both ends of a rename are among the changes.</summary>
    public ImmutableArray<Diagnostic> Judge(DevOpsTask task, ImmutableArray<Change> changes, ImmutableArray<Escape> escapes)
    {
        var breaches = ImmutableArray.CreateBuilder<Diagnostic>();
        breaches.AddRange(escapes.Select(escape => BoundaryCheck.ToDiagnostic(escape.Kind, escape.Path, $"{task.Id} left", escape.Reason)));
        foreach (var change in changes)
        {
            var verb = VerbOf(change.Kind);
            if ((JudgePath(change.Path, task, verb) ?? (change.Kind == ChangeKind.Deleted ? null : JudgeTwin(change.Path, task, verb, changes))) is { } breach)
            {
                breaches.Add(breach);
            }
            else if (!task.Lane.Contains(change.Path))
            {
                breaches.Add(BoundaryCheck.ToDiagnostic(BreachKind.OutsideLane, change.Path, $"{task.Id} {verb}", "The boundary allows it, but the task does not ask for it.") with
                {
                    Severity = isStrict ? Severity.Error : Severity.Warning,
                });
            }
        }

        return [.. breaches.Order(DiagnosticOrder.Instance)];
    }

    private Diagnostic? JudgePath(string path, DevOpsTask task, string verb)
    {
        var verdict = policy.Boundary.Judge(path, task.Lane);
        if (verdict.Breach is { } breach)
        {
            return BoundaryCheck.ToDiagnostic(breach, path, $"{task.Id} {verb}", verdict.Reason);
        }

        return FileLinks.FindProblem(root, path) is { } link ? BoundaryCheck.ToDiagnostic(BreachKind.Link, path, $"{task.Id} {verb}", link) : null;
    }

    private Diagnostic? JudgeTwin(string path, DevOpsTask task, string verb, ImmutableArray<Change> changes) => FindTwin(path, changes) is { } twin
        ? BoundaryCheck.ToDiagnostic(BreachKind.UnsafeName, path, $"{task.Id} {verb}", $"It differs from {twin} only in case or Unicode form, and is the same file on other systems.")
        : null;

    /// <summary>Another file, in the repository or among the changes, that other systems take for the same; one that is deleted is none.</summary>
    private string? FindTwin(string path, ImmutableArray<Change> changes)
    {
        var folded = PathName.Fold(path);
        return _byFoldedName.Value[folded].FirstOrDefault(other => other != path && !changes.Any(change => change.Kind == ChangeKind.Deleted && change.Path == other))
            ?? changes.FirstOrDefault(change => change.Kind != ChangeKind.Deleted && change.Path != path && PathName.Fold(change.Path) == folded)?.Path;
    }

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
