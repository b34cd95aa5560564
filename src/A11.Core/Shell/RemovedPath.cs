using A11.Core.Shell.Syntax;

namespace A11.Core.Shell;

/// <summary>What a path that a script removes becomes when a variable in it is empty.</summary>
internal static class RemovedPath
{
    /// <summary>Folders whose loss is the system's.</summary>
    private static readonly HashSet<string> Precious = new(StringComparer.Ordinal)
    {
        "", "/", "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib64", "/media", "/mnt", "/opt", "/proc", "/root", "/sbin", "/srv", "/sys", "/usr", "/usr/bin", "/usr/lib", "/usr/local",
        "/usr/local/bin", "/usr/local/lib", "/usr/share", "/var", "/var/lib", "/var/log",
    };

    /// <summary>Whether a path is a folder without which a system does not run.</summary>
    public static bool IsSystems(string path) => path.Length > 0 && path.TrimEnd('/') is "" or "/bin" or "/boot" or "/dev" or "/etc" or "/home" or "/lib" or "/lib64" or "/proc" or "/root" or "/sbin" or "/sys" or "/usr" or "/usr/bin" or "/usr/lib" or "/var" or "/var/lib";

    /// <summary>The variable without a fallback whose being empty turns the path into a precious one; null where there is none.</summary>
    public static string? Unguarded(ShellWord path)
    {
        var first = path.Expansions.FirstOrDefault();
        return first is { Name: { } name, HasFallback: false }
            && path.Expansions.All(expansion => expansion is { Name: not null, HasFallback: false })
            && path.Value.Contains('/', StringComparison.Ordinal)
            && Precious.Contains(Emptied(path).TrimEnd('/', '*'))
            ? name
            : null;
    }

    /// <summary>The path with its variables empty.</summary>
    public static string WhenEmpty(ShellWord path) => Emptied(path) is { Length: > 0 } emptied ? emptied : "/";

    private static string Emptied(ShellWord path)
    {
        var result = path.Raw;
        foreach (var expansion in path.Expansions.Reverse())
        {
            result = result.Remove(expansion.Span.Start - path.Span.Start, expansion.Span.Length);
        }

        return FirstOfBraces(result.Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal));
    }

    /// <summary>The path with the first of the alternatives in braces: what is removed first.</summary>
    private static string FirstOfBraces(string path)
    {
        while (path.IndexOf('}', StringComparison.Ordinal) is > 0 and var close && path.LastIndexOf('{', close) is >= 0 and var open && path.IndexOf(',', open) is > 0 and var comma && comma < close)
        {
            path = string.Concat(path.AsSpan(0, open), path.AsSpan(open + 1, comma - open - 1), path.AsSpan(close + 1));
        }

        return path;
    }
}
