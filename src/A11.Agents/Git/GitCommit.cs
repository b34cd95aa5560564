using System.Collections.Immutable;

namespace A11.Agents.Git;

/// <summary>What a commit says of where it comes from. All of it is what its author wrote.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="People">Author and committer: each name, e-mail address, and both.</param>
/// <param name="Lines">The lines of its message, without whitespace at their ends.</param>
internal sealed record GitCommit(string Hash, ImmutableArray<string> People, ImmutableArray<string> Lines)
{
    /// <summary>The form that <see cref="Parse"/> reads (git-log, “Pretty formats”); names are as they were written, whatever a <c>.mailmap</c> makes of them.</summary>
    public const string Format = "%H%n%an%n%ae%n%cn%n%ce%n%B";

    private const int Fields = 5;

    /// <summary>The beginning of the hash, as messages give it.</summary>
    public string ShortHash => Hash[..Math.Min(Hash.Length, 10)];

    /// <summary>Reads a commit.</summary>
    public static GitCommit Parse(string text)
    {
        var lines = text.Split('\n');
        return new GitCommit(lines[0], [.. PeopleOf(lines[1], lines[2]), .. PeopleOf(lines[3], lines[4])], [.. lines.Skip(Fields).Select(line => line.Trim()).Where(line => line.Length > 0)]);
    }

    private static IEnumerable<string> PeopleOf(string name, string address) => [$"{name} <{address}>", name, address];
}
