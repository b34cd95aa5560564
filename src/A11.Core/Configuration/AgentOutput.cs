namespace A11.Core.Configuration;

/// <summary>What an agent prints.</summary>
public enum AgentOutput
{
    /// <summary>Text: all of it is what it says.</summary>
    Text,

    /// <summary>One JSON object: its result.</summary>
    Json,

    /// <summary>JSON objects, one a line; the last is its result.</summary>
    StreamJson,

    /// <summary>Messages of the Agent Client Protocol, both ways.</summary>
    Protocol,
}
