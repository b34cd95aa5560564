using System.Collections.Immutable;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>Reads the exec form as what it is to rules: one command, whose words no shell changes.</summary>
internal static class ExecCommand
{
    /// <summary>The command as a script of the file's text, which the words are places of.</summary>
    public static ShellScript Read(ImmutableArray<DockerfileWord> strings, SourceText source)
    {
        var words = strings.Select(word => new ShellWord(source.Content, word.Span, [new LiteralPart(word.Span, word.Value)])).ToImmutableArray();
        var span = strings[0].Span.Union(strings[^1].Span);
        return new ShellScript(source.Content, new ShellList(span, [new ShellListItem(new SimpleCommand(span, [], words, []), false)]), [], []);
    }
}
