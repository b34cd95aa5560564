using System.Buffers.Binary;
using System.Security.Cryptography;

namespace A11.Build;

/// <summary>
/// The paths in git's index (gitformat-index(5)): a file that is ignored is listed all the same once it is added. Only the paths count, as the rest of the
/// index changes whenever git looks at the working tree.
/// </summary>
internal static class GitIndex
{
    private const int HeaderBytes = 12;

    /// <summary>Times, device, inode, mode, owner and size.</summary>
    private const int StatusBytes = 40;
    private const int ModeOffset = 24;
    private const int HashBytes = 20;
    private const int LengthMask = 0xFFF;
    private const int ExtendedFlag = 0x4000;

    /// <summary>A hash of the paths; of the whole content where it has another form than git writes by default.</summary>
    /// <param name="index">The index.</param>
    public static string HashPaths(byte[] index)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        return Convert.ToHexStringLower(TryAppendPaths(index, hash) ? hash.GetHashAndReset() : SHA256.HashData(index));
    }

    private static bool TryAppendPaths(ReadOnlySpan<byte> index, IncrementalHash hash)
    {
        if (index.Length < HeaderBytes || !index.StartsWith("DIRC"u8) || BinaryPrimitives.ReadInt32BigEndian(index[4..]) is not (2 or 3))
        {
            return false;
        }

        var rest = index[HeaderBytes..];
        for (var left = BinaryPrimitives.ReadInt32BigEndian(index[8..]); left > 0; left--)
        {
            if (!TryReadPath(rest, out var path, out var length))
            {
                return false;
            }

            hash.AppendData(path);
            hash.AppendData("\0"u8);
            rest = rest[length..];
        }

        // Where the index is split, most paths are in another file.
        return !rest.StartsWith("link"u8);
    }

    /// <summary>Reads an entry; false where it has not the form of one, as with hashes of another length.</summary>
    private static bool TryReadPath(ReadOnlySpan<byte> entry, out ReadOnlySpan<byte> path, out int length)
    {
        path = default;
        length = 0;
        var start = StatusBytes + HashBytes + 2;
        if (entry.Length < start + 2 || (BinaryPrimitives.ReadInt32BigEndian(entry[ModeOffset..]) >> 12) is not (4 or 8 or 10 or 14))
        {
            return false;
        }

        var flags = BinaryPrimitives.ReadUInt16BigEndian(entry[(start - 2)..]);
        start += (flags & ExtendedFlag) != 0 ? 2 : 0;
        var end = entry[start..].IndexOf((byte)0);
        if (end <= 0 || Math.Min(end, LengthMask) != (flags & LengthMask))
        {
            return false;
        }

        path = entry.Slice(start, end);
        length = (start + end + 8) / 8 * 8;
        return length <= entry.Length;
    }
}
