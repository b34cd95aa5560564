using System.Buffers;
using System.Text;

namespace A11.Agents.Workspaces.History;

/// <summary>Adds the trees of a commit to a pack: one for each directory.</summary>
internal static class TreeWriter
{
    private const uint Directory = 0x4000;

    /// <summary>Adds a directory's tree and those below it.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="entries">What is in it, ordered by the bytes of the paths: git's order of trees too, which reads a directory's name with its slash.</param>
    /// <param name="prefix">How many bytes of the paths lead to it.</param>
    public static ObjectId Add(Pack pack, ReadOnlySpan<HistoryEntry> entries, int prefix = 0)
    {
        var tree = new ArrayBufferWriter<byte>();
        while (!entries.IsEmpty)
        {
            var first = entries[0];
            var slash = first.Path.AsSpan(prefix).IndexOf((byte)'/');
            if (slash < 0)
            {
                Write(tree, first.Mode, first.Path.AsSpan(prefix), first.Content);
                entries = entries[1..];
                continue;
            }

            var directory = first.Path.AsSpan(0, prefix + slash + 1);
            var count = 1;
            while (count < entries.Length && entries[count].Path.AsSpan().StartsWith(directory))
            {
                count++;
            }

            Write(tree, Directory, directory[prefix..^1], Add(pack, entries[..count], directory.Length));
            entries = entries[count..];
        }

        return pack.Add(ObjectKind.Tree, tree.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> tree, uint mode, ReadOnlySpan<byte> name, ObjectId content)
    {
        tree.Write(Encoding.ASCII.GetBytes($"{Convert.ToString((int)mode, 8)} "));
        tree.Write(name);
        tree.Write("\0"u8);
        content.Write(tree);
    }
}
