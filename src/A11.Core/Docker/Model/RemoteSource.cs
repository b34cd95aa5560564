namespace A11.Core.Docker.Model;

/// <summary>Sources of ADD that are not files of the build context (Dockerfile reference, “Adding files from a URL”, “Adding files from a Git repository”).</summary>
public static class RemoteSource
{
    /// <summary>Whether the source is downloaded.</summary>
    public static bool IsUrl(string source) =>
        (source.StartsWith("http://", StringComparison.Ordinal) || source.StartsWith("https://", StringComparison.Ordinal)) && !IsGit(source);

    /// <summary>Whether the source is a Git repository.</summary>
    public static bool IsGit(string source)
    {
        if (source.StartsWith("git@", StringComparison.Ordinal) || source.StartsWith("git://", StringComparison.Ordinal) || source.StartsWith("ssh://", StringComparison.Ordinal))
        {
            return true;
        }

        if (!source.StartsWith("http://", StringComparison.Ordinal) && !source.StartsWith("https://", StringComparison.Ordinal))
        {
            return false;
        }

        var end = source.AsSpan().IndexOfAny('#', '?');
        return source.AsSpan(0, end < 0 ? source.Length : end).EndsWith(".git");
    }
}
