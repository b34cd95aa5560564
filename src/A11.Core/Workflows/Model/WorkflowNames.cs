using System.Collections.Concurrent;
using A11.Core.Files;
using A11.Core.Repositories;

namespace A11.Core.Workflows.Model;

/// <summary>The names of the workflows of each directory, by which <c>workflow_run</c> refers to them.</summary>
internal sealed class WorkflowNames
{
    private readonly Repository _repository;
    private readonly ConcurrentDictionary<string, IReadOnlySet<string>?> _names = new(StringComparer.Ordinal);

    private WorkflowNames(Repository repository) => _repository = repository;

    /// <summary>The names in a repository.</summary>
    public static WorkflowNames Find(Repository repository) => repository.Model(static repository => new WorkflowNames(repository));

    /// <summary>The names of the workflows of a directory; null where one of them can't be read. A workflow without a name is called by its path.</summary>
    public IReadOnlySet<string>? FindAll(string directory) => _names.GetOrAdd(directory, Read);

    private HashSet<string>? Read(string directory)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in _repository.Paths.Where(path => RepositoryPath.IsWorkflow(path) && RepositoryPath.Directory(path) == directory))
        {
            if (_repository.Find(path)?.Workflow is not { } workflow)
            {
                return null;
            }

            _ = names.Add(workflow.Root["name"]?.Text is { Length: > 0 } name ? name : path);
        }

        return names;
    }
}
