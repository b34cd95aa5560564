namespace A11.Agents.Workspaces.History;

/// <summary>Writes git's index (gitformat-index(5)), in its version 2, with what spares git reading each file to see that it is unchanged.</summary>
internal static class IndexWriter
{
    private const int EntryWithoutPath = 62;
    private const int Alignment = 8;
    private const int LongestNamed = 0xFFF;

    /// <summary>The bytes of an index.</summary>
    /// <param name="entries">What it holds, ordered by the bytes of the paths.</param>
    public static byte[] Write(IReadOnlyCollection<HistoryEntry> entries)
    {
        var index = new IndexBuffer(entries.Count);
        index.Write("DIRC"u8);
        index.Write(2);
        index.Write((uint)entries.Count);
        foreach (var entry in entries)
        {
            Write(index, entry);
        }

        return index.End();
    }

    private static void Write(IndexBuffer index, HistoryEntry entry)
    {
        var stamp = entry.Stamp;

        // The device is left out: git compares it only where it was built to.
        ReadOnlySpan<uint> numbers = [stamp.Changed, stamp.ChangedNanoseconds, stamp.Modified, stamp.ModifiedNanoseconds, 0, stamp.Inode, entry.Mode, stamp.Owner, stamp.Group, stamp.Length];
        foreach (var number in numbers)
        {
            index.Write(number);
        }

        entry.Content.Write(index.Bytes);
        var named = Math.Min(entry.Path.Length, LongestNamed);
        index.Write([(byte)(named >> 8), (byte)named]);
        index.Write(entry.Path);
        index.Write(new byte[Alignment - ((EntryWithoutPath + entry.Path.Length) % Alignment)]);
    }
}
