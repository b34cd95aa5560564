using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace A11.Agents.Changes;

/// <summary>The hash by which contents are compared byte for byte: SHA-256 in lower-case hexadecimal. The lock compares by <see cref="Locks.LockedContent"/>.</summary>
internal static class ContentHash
{
    private const int Block = 64 * 1024;

    /// <summary>The hash of some bytes.</summary>
    public static string Compute(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The hash of an open file's bytes, from its beginning.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static string Compute(SafeFileHandle file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            long length = 0;
            while (RandomAccess.Read(file, buffer, length) is > 0 and var count)
            {
                hash.AppendData(buffer.AsSpan(0, count));
                length += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>The hash of a file's bytes; null where there is no file.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading is not permitted.</exception>
    public static string? ComputeFile(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
