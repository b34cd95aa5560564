using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace A11.Agents.Workspaces.History;

/// <summary>A file of git's in memory: numbers with their highest byte first, and at the end the SHA-1 of all before it.</summary>
internal sealed class IndexBuffer(int entries)
{
    private const int UsualEntry = 96;
    private const int Beginning = 4096;

    /// <summary>What was written.</summary>
    public ArrayBufferWriter<byte> Bytes { get; } = new(Beginning + (entries * UsualEntry));

    /// <summary>Writes bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes) => Bytes.Write(bytes);

    /// <summary>Writes a number.</summary>
    public void Write(uint number)
    {
        BinaryPrimitives.WriteUInt32BigEndian(Bytes.GetSpan(sizeof(uint)), number);
        Bytes.Advance(sizeof(uint));
    }

    /// <summary>All of it.</summary>
    public byte[] End()
    {
#pragma warning disable CA5350 // Git's check against faults, not a protection.
        Bytes.Write(SHA1.HashData(Bytes.WrittenSpan));
#pragma warning restore CA5350
        return Bytes.WrittenSpan.ToArray();
    }
}
