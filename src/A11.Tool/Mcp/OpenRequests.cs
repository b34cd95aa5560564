using System.Runtime.InteropServices;
using System.Text.Json;

namespace A11.Tool.Mcp;

/// <summary>
/// Sees to it that every request is answered before the server ends: the end of standard input is held back while an answer is due. The library ends
/// at once, so that a client which writes all its requests and closes would get no answers.
/// </summary>
internal sealed class OpenRequests : IDisposable
{
    /// <summary>A request that the client has taken back is never answered.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _changed = new(0);
    private int _open;

    /// <summary>Standard input, which ends when nothing is open.</summary>
    public Stream Watch(Stream input) => new WatchedStream(input, line => Count(line, isRequest: true), WaitForAnswersAsync);

    /// <summary>Standard output, where answers are seen.</summary>
    public Stream WatchAnswers(Stream output) => new WatchedStream(output, line => Count(line, isRequest: false), _ => Task.CompletedTask);

    /// <inheritdoc/>
    public void Dispose() => _changed.Dispose();

    private void Count(ReadOnlySpan<byte> line, bool isRequest)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var document = JsonDocument.ParseValue(ref reader);
            var message = document.RootElement;
            if (message.ValueKind == JsonValueKind.Object && message.TryGetProperty("id", out _) && message.TryGetProperty("method", out _) == isRequest)
            {
                _ = Interlocked.Add(ref _open, isRequest ? 1 : -1);
                _ = _changed.Release();
            }
        }
        catch (JsonException)
        {
            // What is no message gets no answer.
        }
    }

    private async Task WaitForAnswersAsync(CancellationToken cancellation)
    {
        while (Volatile.Read(ref _open) > 0 && await _changed.WaitAsync(Patience, cancellation).ConfigureAwait(false))
        {
        }
    }

    /// <summary>A stream whose lines are seen as they pass.</summary>
    private sealed class WatchedStream(Stream inner, WatchedStream.Watcher watch, Func<CancellationToken, Task> beforeEnd) : Stream
    {
        private readonly List<byte> _line = [];

        public delegate void Watcher(ReadOnlySpan<byte> line);

        public override bool CanRead => inner.CanRead;

        public override bool CanSeek => false;

        public override bool CanWrite => inner.CanWrite;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            Pass(buffer.Span[..count]);
            if (count == 0)
            {
                await beforeEnd(cancellationToken).ConfigureAwait(false);
            }

            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            Pass(buffer.Span);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count)
        {
            inner.Write(buffer, offset, count);
            Pass(buffer.AsSpan(offset, count));
        }

        public override void Flush() => inner.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private void Pass(ReadOnlySpan<byte> bytes)
        {
            foreach (var value in bytes)
            {
                if (value != (byte)'\n')
                {
                    _line.Add(value);
                    continue;
                }

                watch(CollectionsMarshal.AsSpan(_line));
                _line.Clear();
            }
        }
    }
}
