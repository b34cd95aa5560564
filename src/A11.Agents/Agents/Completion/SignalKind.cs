namespace A11.Agents.Agents.Completion;

/// <summary>What an agent's last words say of its work.</summary>
internal enum SignalKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It has failed.</summary>
    Failed,

    /// <summary>The signal is there, but not by itself at the end.</summary>
    Misplaced,
}

/// <summary>What was found of a completion signal.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Detail">The reason of a failure, or what is wrong with its place; empty else.</param>
internal sealed record SignalReading(SignalKind Kind, string Detail = "");
