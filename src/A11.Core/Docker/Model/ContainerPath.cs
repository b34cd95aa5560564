namespace A11.Core.Docker.Model;

/// <summary>Paths inside images, of Linux or of Windows.</summary>
internal static class ContainerPath
{
    /// <summary>Whether a path begins at the root or at a drive.</summary>
    public static bool IsAbsolute(string path) =>
        path.StartsWith('/') || path.StartsWith('\\') || (path.Length > 1 && char.IsAsciiLetter(path[0]) && path[1] == ':');

    /// <summary>A relative path seen from an absolute one.</summary>
    public static string Combine(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in $"{folder}/{path}".Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return "/" + string.Join('/', parts);
    }
}
