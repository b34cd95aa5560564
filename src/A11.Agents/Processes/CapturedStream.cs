using System.Buffers;
using System.Text;

namespace A11.Agents.Processes;

/// <summary>Reads what a process prints, as bytes: keeps it, and tells each line.</summary>
internal sealed class CapturedStream
{
    private readonly ArrayBufferWriter<byte> _kept = new();
    private readonly Func<int, bool> _mayKeep;
    private readonly Action<ReadOnlyMemory<byte>>? _receive;
    private int _lineStart;

    /// <summary>A reader.</summary>
    /// <param name="mayKeep">Told of each number of bytes that came; says whether they may still be kept.</param>
    /// <param name="receive">Told each line, without its end.</param>
    public CapturedStream(Func<int, bool> mayKeep, Action<ReadOnlyMemory<byte>>? receive)
    {
        _mayKeep = mayKeep;
        _receive = receive;
    }

    /// <summary>What was kept; what is no UTF-8 is replaced.</summary>
    public string Text
    {
        get
        {
            lock (_kept)
            {
                return Encoding.UTF8.GetString(_kept.WrittenSpan);
            }
        }
    }

    /// <summary>Reads until the stream ends or is closed.</summary>
    public async Task ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                if (_mayKeep(count))
                {
                    Keep(buffer.AsSpan(0, count));
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Closed because the process has ended.
        }

        ReportRest();
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        int from;
        lock (_kept)
        {
            from = _kept.WrittenCount;
            _kept.Write(bytes);
        }

        for (var end = bytes.IndexOf((byte)'\n'); end >= 0;)
        {
            Report(from + end);
            _lineStart = from + end + 1;
            var next = bytes[(end + 1)..].IndexOf((byte)'\n');
            end = next < 0 ? -1 : end + 1 + next;
        }
    }

    private void ReportRest()
    {
        if (_kept.WrittenCount > _lineStart)
        {
            Report(_kept.WrittenCount);
            _lineStart = _kept.WrittenCount;
        }
    }

    private void Report(int end) => _receive?.Invoke(_kept.WrittenSpan[_lineStart..end].TrimEnd((byte)'\r').ToArray());
}
