using System.Globalization;

namespace A11.Tool;

/// <summary>One of several parts of a repository's files, for machines that share the work: every file is in exactly one.</summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Count">How many parts there are.</param>
internal readonly record struct Shard(int Index, int Count)
{
    /// <summary>Reads <c>2/5</c>.</summary>
    /// <exception cref="UsageException">The text is not of that form.</exception>
    public static Shard Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && index >= 1 && index <= count
            ? new Shard(index, count)
            : throw new UsageException($"“--shard {text}” names no part; write for example “--shard 2/5” for the second of five.");
    }

    /// <summary>Whether a file belongs to this part; the same on every machine.</summary>
    public bool Contains(string path)
    {
        // FNV-1a (Fowler, Noll, Vo): paths in a row fall into different parts.
        var hash = 2166136261u;
        foreach (var character in path)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return hash % (uint)Count == (uint)Index - 1;
    }
}
