using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Changes;
using A11.Agents.FileSystems;
using A11.Agents.Repositories;
using A11.Core.Files;

namespace A11.Agents.Promotion;

/// <summary>The folder <c>.a11/runs/conflicts</c>: what agents wrote and what could not be taken over, for people to look at.</summary>
internal static class ConflictDirectory
{
    /// <summary>Its path from the root.</summary>
    public const string PathFromRoot = RunDirectory.PathFromRoot + "/conflicts";

    private const string Name = "conflicts";

    /// <summary>Opens it below the folder of runs, and makes it if need be.</summary>
    public static DirectoryHandle Open(DirectoryHandle runs)
    {
        runs.CreateFolder(Name);
        return runs.Enter(Name);
    }

    /// <summary>A name for one conflict: names in order are times in order.</summary>
    public static string NewName() => string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyyMMdd-HHmmss}-{Guid.NewGuid().ToString("N")[..4]}");

    /// <summary>Keeps an agent's files.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="changes">What it wrote.</param>
    /// <returns>The folder that holds them, from the root; null where they can't be kept.</returns>
    public static string? Keep(string root, ImmutableArray<Change> changes)
    {
        try
        {
            using var runs = RunDirectory.Open(root);
            using var conflicts = Open(runs);
            var name = NewName();
            conflicts.CreateFolder(name);
            using var kept = conflicts.Enter(name);
            using var cursor = new DirectoryCursor(kept);
            foreach (var change in changes.Where(change => change.Kind != ChangeKind.Deleted && PromotionJournal.IsSafe(change.Path)))
            {
                using var file = cursor.Go(RepositoryPath.Directory(change.Path), create: true).CreateFile(Path.GetFileName(change.Path), null);
                RandomAccess.Write(file, change.Content.Span, 0);
            }

            return $"{PathFromRoot}/{name}";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
