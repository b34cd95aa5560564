using A11.Agents.Boundaries;
using A11.Agents.Changes;
using A11.Agents.Policies;
using A11.Core.Files;
using A11.Core.Tasks;

namespace A11.Agents.Runs;

/// <summary>The hashes, before an agent starts, of all files that it could change: what somebody else changes meanwhile is a conflict.</summary>
internal static class RepositorySnapshot
{
    /// <summary>Takes the hashes; a path that is not there has none.</summary>
    public static Dictionary<string, string?> Take(string root, IFileSource files, Policy policy, DevOpsTask task) =>
        files.Paths.Where(path => policy.Boundary.Judge(path, task.Lane).IsAllowed)
            .Concat(task.Lane)
            .Distinct(StringComparer.Ordinal)
            // What is no ordinary file can't be promoted over, and reading a pipe would wait for ever.
            .Where(path => FileLinks.FindProblem(root, path) is null)
            .ToDictionary(path => path, path => ContentHash.OfFile(Path.Combine(root, path)), StringComparer.Ordinal);
}
