using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>A word of a command (POSIX.1-2024, chapter 2.10.2, token WORD).</summary>
/// <param name="Span">Where it is written, quotes included.</param>
/// <param name="Raw">The word as written.</param>
/// <param name="Value">The word with quotes taken off and expansions as written.</param>
/// <param name="Expansions">The expansions in it.</param>
public sealed record ShellWord(TextSpan Span, string Raw, string Value, ImmutableArray<ShellExpansion> Expansions)
{
    /// <summary>The word's value where no expansion is in it; null where it is known only when the script runs.</summary>
    public string? ConstantValue => Expansions.IsEmpty ? Value : null;
}

/// <summary>A parameter, command or arithmetic expansion in a word.</summary>
/// <param name="Span">Where it is written.</param>
/// <param name="Name">The parameter's name; null for another kind of expansion.</param>
/// <param name="IsQuoted">Whether it stands in double quotes, so that its value stays one word.</param>
/// <param name="HasFallback">Whether it says what holds where the parameter is unset (<c>:-</c>, <c>:?</c>, …).</param>
public sealed record ShellExpansion(TextSpan Span, string? Name, bool IsQuoted, bool HasFallback);
