using A11.Agents.Acceptance;
using A11.Agents.Acceptance.Commands;
using A11.Agents.Changes;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Workflows.Model;

namespace A11.Agents.Reviews.Security;

/// <summary>Finds tests, linters and scans that a workflow ran before a change and that none runs after it.</summary>
internal static class LostChecks
{
    private static readonly (Purpose Purpose, string Name, string[] Words)[] Checks =
    [
        (Purpose.Test, "the tests", ["test"]),
        (Purpose.Lint, "a linter", ["lint"]),
        (Purpose.Format, "a check of the format", ["format"]),
        (Purpose.Types, "a type checker", ["type", "typing"]),
        (Purpose.Coverage, "a coverage measurement", ["coverage"]),
        (Purpose.Scan, "a security scan", ["scan", "security", "vulnerab"]),
    ];

    public static IEnumerable<Diagnostic> Find(ReviewRequest request, TaskWords words)
    {
        var touched = request.Changes.Where(change => change.Kind is ChangeKind.Modified or ChangeKind.Deleted && RepositoryPath.IsWorkflow(change.Path)).ToArray();
        if (touched.Length == 0)
        {
            return [];
        }

        var after = CallsIn(request.Files.Paths.Where(RepositoryPath.IsWorkflow), request.Files);
        return touched.SelectMany(change => Compare(change, CallsIn([change.Path], request.Job.Files), after, request, words));
    }

    private static IEnumerable<Diagnostic> Compare(Change change, IReadOnlyList<CommandCall> before, IReadOnlyList<CommandCall> after, ReviewRequest request, TaskWords words)
    {
        foreach (var (purpose, name, stems) in Checks.Where(check => !words.RequestsRemoval([.. check.Words])))
        {
            if (before.FirstOrDefault(call => call.Site.Tolerance is null && CommandSearch.Serves(call, purpose)) is not { } lost || after.Any(call => CommandSearch.Serves(call, purpose)))
            {
                continue;
            }

            var message = $"“{lost.Text}” ran {name}";
            var text = change.Kind == ChangeKind.Deleted ? null : FileContent.Decode(request.Files.Read(change.Path).Span).Text;
            yield return purpose != Purpose.Scan && new CommandSearch(after).Find(purpose) is { Verdict: CriterionVerdict.Unchecked, Evidence: var evidence }
                ? Observation.Note(change.Path, text, default, $"{message}, and is gone. {evidence}")
                : Observation.Refuse(change.Path, text, default, $"{message}, and no workflow does so any more, which the task does not ask for. Restore it.");
        }
    }

    private static IReadOnlyList<CommandCall> CallsIn(IEnumerable<string> workflows, IFileSource files)
    {
        var text = new RepositoryText(files);
        var collector = new CallCollector(text);
        var calls = new WorkflowCalls(text, collector);
        foreach (var workflow in workflows.Select(text.Read).OfType<Core.Text.SourceText>().Select(source => WorkflowFile.Parse(source)).OfType<WorkflowFile>())
        {
            calls.Collect(workflow);
        }

        return collector.Calls;
    }
}
