using A11.Agents.Changes;
using A11.Agents.FileSystems;
using A11.Agents.Git;
using A11.Agents.Policies;
using A11.Core.Files;
using A11.Core.Tasks;

namespace A11.Agents.Runs;

/// <summary>The repository before an agent starts, as far as it matters for its files: what somebody else changes meanwhile is a conflict.</summary>
/// <param name="root">Absolute path of the repository's root.</param>
/// <param name="policy">The files that the policy was read from.</param>
internal sealed class RepositorySnapshot(string root, PolicyFingerprint policy)
{
    private readonly string _head = GitHead.Read(root);

    /// <summary>The hashes of all files that the agent could change; a path that is not there has none.</summary>
    public required IReadOnlyDictionary<string, string?> Hashes { get; init; }

    /// <summary>Takes the snapshot.</summary>
    public static RepositorySnapshot Create(RunContext run, IFileSource files, DevOpsTask task) => new(run.Root, run.PolicyFiles) { Hashes = HashFiles(run.Root, files, run.Policy, task) };

    /// <summary>What the agent's files no longer belong to, as the end of the sentence “Nothing was written, as …”; null where they still do.</summary>
    public string? FindChange() => policy.FindChange() is { } path ? $"{path}, which says what the agent may do, was changed"
        : GitHead.Read(root) != _head ? "another branch or commit was checked out"
        : null;

    private static Dictionary<string, string?> HashFiles(string root, IFileSource files, Policy policy, DevOpsTask task) =>
        files.Paths.Where(path => policy.Boundary.Judge(path, task.Lane).IsAllowed)
            .Concat(task.Lane)
            .Distinct(StringComparer.Ordinal)
            // What is no ordinary file can't be promoted over, and reading a pipe would wait for ever.
            .Where(path => FileLinks.FindProblem(root, path) is null)
            .ToDictionary(path => path, path => ContentHash.ComputeFile(Path.Combine(root, path)), StringComparer.Ordinal);
}
