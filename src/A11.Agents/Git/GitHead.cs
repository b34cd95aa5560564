using A11.Agents.FileSystems;

namespace A11.Agents.Git;

/// <summary>
/// What is checked out: the branch and its commit, read from git's own files (gitrepository-layout(5)), so that nothing is started for it.
/// Equal texts are the same branch at the same commit.
/// </summary>
internal static class GitHead
{
    private const string Reference = "ref:";
    private const int MostHops = 5;

    /// <summary>The state of HEAD as a text; empty where there is no git.</summary>
    /// <param name="root">Absolute path of the work tree.</param>
    public static string Read(string root)
    {
        var folder = GitDirectory.Find(root);
        var shared = GitDirectory.FindShared(folder);
        var state = ReadFile(folder, "HEAD") ?? "";
        var target = state;
        for (var hops = 0; hops < MostHops && target.StartsWith(Reference, StringComparison.Ordinal); hops++)
        {
            var name = target[Reference.Length..].Trim();
            target = ReadFile(folder, name) ?? ReadFile(shared, name) ?? FindPacked(shared, name) ?? "";
            state += $"\n{target}";
        }

        // Where references are kept in tables, the list of these changes with each reference.
        return state + (ReadFile(shared, "reftable/tables.list") is { } tables ? $"\n{tables}" : "");
    }

    private static string? FindPacked(string shared, string name) =>
        ReadFile(shared, "packed-refs")?.Split('\n').FirstOrDefault(line => line.EndsWith($" {name}", StringComparison.Ordinal));

    private static string? ReadFile(string folder, string path)
    {
        try
        {
            return Directory.Exists(folder) ? PolicyFile.ReadText(folder, path)?.TrimEnd() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
