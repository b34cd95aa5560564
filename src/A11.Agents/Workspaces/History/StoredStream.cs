using System.Buffers.Binary;

namespace A11.Agents.Workspaces.History;

/// <summary>
/// Wraps content in a zlib stream without compressing it (RFC 1950 and 1951): it lives for one run, and compressing would cost more than writing.
/// </summary>
/// <param name="write">Takes the stream's bytes.</param>
internal sealed class StoredStream(StoredStream.Writer write)
{
    private const int MostInBlock = 65535;
    private const uint AdlerModulus = 65521;

    /// <summary>As many bytes as can be added up before a sum of 32 bits might overflow.</summary>
    private const int AdlerRun = 5552;

    private uint _sum;
    private uint _sumOfSums;

    /// <summary>Takes some bytes.</summary>
    public delegate void Writer(ReadOnlySpan<byte> bytes);

    /// <summary>Begins a stream.</summary>
    public void Begin()
    {
        (_sum, _sumOfSums) = (1, 0);
        write([0x78, 0x01]);
    }

    /// <summary>Adds content.</summary>
    /// <param name="content">The content; it may be empty where it is the last.</param>
    /// <param name="isLast">Whether the content ends with it.</param>
    public void Add(ReadOnlySpan<byte> content, bool isLast)
    {
        Span<byte> header = stackalloc byte[5];
        do
        {
            var block = content[..Math.Min(content.Length, MostInBlock)];
            content = content[block.Length..];
            header[0] = isLast && content.IsEmpty ? (byte)1 : (byte)0;
            BinaryPrimitives.WriteUInt16LittleEndian(header[1..], (ushort)block.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(header[3..], (ushort)~block.Length);
            write(header);
            write(block);
            Sum(block);
        }
        while (!content.IsEmpty);

        if (isLast)
        {
            Span<byte> check = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(check, (_sumOfSums << 16) | _sum);
            write(check);
        }
    }

    /// <summary>Adler-32 (RFC 1950).</summary>
    private void Sum(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var run = bytes[..Math.Min(bytes.Length, AdlerRun)];
            var (sum, sumOfSums) = (_sum, _sumOfSums);
            foreach (var value in run)
            {
                sum += value;
                sumOfSums += sum;
            }

            (_sum, _sumOfSums) = (sum % AdlerModulus, sumOfSums % AdlerModulus);
            bytes = bytes[run.Length..];
        }
    }
}
