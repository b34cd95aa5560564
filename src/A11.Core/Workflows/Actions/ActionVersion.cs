using System.Globalization;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Actions;

/// <summary>The version of an action by its tag: <c>v4</c> stands for the newest of its line, <c>v4.1.2</c> for itself.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second; null where the tag names a line of versions.</param>
/// <param name="Patch">The third; null where the tag names a line of versions.</param>
internal readonly record struct ActionVersion(int Major, int? Minor, int? Patch)
{
    /// <summary>Whether it names one version.</summary>
    public bool IsExact => Patch is not null;

    /// <summary>Reads a tag; null where it is none of a version.</summary>
    public static ActionVersion? Parse(ReadOnlySpan<char> tag)
    {
        var numbers = tag.Trim().TrimStart("vV");
        Span<Range> parts = stackalloc Range[4];
        var count = numbers.Split(parts, '.');
        return count is >= 1 and <= 3 && Number(numbers[parts[0]]) is { } major
            && (count < 2 || Number(numbers[parts[1]]) is not null) && (count < 3 || Number(numbers[parts[2]]) is not null)
            ? new ActionVersion(major, count < 2 ? null : Number(numbers[parts[1]]), count < 3 ? null : Number(numbers[parts[2]]))
            : null;
    }

    /// <summary>The version that a reference names: by its tag, or by the known pin or the comment of its commit.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="comment">The comment behind it; empty where there is none.</param>
    public static ActionVersion? Find(UsesReference reference, string comment) => reference.IsCommit
        ? Parse(ActionCatalog.FindTag(reference.Repository, reference.Ref!) ?? VersionIn(comment))
        : Parse(reference.Ref);

    /// <summary>The first word of a comment that is a version: <c>v4.1.2</c> of <c># tag=v4.1.2</c>; empty where there is none.</summary>
    public static string VersionIn(string comment)
    {
        foreach (var word in comment.Split([' ', '\t', '#', '=', ',', '(', ')', '@'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Parse(word) is not null && (word[0] is 'v' or 'V' || word.Contains('.', StringComparison.Ordinal)))
            {
                return word;
            }
        }

        return "";
    }

    /// <summary>Whether all versions that it stands for are before another one.</summary>
    public bool IsBefore(ActionVersion other) => Compare(other) < 0;

    /// <summary>Whether two may stand for the same version: the numbers that both have are the same.</summary>
    public bool Agrees(ActionVersion other) => Major == other.Major && (Minor is null || other.Minor is null || Minor == other.Minor) && (Patch is null || other.Patch is null || Patch == other.Patch);

    /// <summary>A number that is missing is the newest of its line here, and 0 in the version that it is compared with.</summary>
    private int Compare(ActionVersion other) =>
        Major != other.Major ? Major.CompareTo(other.Major)
        : (Minor ?? int.MaxValue) != (other.Minor ?? 0) ? (Minor ?? int.MaxValue).CompareTo(other.Minor ?? 0)
        : (Patch ?? int.MaxValue).CompareTo(other.Patch ?? 0);

    private static int? Number(ReadOnlySpan<char> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
