using System.Collections.Immutable;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Scripts;

/// <summary>A shell script that a file holds, or is: what the rules for shell, those for packages and ShellCheck look at.</summary>
/// <param name="Text">The script as the shell reads it.</param>
/// <param name="Map">Leads from <paramref name="Text"/> to the file.</param>
/// <param name="Host">What holds it, and how that has it run.</param>
public sealed record EmbeddedScript(string Text, SourceMap Map, ScriptHost Host)
{
    /// <summary>
    /// Where <see cref="Text"/> holds a stand-in for something that the host fills in before the shell reads it (an expression, a variable of
    /// make). The shell takes it for constant text, which it is not.
    /// </summary>
    public ImmutableArray<TextSpan> Placeholders { get; init; } = [];

    /// <summary>What the host's own syntax has parsed of the script already; null where nothing has.</summary>
    internal ShellScript? Parsed { get; init; }

    /// <summary>The same, parsed for all who look at it.</summary>
    internal EmbeddedScript WithSyntax() => Parsed is null ? this with { Parsed = Parse() } : this;

    /// <summary>The script's syntax.</summary>
    internal ShellScript Parse() => Parsed ?? ShellParser.Parse(Text, Placeholders);
}
