using System.Text.Json;
using A11.Agents.Agents.Completion;

namespace A11.Agents.Agents.Output;

/// <summary>
/// A command that prints JSON: one object, or one a line of which the last is its result. The result's text is in one of the members that
/// agents use for it, or the result is itself the completion signal.
/// </summary>
/// <param name="watch">Told what the agent does.</param>
/// <param name="signal">The completion signal.</param>
/// <param name="isSignal">Whether the result itself has the signal's members; else the signal is the last line of its text.</param>
internal sealed class EnvelopeReader(Watch watch, CompletionSignal signal, bool isSignal) : JsonLinesReader(watch)
{
    private string _said = "";

    /// <inheritdoc/>
    public override bool HasEndEvent => false;

    /// <inheritdoc/>
    public override void Finish(string output, string errors)
    {
        base.Finish(output, errors);
        if (Report.Succeeded != false)
        {
            Report.Say(_said);
        }
    }

    /// <inheritdoc/>
    protected override void ReadEvent(JsonElement value)
    {
        Report.SessionId = value.FirstText("session_id", "sessionId", "sessionID") ?? Report.SessionId;
        if (value.Member("usage") is { } usage)
        {
            Report.Usage = new AgentUsage(usage.Number("input_tokens"), usage.Number("output_tokens"), value.Amount("total_cost_usd"));
        }

        if (value.Flag("is_error") == true || value.Text("type") == "error" || value.Member("error") is { ValueKind: JsonValueKind.String or JsonValueKind.Object })
        {
            Report.Complain(value.Text("error", "message") ?? value.FirstText("error", "message", "result") ?? "It reports an error.");
            Report.Succeeded = false;
            return;
        }

        var isResult = signal.Read(value).Kind is SignalKind.Done or SignalKind.Failed && isSignal;
        Report.Succeeded = isResult || value.Text("type") == "result" ? true : null;

        // The members are compared; what else the result holds is nobody's business.
        _said = isResult ? SignalOf(value)
            : value.FirstText("result", "response", "text", "content", "message", "output") ?? (isSignal ? "" : value.GetRawText());
    }

    private string SignalOf(JsonElement value) => signal.Read(value).Kind == SignalKind.Failed ? value.GetRawText() : signal.Text;
}
