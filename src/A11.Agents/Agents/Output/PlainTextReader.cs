using System.Text;
using A11.Agents.Agents.Completion;

namespace A11.Agents.Agents.Output;

/// <summary>A command that prints text: all of it is what it says.</summary>
internal sealed class PlainTextReader(Watch watch, CompletionSignal signal) : OutputReader(watch)
{
    private bool _endsWithSignal;

    /// <inheritdoc/>
    public override bool IsFinished => _endsWithSignal;

    /// <inheritdoc/>
    public override bool HasEndEvent => false;

    /// <inheritdoc/>
    public override void Receive(ReadOnlyMemory<byte> line)
    {
        var text = Encoding.UTF8.GetString(line.Span);
        _endsWithSignal = string.IsNullOrWhiteSpace(text) ? _endsWithSignal : signal.IsSignal(text);
    }

    /// <inheritdoc/>
    public override void Finish(string output, string errors) => Report.Say(output);
}
