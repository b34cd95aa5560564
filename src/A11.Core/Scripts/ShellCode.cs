using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Scripts;

/// <summary>A shell script that a file holds, or is.</summary>
/// <param name="Text">The script as the shell reads it.</param>
/// <param name="Map">Leads from <paramref name="Text"/> to the file.</param>
public sealed record ShellCode(string Text, SourceMap Map)
{
    /// <summary>How the host starts the shell; null where the script is a file of its own, which says so itself.</summary>
    public ShellInvocation? Shell { get; init; }

    /// <summary>The names of variables that are set when the script starts.</summary>
    public ImmutableArray<string> Variables { get; init; } = [];

    /// <summary>
    /// Where <see cref="Text"/> holds a stand-in for something that the host fills in before the shell reads it (an expression, a variable of
    /// make). The shell takes it for constant text, which it is not.
    /// </summary>
    public ImmutableArray<TextSpan> Placeholders { get; init; } = [];

    /// <summary>Whether text of the shell can be written into the host as it is: not into a quoted scalar, nor where the host has signs of its own.</summary>
    public bool AcceptsFixes { get; init; }

    /// <summary>What the host makes of its scripts.</summary>
    public ScriptHost Host { get; init; } = ScriptHost.Plain;
}
