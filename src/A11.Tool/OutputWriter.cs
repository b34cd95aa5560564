using System.Text;

namespace A11.Tool;

/// <summary>
/// Writes to a stream that may close or fill up at any time, as a pipe, a disk or a terminal does. From then on what is written is dropped and the reason is kept: a command finds its verdict all
/// the same, and ends what it has started.
/// </summary>
internal sealed class OutputWriter : TextWriter
{
    private readonly TextWriter _inner;

    public OutputWriter(TextWriter inner)
        : base(inner.FormatProvider)
    {
        _inner = inner;
        CoreNewLine = inner.NewLine.ToCharArray();
    }

    /// <summary>Why not all could be written; null where it could.</summary>
    public string? Failure { get; private set; }

    /// <inheritdoc/>
    public override Encoding Encoding => _inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => _inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => _inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => _inner.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => _inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(_inner.Flush);

    private void Try(Action write)
    {
        if (Failure is not null)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Failure = error.Message;
        }
    }
}
