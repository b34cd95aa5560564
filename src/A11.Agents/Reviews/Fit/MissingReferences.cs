using A11.Agents.Acceptance;
using A11.Agents.Acceptance.Commands;
using A11.Agents.Changes;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

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
        GeneratedFileKind.Workflow when WorkflowFile.Create(YamlTree.Parse(text)) is { } workflow => FindInWorkflow(workflow, path, text, files),
        GeneratedFileKind.Compose when ComposeFile.Create(YamlTree.Parse(text), isByName: true) is { } compose => FindInCompose(compose, path, text, files),
        GeneratedFileKind.Makefile => LackingCommands.FindInMakefile(path, text, files),
        _ => [],
    };

    private static IEnumerable<Diagnostic> FindInWorkflow(WorkflowFile workflow, string path, SourceText text, IFileSource files)
    {
        foreach (var job in workflow.Jobs.Where(job => !LackingCommands.BringsFiles(job) && !job.NeverRuns))
        {
            IEnumerable<YamlScalar?> references =
            [
                DirectoryOf(job.Mapping["defaults"]) ?? DirectoryOf(workflow.Root["defaults"]),
                .. job.Steps.Select(step => step.Mapping["working-directory"]?.AsScalar),
                .. job.Steps.SelectMany(step => FileInputs.Select(name => step.With?[name]?.AsScalar)),
                .. job.Steps.Where(step => step.Reference is { IsLocal: true }).Select(step => step.Uses),
            ];
            foreach (var scalar in references.OfType<YamlScalar>())
            {
                if (RepositoryPath.Resolve("", Local(scalar.Value)) is { Length: > 0 } target && IsConstant(scalar.Value) && !files.Exists(target) && !IsMadeInJob(target, job, scalar))
                {
                    yield return Observation.Refuse(path, text, scalar.Span, $"{target} is not in the repository, so job {job.Id} fails. Name what is there.");
                }
            }
        }

        foreach (var finding in LackingCommands.FindInWorkflow(workflow, path, text, files))
        {
            yield return finding;
        }
    }

    private static string Local(string reference) => UsesReference.Parse(reference) is { IsLocal: true } action ? action.LocalPath : reference;

    private static YamlScalar? DirectoryOf(YamlNode? defaults) => defaults?.AsMapping?["run"]?.AsMapping?["working-directory"]?.AsScalar;

    private static bool IsConstant(string path) => path.AsSpan().IndexOfAny("$*?{[") < 0 && !LackingCommands.IsOutput(path);

    /// <summary>Whether a script of the job names the path too, and so may make it.</summary>
    private static bool IsMadeInJob(string target, WorkflowJob job, YamlScalar reference) =>
        job.Steps.Any(step => step.Run is { } run && run != reference && run.Value.Contains(RepositoryPath.FileName(target), StringComparison.Ordinal));

    private static IEnumerable<Diagnostic> FindInCompose(ComposeFile compose, string path, SourceText text, IFileSource files)
    {
        foreach (var service in compose.Services.Where(service => service.IsBuilt))
        {
            var build = service.Get("build")!;
            var isElsewhere = build.AsMapping?["dockerfile_inline"] is not null || (build.Text ?? build.AsMapping?["context"]?.Text ?? "").Contains('$', StringComparison.Ordinal);
            if (!isElsewhere && service.Dockerfile(RepositoryPath.Folder(path)) is { } dockerfile && IsConstant(dockerfile) && !files.Exists(dockerfile))
            {
                // Another task may be writing it at this moment.
                yield return Observation.Note(path, text, build.Span, $"Service {service.Name} is built from {dockerfile}, which is not in the repository yet. Add it before you start the service.");
            }
        }
    }
}
