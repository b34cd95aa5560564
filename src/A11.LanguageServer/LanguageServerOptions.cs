using A11.Agents.Checks;

namespace A11.LanguageServer;

/// <summary>Who checks documents, and how soon.</summary>
/// <param name="Check">Who checks them.</param>
public sealed record LanguageServerOptions(CheckOptions Check)
{
    /// <summary>How long after an edit the rules run, unless there is another one.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How much later what takes longer runs: ShellCheck, and the check of the other documents that are open.</summary>
    public TimeSpan LongDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Told what goes wrong, a line each. Standard output belongs to the protocol.</summary>
    public Action<string> Log { get; init; } = static _ => { };
}
