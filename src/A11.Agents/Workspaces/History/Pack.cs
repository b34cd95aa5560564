using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace A11.Agents.Workspaces.History;

/// <summary>
/// Writes a pack of git's and its index (gitformat-pack(5)): one file for all objects, where git itself would make one for each. Objects may be added from
/// several threads.
/// </summary>
internal sealed class Pack : IDisposable
{
    private const int CountAt = 8;
    private const int Buffer = 1024 * 1024;

    private readonly Lock _adding = new();
    private readonly string _file;
    private readonly FileStream _stream;
    private readonly StoredStream _content;
    private readonly Crc32 _check = new();
    private readonly Dictionary<ObjectId, (long Offset, uint Check)> _objects = [];
    private long _offset;

    /// <summary>Begins a pack.</summary>
    /// <param name="file">Absolute path of a file that is not there yet.</param>
    public Pack(string file)
    {
        _file = file;
        _stream = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffer);
        _content = new StoredStream(Write);
        Write([(byte)'P', (byte)'A', (byte)'C', (byte)'K', 0, 0, 0, 2, 0, 0, 0, 0]);
    }

    /// <summary>Offsets from here on don't fit into the index's table of 31 bits; tests lower it.</summary>
    public long FirstLongOffset { get; init; } = 1L << 31;

    /// <summary>Adds an object, once.</summary>
    public ObjectId Add(ObjectKind kind, ReadOnlySpan<byte> content)
    {
        var id = ObjectId.Compute(kind, content);
        lock (_adding)
        {
            if (_objects.ContainsKey(id))
            {
                return id;
            }

            var offset = Begin(kind, content.Length);
            _content.Add(content, isLast: true);
            _objects.Add(id, (offset, _check.GetCurrentHashAsUInt32()));
        }

        return id;
    }

    /// <summary>Adds a file's content, once, however large it is.</summary>
    /// <param name="file">The file, open for reading, that nobody else changes.</param>
    /// <param name="length">Its size in bytes.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    public ObjectId Add(SafeFileHandle file, long length)
    {
        if (length == 0)
        {
            return Add(ObjectKind.Blob, []);
        }

        var id = ObjectId.Compute(file, length);
        lock (_adding)
        {
            if (_objects.ContainsKey(id))
            {
                return id;
            }

            var offset = Begin(ObjectKind.Blob, length);
            FileBlocks.Read(file, length, _content.Add);
            _objects.Add(id, (offset, _check.GetCurrentHashAsUInt32()));
        }

        return id;
    }

    /// <summary>Ends the pack and puts it and its index where git looks for them.</summary>
    /// <param name="folder">Absolute path of <c>objects/pack</c>.</param>
    public void MoveTo(string folder)
    {
        Span<byte> count = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, (uint)_objects.Count);
        _ = _stream.Seek(CountAt, SeekOrigin.Begin);
        _stream.Write(count);
        _ = _stream.Seek(0, SeekOrigin.Begin);
#pragma warning disable CA5350 // Git's check against faults, not a protection.
        var hash = SHA1.HashData(_stream);
#pragma warning restore CA5350
        _stream.Write(hash);
        _stream.Dispose();
        var name = Path.Combine(folder, $"pack-{Convert.ToHexStringLower(hash)}");
        File.Move(_file, $"{name}.pack");
        File.WriteAllBytes($"{name}.idx", Index(hash));
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private long Begin(ObjectKind kind, long length)
    {
        const int FirstBits = 4;
        const int Bits = 7;
        const int More = 0x80;
        var offset = _offset;
        _check.Reset();
        Span<byte> header = stackalloc byte[10];
        var used = 0;
        var next = (byte)(((int)kind << FirstBits) | (int)(length & 0xF));
        for (length >>= FirstBits; length > 0; length >>= Bits)
        {
            header[used++] = (byte)(next | More);
            next = (byte)(length & 0x7F);
        }

        header[used++] = next;
        Write(header[..used]);
        _content.Begin();
        return offset;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _check.Append(bytes);
        _stream.Write(bytes);
        _offset += bytes.Length;
    }

    /// <summary>Version 2 of the index.</summary>
    private byte[] Index(byte[] hashOfPack)
    {
        var objects = _objects.OrderBy(entry => entry.Key).ToArray();
        var index = new IndexBuffer(objects.Length);
        index.Write([0xFF, (byte)'t', (byte)'O', (byte)'c', 0, 0, 0, 2]);
        WriteCounts(index, objects);
        foreach (var (id, _) in objects)
        {
            id.Write(index.Bytes);
        }

        foreach (var (_, (_, check)) in objects)
        {
            index.Write(check);
        }

        WriteOffsets(index, [.. objects.Select(entry => entry.Value.Offset)]);
        index.Write(hashOfPack);
        return index.End();
    }

    /// <summary>For each first byte, how many objects have it or a lower one.</summary>
    private static void WriteCounts(IndexBuffer index, KeyValuePair<ObjectId, (long Offset, uint Check)>[] objects)
    {
        const int FirstByteAt = 56;
        var count = 0;
        for (var first = 0; first <= byte.MaxValue; first++)
        {
            while (count < objects.Length && (int)(objects[count].Key.First >> FirstByteAt) == first)
            {
                count++;
            }

            index.Write((uint)count);
        }
    }

    private void WriteOffsets(IndexBuffer index, long[] offsets)
    {
        const uint IsLong = 1U << 31;
        var longOffsets = offsets.Where(offset => offset >= FirstLongOffset).ToArray();
        uint seen = 0;
        foreach (var offset in offsets)
        {
            index.Write(offset < FirstLongOffset ? (uint)offset : IsLong | seen++);
        }

        foreach (var offset in longOffsets)
        {
            index.Write((uint)(offset >> 32));
            index.Write((uint)offset);
        }
    }
}
