using System.Collections.Concurrent;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>The actions and workflows of this repository that its workflows use. Each is read once for all that use it.</summary>
internal sealed class ReferencedFiles
{
    /// <summary>Where GitHub has the workflows of a repository, from its root.</summary>
    public const string WorkflowDirectory = ".github/workflows";

    private readonly Repository _repository;
    private readonly ConcurrentDictionary<string, ReferencedFile> _actions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ReferencedFile> _workflows = new(StringComparer.Ordinal);

    private ReferencedFiles(Repository repository) => _repository = repository;

    /// <summary>The references of a repository.</summary>
    public static ReferencedFiles Find(Repository repository) => repository.Model(static repository => new ReferencedFiles(repository));

    /// <summary>The action that a step uses; null where it is none of this repository's, or lies outside of it (in a submodule, above the root).</summary>
    /// <param name="reference">What the step uses.</param>
    /// <param name="from">The path of the file that uses it.</param>
    public ReferencedFile? FindAction(UsesReference reference, string from) => Resolve(reference, from) is { } path ? _actions.GetOrAdd(path, ReadAction) : null;

    /// <summary>The workflow that a job calls; null where it is none of this repository's. A file that is not where the path says, and is where GitHub has workflows, is meant.</summary>
    /// <param name="reference">What the job calls.</param>
    /// <param name="from">The path of the file that calls it.</param>
    public ReferencedFile? FindWorkflow(UsesReference reference, string from)
    {
        if (Resolve(reference, from) is not { Length: > 0 } path)
        {
            return null;
        }

        var root = _repository.ProjectRootOf(from);
        var meant = $"{(root.Length == 0 ? "" : root + "/")}{WorkflowDirectory}/{RepositoryPath.FileName(path)}";
        return _workflows.GetOrAdd(!_repository.Exists(path) && _repository.Exists(meant) ? meant : path, ReadWorkflow);
    }

    /// <summary>Both forms, <c>./</c> and <c>$/</c>, start at the root of the repository, which for a template is the directory that will be one.</summary>
    private string? Resolve(UsesReference reference, string from) =>
        reference.IsLocal && !reference.Text.Contains("${{", StringComparison.Ordinal) && RepositoryPath.Resolve(_repository.ProjectRootOf(from), reference.LocalPath) is { } path && !IsInSubmodule(path) ? path : null;

    private ReferencedFile ReadAction(string directory)
    {
        var prefix = directory.Length == 0 ? "" : directory + "/";
        foreach (var name in (ReadOnlySpan<string>)["action.yml", "action.yaml"])
        {
            if (_repository.Exists(prefix + name))
            {
                return Read(prefix + name);
            }
        }

        // The runner builds a directory that holds a Dockerfile alone.
        return _repository.Exists(prefix + "Dockerfile") || _repository.Exists(prefix + "dockerfile")
            ? new ReferencedFile(directory, ReferencedFileState.Found, null)
            : new ReferencedFile(directory, ReferencedFileState.Missing, null);
    }

    private ReferencedFile ReadWorkflow(string path) => _repository.Exists(path) ? Read(path) : new ReferencedFile(path, ReferencedFileState.Missing, null);

    private ReferencedFile Read(string path)
    {
        var workflow = _repository.Find(path) is { Problem: null, Yaml.IsComplete: true } file ? WorkflowFile.Create(file.Yaml) : null;
        return new ReferencedFile(path, workflow is null ? ReferencedFileState.Broken : ReferencedFileState.Found, workflow);
    }

    /// <summary>A submodule's files aren't listed.</summary>
    public bool IsInSubmodule(string path) => _repository.Model(Submodules.Read).Contain(path);
}
