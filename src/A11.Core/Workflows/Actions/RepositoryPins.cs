using System.Collections.Frozen;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Actions;

/// <summary>Commits that a repository itself names for tags of actions: its workflows by a comment, and <c>actions.lock</c>. A tag for which it names several is left out.</summary>
internal sealed class RepositoryPins
{
    private const string LockName = ".github/workflows/actions.lock";
    private const string Hash = "sha1-";

    private readonly FrozenDictionary<string, string> _commits;

    private RepositoryPins(Repository repository) => _commits = repository.Paths.SelectMany(path => FindAll(path, repository))
        .GroupBy(static pin => pin.Tag, static pin => pin.Commit, StringComparer.OrdinalIgnoreCase)
        .Where(static group => group.Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1)
        .ToFrozenDictionary(static group => group.Key, static group => group.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The commit that the repository names for a tag; null where it names none, or several.</summary>
    public static string? FindCommit(UsesReference reference, Repository repository) =>
        repository.Model(static repository => new RepositoryPins(repository))._commits.GetValueOrDefault($"{reference.Repository}@{reference.Ref}");

    private static IEnumerable<(string Tag, string Commit)> FindAll(string path, Repository repository)
    {
        if (path == LockName || path.EndsWith($"/{LockName}", StringComparison.Ordinal))
        {
            return repository.Find(path) is { Problem: null } file && file.Yaml is { IsWalkable: true } tree ? FindLocked(tree.RootMapping) : [];
        }

        return (RepositoryPath.IsWorkflow(path) || RepositoryPath.IsAction(path)) && repository.Find(path) is { Problem: null } source && source.Workflow is { } workflow ? FindCommented(workflow) : [];
    }

    private static IEnumerable<(string Tag, string Commit)> FindLocked(YamlMapping? root)
    {
        foreach (var entry in root?["dependencies"]?.AsMapping?.Entries ?? [])
        {
            if (entry.Value.AsMapping?["commit"]?.Text is { } commit && commit.StartsWith(Hash, StringComparison.Ordinal) && UsesReference.Parse(entry.Name) is { Ref: not null } reference
                && (reference with { Ref = commit[Hash.Length..] }) is { IsCommit: true, Ref: { } locked })
            {
                yield return ($"{reference.Repository}@{reference.Ref}", locked);
            }
        }
    }

    private static IEnumerable<(string Tag, string Commit)> FindCommented(WorkflowFile file)
    {
        foreach (var uses in file.Steps.Select(static step => step.Uses).Concat(file.Jobs.Select(static job => job.Uses)).OfType<YamlScalar>())
        {
            if (UsesReference.Parse(uses.Value) is { IsCommit: true } reference && ActionVersion.VersionIn(ActionRule.CommentAfter(uses, file)) is { Length: > 0 } tag)
            {
                yield return ($"{reference.Repository}@{tag}", reference.Ref!);
            }
        }
    }
}
