namespace A11.Agents.Agents;

/// <summary>What an agent reports to have used.</summary>
/// <param name="InputTokens">Tokens that it read; null where it does not say.</param>
/// <param name="OutputTokens">Tokens that it wrote; null where it does not say.</param>
/// <param name="Cost">In US dollars; null where it does not say.</param>
public sealed record AgentUsage(long? InputTokens, long? OutputTokens, decimal? Cost)
{
    /// <summary>Nothing is known.</summary>
    public static AgentUsage Unknown { get; } = new(null, null, null);

    /// <summary>What two rounds used together.</summary>
    public static AgentUsage operator +(AgentUsage left, AgentUsage right) =>
        new(Sum(left.InputTokens, right.InputTokens), Sum(left.OutputTokens, right.OutputTokens), left.Cost is null ? right.Cost : left.Cost + (right.Cost ?? 0));

    private static long? Sum(long? left, long? right) => left is null ? right : left + (right ?? 0);
}
