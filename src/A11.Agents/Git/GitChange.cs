namespace A11.Agents.Git;

/// <summary>What happened to a path between two states of a repository.</summary>
public enum GitChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>Its content differs.</summary>
    Modified,

    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>It became a file, a link or a submodule and was something else.</summary>
    TypeChanged,

    /// <summary>Its mode differs: it may, or may no longer, be executed.</summary>
    ModeChanged,
}

/// <summary>Where a path differs from the base.</summary>
[Flags]
public enum ChangePlaces
{
    /// <summary>Nowhere that git knows of: somebody named the path.</summary>
    None = 0,

    /// <summary>In the last commit of the branch.</summary>
    Commits = 1,

    /// <summary>In the index: what a commit now would hold.</summary>
    Index = 2,

    /// <summary>In the working tree, whether git tracks the path or not.</summary>
    WorkingTree = 4,
}

/// <summary>A path that differs.</summary>
/// <param name="Path">From the root, with slashes.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Mode">Git's mode afterwards (before, for a deletion): 100644, 100755, 120000 or 160000; empty where git does not know it.</param>
/// <param name="Places">Where.</param>
public sealed record GitChange(string Path, GitChangeKind Kind, string Mode, ChangePlaces Places = ChangePlaces.None)
{
    /// <summary>Git's mode of a symbolic link.</summary>
    public const string LinkMode = "120000";

    /// <summary>Git's mode of a submodule.</summary>
    public const string SubmoduleMode = "160000";

    /// <summary>What happened to it and where, as the beginning of a sentence that ends with the path: “Modified in the index:”.</summary>
    public string Description
    {
        get
        {
            var what = Kind switch
            {
                GitChangeKind.Added => "Added",
                GitChangeKind.Deleted => "Deleted",
                GitChangeKind.TypeChanged => "Type changed",
                GitChangeKind.ModeChanged => "Mode changed",
                _ => "Modified",
            };
            string[] places = [.. Names().Where(place => Places.HasFlag(place.Place)).Select(place => place.Name)];
            return places switch
            {
                [] => $"{what}:",
                [.. var before, var last] when before.Length > 0 => $"{what} in {string.Join(", ", before)} and {last}:",
                _ => $"{what} in {places[0]}:",
            };
        }
    }

    /// <summary>Whether git knows the path from the working tree alone.</summary>
    public bool IsUntracked => Kind == GitChangeKind.Added && Places == ChangePlaces.WorkingTree;

    /// <summary>Whether the path holds, in one of the places, what is no ordinary file.</summary>
    public bool IsOrdinary => Mode is not (LinkMode or SubmoduleMode);

    /// <summary>One change of what is known of a path from several places: the first place says what happened, and a link or submodule anywhere is one.</summary>
    /// <param name="changes">At least one, all of the same path.</param>
    public static GitChange Merge(IEnumerable<GitChange> changes)
    {
        var all = changes.OrderBy(change => change.Places).ToArray();
        var special = Array.Find(all, change => change is { IsOrdinary: false, Kind: not GitChangeKind.Deleted });
        return all[0] with { Mode = special?.Mode ?? all[0].Mode, Places = all.Aggregate(ChangePlaces.None, (places, change) => places | change.Places) };
    }

    private static IEnumerable<(ChangePlaces Place, string Name)> Names() =>
        [(ChangePlaces.Commits, "the branch's commits"), (ChangePlaces.Index, "the index"), (ChangePlaces.WorkingTree, "the working tree")];
}
