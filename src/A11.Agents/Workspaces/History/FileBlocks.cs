using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace A11.Agents.Workspaces.History;

/// <summary>Reads a file of known length block by block.</summary>
internal static class FileBlocks
{
    private const int Block = 128 * 1024;

    /// <summary>Told of a block.</summary>
    /// <param name="content">Its bytes, until the call returns.</param>
    /// <param name="isLast">Whether the file ends with it.</param>
    public delegate void Reader(ReadOnlySpan<byte> content, bool isLast);

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file, open for reading.</param>
    /// <param name="length">Its size in bytes.</param>
    /// <param name="read">Told of each block.</param>
    /// <exception cref="IOException">It can't be read, or has become shorter.</exception>
    public static void Read(SafeFileHandle file, long length, Reader read)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            for (long done = 0; done < length;)
            {
                var count = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - done)), done);
                if (count == 0)
                {
                    throw new IOException("A file became shorter while it was read.");
                }

                done += count;
                read(buffer.AsSpan(0, count), done == length);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
