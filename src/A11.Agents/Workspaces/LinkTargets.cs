namespace A11.Agents.Workspaces;

/// <summary>Where a tree's symbolic links lead, found from what they say alone.</summary>
/// <param name="links">What each link says, by its path from the root, with slashes.</param>
internal sealed class LinkTargets(IReadOnlyDictionary<string, string> links)
{
    /// <summary>As many links in a row as Linux follows (path_resolution(7)).</summary>
    private const int MostHops = 40;

    /// <summary>The path that a path stands for once every link in it is followed; null where it leaves the tree or goes round in circles.</summary>
    public string? Resolve(string path)
    {
        if (Path.IsPathRooted(path))
        {
            return null;
        }

        var names = new Stack<string>(path.Split('/').Reverse());
        var resolved = new List<string>();
        for (var hops = 0; names.TryPop(out var name);)
        {
            if (name is "" or ".")
            {
                continue;
            }

            if (name == "..")
            {
                if (resolved.Count == 0)
                {
                    return null;
                }

                resolved.RemoveAt(resolved.Count - 1);
                continue;
            }

            resolved.Add(name);
            if (!links.TryGetValue(string.Join('/', resolved), out var target))
            {
                continue;
            }

            resolved.RemoveAt(resolved.Count - 1);
            if (++hops > MostHops || Path.IsPathRooted(target))
            {
                return null;
            }

            foreach (var part in target.Split('/').Reverse())
            {
                names.Push(part);
            }
        }

        return string.Join('/', resolved);
    }
}
