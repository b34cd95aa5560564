using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>A command, simple or compound: what redirections can stand behind.</summary>
/// <param name="span">Where it is written, redirections included.</param>
/// <param name="redirections">Its redirections.</param>
public abstract class CommandNode(TextSpan span, ImmutableArray<ShellRedirection> redirections) : ShellStatement(span)
{
    /// <summary>Its redirections, in order.</summary>
    public ImmutableArray<ShellRedirection> Redirections { get; } = redirections;
}

/// <summary>A simple command (POSIX.1-2024, 2.9.1): assignments, words, redirections.</summary>
/// <param name="span">Where it is written, redirections included.</param>
/// <param name="assignments">The assignments in front.</param>
/// <param name="words">Name and arguments.</param>
/// <param name="redirections">Its redirections.</param>
public sealed class SimpleCommand(TextSpan span, ImmutableArray<ShellAssignment> assignments, ImmutableArray<ShellWord> words, ImmutableArray<ShellRedirection> redirections) : CommandNode(span, redirections)
{
    /// <summary>The assignments in front of the name.</summary>
    public ImmutableArray<ShellAssignment> Assignments { get; } = assignments;

    /// <summary>Its name and arguments.</summary>
    public ImmutableArray<ShellWord> Words { get; } = words;

    /// <summary>The name without its folder; null where it is known only when the script runs, or there is none.</summary>
    public string? Name => Words.IsEmpty || Words[0].ConstantValue is not { } name ? null : name.Length > 1 ? name[(name.LastIndexOf('/') + 1)..] : name;
}
