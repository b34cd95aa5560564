using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Taint;

/// <summary>The calls of a repository's own actions and workflows, by what they call.</summary>
internal sealed class LocalCalls
{
    private readonly FrozenDictionary<string, ImmutableArray<LocalCall>> _calls;

    private LocalCalls(Repository repository) => _calls = repository.Paths
        .Where(static path => RepositoryPath.IsWorkflow(path) || RepositoryPath.IsAction(path))
        .SelectMany(path => FindAll(path, repository))
        .GroupBy(static call => call.Target, static call => call.Call, StringComparer.Ordinal)
        .ToFrozenDictionary(static group => group.Key, static group => group.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>The calls of a file.</summary>
    public static ImmutableArray<LocalCall> To(string path, Repository repository)
    {
        var target = RepositoryPath.IsAction(path) ? RepositoryPath.Directory(path) : path;
        return repository.Model(static repository => new LocalCalls(repository))._calls.GetValueOrDefault(target, []);
    }

    private static IEnumerable<(string Target, LocalCall Call)> FindAll(string path, Repository repository)
    {
        if (repository.Find(path) is not { Problem: null } source || WorkflowFile.Create(source.Yaml, path) is not { } file)
        {
            yield break;
        }

        var root = repository.ProjectRootOf(path);
        foreach (var job in file.Jobs)
        {
            if (job.Uses is { } uses && UsesReference.Parse(uses.Value) is { IsLocal: true } called)
            {
                yield return (TargetOf(root, called), new LocalCall(path, file, job, null, job.Mapping["with"]?.AsMapping));
            }

            foreach (var step in job.Steps.Where(static step => step.Reference is { IsLocal: true }))
            {
                yield return (TargetOf(root, step.Reference!), new LocalCall(path, file, job, step, step.With));
            }
        }

        foreach (var step in file.IsWorkflow ? [] : file.Steps.Where(static step => step.Reference is { IsLocal: true }))
        {
            yield return (TargetOf(root, step.Reference!), new LocalCall(path, file, null, step, step.With));
        }
    }

    private static string TargetOf(string root, UsesReference reference)
    {
        var path = reference.LocalPath.StartsWith("./", StringComparison.Ordinal) ? reference.LocalPath[2..].TrimEnd('/') : reference.LocalPath;
        return root.Length == 0 ? path : path.Length == 0 ? root : $"{root}/{path}";
    }
}
