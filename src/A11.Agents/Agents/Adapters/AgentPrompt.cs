using System.Text;

namespace A11.Agents.Agents.Adapters;

/// <summary>What an agent is told in a round.</summary>
/// <param name="Text">The prompt.</param>
/// <param name="SessionId">The session that it goes on with; null for a new one.</param>
internal sealed record AgentPrompt(string Text, string? SessionId)
{
    /// <summary>The prompt for a session that knows nothing of those before, where it turns out that the one named can't be taken up.</summary>
    public string Whole { get; init; } = Text;

    /// <summary>The prompt as bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => Encoding.UTF8.GetBytes(Text);
}
