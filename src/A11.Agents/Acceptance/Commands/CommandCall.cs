using System.Collections.Immutable;

namespace A11.Agents.Acceptance.Commands;

/// <summary>A command that is run, or an action that is used.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Site">Where.</param>
internal sealed record CommandCall(string Text, CallSite Site)
{
    /// <summary>The command; null for an action, and a script that is not read.</summary>
    public CommandLine? Line { get; init; }

    /// <summary>The action's or the called workflow's repository and path.</summary>
    public string? Action { get; init; }

    /// <summary>What an action is given that may say what it does.</summary>
    public ImmutableArray<string> Inputs { get; init; } = [];

    /// <summary>Whether what it leads to stands among the calls too, so that it says nothing by itself.</summary>
    public bool IsFollowed { get; init; }

    /// <summary>Why it is not known what it leads to, as the end of a sentence; null where it leads nowhere.</summary>
    public string? Unread { get; init; }

    /// <summary>Whether <see cref="Unread"/> says that the repository certainly lacks what it names.</summary>
    public bool IsLacking { get; init; }
}
