using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace A11.Agents.Workspaces.History;

/// <summary>The name that git gives an object: the SHA-1 of its kind, its length and its content. Ordered by its bytes.</summary>
internal readonly record struct ObjectId(ulong First, ulong Second, uint Third) : IComparable<ObjectId>
{
    /// <summary>Bytes of a name.</summary>
    public const int Length = 20;

    /// <summary>The name of some content.</summary>
    public static ObjectId Compute(ObjectKind kind, ReadOnlySpan<byte> content)
    {
        using var hash = Begin(kind, content.Length);
        hash.AppendData(content);
        return End(hash);
    }

    /// <summary>The name of a file's content.</summary>
    /// <param name="file">The file, open for reading.</param>
    /// <param name="length">Its size in bytes.</param>
    /// <exception cref="IOException">It can't be read, or has another size.</exception>
    public static ObjectId Compute(SafeFileHandle file, long length)
    {
        using var hash = Begin(ObjectKind.Blob, length);
        FileBlocks.Read(file, length, (block, _) => hash.AppendData(block));
        return End(hash);
    }

    /// <inheritdoc/>
    public int CompareTo(ObjectId other) => (First, Second, Third).CompareTo((other.First, other.Second, other.Third));

    /// <summary>Writes its bytes.</summary>
    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target, First);
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], Second);
        BinaryPrimitives.WriteUInt32BigEndian(target[16..], Third);
    }

    /// <summary>Writes its bytes.</summary>
    public void Write(IBufferWriter<byte> target)
    {
        Write(target.GetSpan(Length));
        target.Advance(Length);
    }

    /// <summary>Its bytes as git writes them: forty lowercase digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First:x16}{Second:x16}{Third:x8}");

    private static IncrementalHash Begin(ObjectKind kind, long length)
    {
        var name = kind switch { ObjectKind.Commit => "commit", ObjectKind.Tree => "tree", _ => "blob" };
#pragma warning disable CA5350 // It is git's name for it, not a protection: what is compared and judged is by SHA-256.
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name} {length}\0")));
        return hash;
    }

    private static ObjectId End(IncrementalHash hash)
    {
        Span<byte> bytes = stackalloc byte[Length];
        _ = hash.GetCurrentHash(bytes);
        return new ObjectId(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]));
    }
}
