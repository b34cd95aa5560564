using System.Collections.Immutable;

namespace A11.Core.Scripts;

/// <summary>What a kind of host makes of the scripts in it.</summary>
/// <param name="Peer">
/// What a peer that runs ShellCheck over this kind of host calls its findings: <c>actionlint/shellcheck</c>, or <c>hadolint/SC*</c> where each has
/// a name of its own as well; null where no peer does.
/// </param>
/// <param name="PassedOver">ShellCheck's codes that make no sense here, beside those that make none in any fragment.</param>
public sealed record ScriptHost(string? Peer, ImmutableArray<int> PassedOver)
{
    /// <summary>A host that no peer looks into.</summary>
    public static ScriptHost Plain { get; } = new(null, []);
}
