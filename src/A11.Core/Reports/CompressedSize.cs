using System.IO.Compression;
using System.Text;

namespace A11.Core.Reports;

/// <summary>Takes text to find out how many bytes it has as UTF-8, compressed by gzip; it keeps none of it.</summary>
internal sealed class CompressedSize : TextWriter
{
    private readonly Counter _counter = new();
    private readonly StreamWriter _writer;

    public CompressedSize() => _writer = new StreamWriter(new GZipStream(_counter, CompressionLevel.Fastest), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <inheritdoc/>
    public override Encoding Encoding => _writer.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => _writer.Write(value);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => _writer.Write(buffer);

    /// <inheritdoc/>
    public override void Write(string? value) => _writer.Write(value);

    /// <summary>Ends the text, and gives its size. Uploads are compressed at least as well.</summary>
    public long Measure()
    {
        _writer.Dispose();
        return _counter.Count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _writer.Dispose();
        base.Dispose(disposing);
    }

    private sealed class Counter : Stream
    {
        public long Count { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Count;

        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Count += count;

        public override void Write(ReadOnlySpan<byte> buffer) => Count += buffer.Length;

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
