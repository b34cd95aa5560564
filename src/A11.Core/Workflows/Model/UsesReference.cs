namespace A11.Core.Workflows.Model;

/// <summary>What <c>uses</c> names (GitHub's workflow syntax, <c>jobs.&lt;job_id&gt;.steps[*].uses</c>).</summary>
/// <param name="Text">The reference as written.</param>
/// <param name="Repository"><c>owner/name</c>; empty for a local action and an image.</param>
/// <param name="Path">The directory of the action inside the repository, without detours (<c>./</c>, <c>a/../</c>) where it stays in it; empty for its root.</param>
/// <param name="Ref">The branch, tag or commit; null where there is none.</param>
public sealed record UsesReference(string Text, string Repository, string Path, string? Ref)
{
    /// <summary>What stands in front of a path in the repository of the file that uses it, at the commit that runs: pinned by nature, and without a ref.</summary>
    private const string OwnRepository = "$/";

    /// <summary>Whether it is an action of this repository.</summary>
    public bool IsLocal => Text.StartsWith("./", StringComparison.Ordinal) || Text.StartsWith("../", StringComparison.Ordinal) || Text.StartsWith(OwnRepository, StringComparison.Ordinal);

    /// <summary>A local action's path, from the repository's root: <c>./actions/build</c>.</summary>
    public string LocalPath => Text.StartsWith(OwnRepository, StringComparison.Ordinal) ? $"./{Text[OwnRepository.Length..]}" : Text;

    /// <summary>Whether it names a repository of GitHub as <c>owner/name</c>.</summary>
    public bool IsNamed => Repository.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && slash < Repository.Length - 1 && !Repository.StartsWith('.');

    /// <summary>Whether it is an image.</summary>
    public bool IsImage => Text.StartsWith("docker://", StringComparison.Ordinal);

    /// <summary>Whether it is pinned to a whole commit.</summary>
    public bool IsCommit => Ref is { Length: 40 or 64 } commit && commit.All(char.IsAsciiHexDigit);

    /// <summary>Whether the ref is in the form of a version: <c>v4</c>, <c>4.1.2</c>; what is not, is most likely a branch.</summary>
    public bool IsVersion => Ref is { Length: > 0 } name && name.AsSpan().TrimStart("vV") is { Length: > 0 } version && char.IsAsciiDigit(version[0]);

    /// <summary>Reads a reference.</summary>
    public static UsesReference Parse(string text)
    {
        if (text.StartsWith('.') || text.StartsWith(OwnRepository, StringComparison.Ordinal) || text.StartsWith("docker://", StringComparison.Ordinal))
        {
            return new UsesReference(text, "", "", null);
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? text : text[..at];
        var parts = name.Split('/', 3);
        var repository = parts.Length >= 2 ? $"{parts[0]}/{parts[1]}" : name;
        return new UsesReference(text, repository, parts.Length == 3 ? Normalize(parts[2]) ?? parts[2] : "", at < 0 ? null : text[(at + 1)..]);
    }

    /// <summary>The path without parts that mean nothing; null where it leaves the repository.</summary>
    internal static string? Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count == 0)
            {
                return null;
            }

            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
