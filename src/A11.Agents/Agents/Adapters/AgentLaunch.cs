using System.Collections.Immutable;

namespace A11.Agents.Agents.Adapters;

/// <summary>How an agent is started.</summary>
/// <param name="Arguments">The arguments behind its command.</param>
internal sealed record AgentLaunch(ImmutableArray<string> Arguments)
{
    /// <summary>What stands in a command's arguments for the prompt.</summary>
    private const string Placeholder = "{prompt}";

    /// <summary>The prompt, or the file that holds it, where it goes by an argument: in place of <c>{prompt}</c> in the command, or behind all others.</summary>
    public string? Prompt { get; init; }

    /// <summary>Variables that are set besides those of every agent.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>All arguments.</summary>
    /// <param name="own">Those that belong to the command.</param>
    public ImmutableArray<string> Behind(IEnumerable<string> own)
    {
        var arguments = own.Concat(Arguments).ToImmutableArray();
        return Prompt is not { } prompt ? arguments
            : arguments.Any(argument => argument.Contains(Placeholder, StringComparison.Ordinal)) ? [.. arguments.Select(argument => argument.Replace(Placeholder, prompt, StringComparison.Ordinal))]
            : arguments.Add(prompt);
    }
}
