using System.Collections.Immutable;

namespace A11.Core.Scripts;

/// <summary>What holds a script, and how it has the script run.</summary>
/// <param name="Kind">The kind of host.</param>
public sealed record ScriptHost(ScriptHostKind Kind)
{
    /// <summary>How the shell is started; null where neither the host nor the script names one.</summary>
    public ShellInvocation? Shell { get; init; }

    /// <summary>The names of variables that are set when the script starts.</summary>
    public ImmutableArray<string> Variables { get; init; } = [];

    /// <summary>ShellCheck's codes that make no sense here, beside those that make none in any fragment.</summary>
    public ImmutableArray<int> ExcludedCodes { get; init; } = [];

    /// <summary>Whether text of the shell can be written into the host as it is: not into a quoted scalar, nor where the host has characters of its own.</summary>
    public bool AcceptsFixes { get; init; }

    /// <summary>
    /// What another linter that runs ShellCheck over this kind of host calls its findings: <c>actionlint/shellcheck</c>, or <c>hadolint/SC*</c> where each
    /// has a name of its own as well; null where none does.
    /// </summary>
    public string? Alias { get; init; }
}
