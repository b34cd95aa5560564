using A11.Agents.Acceptance;
using A11.Agents.Changes;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Agents.Reviews.Fit;

/// <summary>
/// Finds what changed files take from the repository and what it does not have: directories, scripts, targets, projects, actions, Dockerfiles. What a step may
/// have made or fetched before is left alone.
/// </summary>
internal static class MissingReferences
{
    /// <summary>Inputs of actions that name files of the repository.</summary>
    private static readonly string[] FileInputs = ["python-version-file", "node-version-file", "go-version-file", "global-json-file", "java-version-file", "ruby-version-file"];

    public static IEnumerable<Diagnostic> Find(ReviewRequest request) => request.Changes
        .Where(change => change.Kind is ChangeKind.Added or ChangeKind.Modified)
        .SelectMany(change => FindIn(change.Path, FileContent.Decode(change.Content.Span).Text, request.Files));

    private static IEnumerable<Diagnostic> FindIn(string path, SourceText text, IFileSource files) => GeneratedFiles.KindOf(path) switch
    {
        GeneratedFileKind.Workflow when WorkflowFile.Parse(text) is { } workflow => FindInWorkflow(workflow, path, text, files),
        GeneratedFileKind.Compose when ComposeFile.Parse(text) is { } compose => FindInCompose(compose, path, text, files),
        GeneratedFileKind.Makefile => LackingCommands.FindInMakefile(path, text, files),
        _ => [],
    };

    private static IEnumerable<Diagnostic> FindInWorkflow(WorkflowFile workflow, string path, SourceText text, IFileSource files)
    {
        foreach (var job in workflow.Jobs.Where(job => !LackingCommands.BringsFiles(job) && !job.NeverRuns))
        {
            IEnumerable<PlacedText?> references =
            [
                job.DefaultDirectory ?? workflow.DefaultDirectory,
                .. job.Steps.Select(step => step.WrittenDirectory),
                .. job.Steps.SelectMany(step => FileInputs.Select(step.FindInputPlace)),
                .. job.Steps.Where(step => step.Reference is { IsLocal: true }).Select(step => step.Action),
            ];
            foreach (var (reference, span) in references.OfType<PlacedText>())
            {
                if (RepositoryPath.Resolve("", Local(reference)) is { Length: > 0 } target && IsConstant(reference) && !files.Exists(target) && !IsMadeInJob(target, job))
                {
                    yield return Observation.Refuse(path, text, span, $"{target} is not in the repository, so job {job.Id} fails. Name what is there.");
                }
            }
        }

        foreach (var finding in LackingCommands.FindInWorkflow(workflow, path, text, files))
        {
            yield return finding;
        }
    }

    private static string Local(string reference) => UsesReference.Parse(reference) is { IsLocal: true } action ? action.LocalPath : reference;

    private static bool IsConstant(string path) => path.AsSpan().IndexOfAny("$*?{[") < 0 && !LackingCommands.IsOutput(path);

    /// <summary>Whether a script of the job names the path too, and so may make it.</summary>
    private static bool IsMadeInJob(string target, WorkflowJob job) =>
        job.Steps.Any(step => step.Script is { } script && script.Contains(RepositoryPath.FileName(target), StringComparison.Ordinal));

    private static IEnumerable<Diagnostic> FindInCompose(ComposeFile compose, string path, SourceText text, IFileSource files)
    {
        foreach (var service in compose.Services.Where(service => service.IsBuilt))
        {
            if (!service.IsBuiltFromElsewhere && service.Dockerfile(RepositoryPath.Directory(path)) is { } dockerfile && IsConstant(dockerfile) && !files.Exists(dockerfile))
            {
                // Another task may be writing it at this moment.
                yield return Observation.Note(path, text, service.BuildPlace!.Value, $"Service {service.Name} is built from {dockerfile}, which is not in the repository yet. Add it before you start the service.");
            }
        }
    }
}
