using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Scripts;

/// <summary>A script, or a word of a command, as the program gets it, and where it stands in the file.</summary>
/// <param name="Text">The text.</param>
/// <param name="Map">Leads from it to the file.</param>
/// <param name="Placeholders">Where <paramref name="Text"/> holds a stand-in for what the host fills in.</param>
internal sealed record MappedText(string Text, SourceMap Map, ImmutableArray<TextSpan> Placeholders)
{
    /// <summary>The place in the file.</summary>
    public TextSpan Place => Map.ToHost(new TextSpan(0, Text.Length));

    /// <summary>The text as a script of a host.</summary>
    public EmbeddedScript ToScript(ScriptHost host) => new(Text, Map, host) { Placeholders = Placeholders };
}
