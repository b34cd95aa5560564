namespace A11.Agents.FileSystems;

/// <summary>Deletes a tree whatever is in it: no link is followed, and folders that somebody made read-only are opened first.</summary>
internal static class FolderRemoval
{
    /// <summary>How deep a tree is walked before its deeper part is moved up, so that no depth takes all descriptors or the stack.</summary>
    private const int Deepest = 64;

    private const int Batch = 10_000;

    /// <summary>Removes a folder and all that is in it.</summary>
    /// <param name="parent">The folder that it is in.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="IOException">Something can't be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">Removing something is not permitted.</exception>
    public static void Remove(Folder parent, string name)
    {
        using (var top = parent.OpenAnyhow(name))
        {
            var moved = 0;
            while (Empty(top, top, 0, ref moved))
            {
            }
        }

        parent.DeleteFolder(name);
    }

    /// <returns>Whether something was moved up, to be removed in the next turn.</returns>
    private static bool Empty(Folder folder, Folder top, int depth, ref int moved)
    {
        var isAgain = false;
        IReadOnlyList<string> names;
        do
        {
            names = folder.List(Batch);
            foreach (var name in names)
            {
                isAgain |= Delete(folder, name, top, depth, ref moved);
            }
        }
        while (names.Count == Batch);
        return isAgain;
    }

    private static bool Delete(Folder folder, string name, Folder top, int depth, ref int moved)
    {
        if (folder.Find(name) is not { Kind: EntryKind.Folder })
        {
            folder.DeleteFile(name);
            return false;
        }

        if (depth == Deepest)
        {
            folder.Move(name, top, $".a11-removed-{moved++}");
            return true;
        }

        bool isAgain;
        using (var inner = folder.OpenAnyhow(name))
        {
            isAgain = Empty(inner, top, depth + 1, ref moved);
        }

        folder.DeleteFolder(name);
        return isAgain;
    }
}
