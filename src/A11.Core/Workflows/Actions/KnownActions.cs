using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Workflows.Actions;

/// <summary>What is known of the repositories of actions.</summary>
internal static class KnownActions
{
    private static readonly Lazy<FrozenSet<string>> Archived = new(static () => ActionTable.Read("archived-actions").Select(static row => row[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    private static readonly Lazy<ImmutableArray<string>> Popular = new(static () => [.. ActionTable.Read("popular-actions").Select(static row => row[0])]);

    /// <summary>Whether a repository is archived: nobody fixes it any more.</summary>
    public static bool IsArchived(string repository) => Archived.Value.Contains(repository);

    /// <summary>
    /// The popular action that a name is one slip away from, of another owner; null where there is none. Names of the same owner are typing errors that GitHub
    /// refuses, unless the owner has such an action.
    /// </summary>
    public static string? FindImitated(string repository)
    {
        string? found = null;
        foreach (var popular in Popular.Value)
        {
            if (popular.Equals(repository, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            if (found is null && !OwnerOf(popular).Equals(OwnerOf(repository), StringComparison.OrdinalIgnoreCase) && Spelling.IsOneSlip(repository, popular))
            {
                found = popular;
            }
        }

        return found;
    }

    private static ReadOnlySpan<char> OwnerOf(string repository) => repository.AsSpan(0, Math.Max(0, repository.IndexOf('/', StringComparison.Ordinal)));
}
