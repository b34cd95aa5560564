using System.Collections.Immutable;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>The exec form as what it is: one command, whose words no shell reads.</summary>
internal static class ExecCommand
{
    /// <summary>A script of that command alone; its places are the file's.</summary>
    public static ShellScript Read(ImmutableArray<DockerfileWord> words, SourceText source)
    {
        var span = words[0].Span.Union(words[^1].Span);
        ImmutableArray<ShellWord> literals = [.. words.Select(word => new ShellWord(source.Content, word.Span, [new SingleQuotedPart(word.Span, word.Value, isAnsi: false)]))];
        var command = new SimpleCommand(span, [], literals, []);
        return new ShellScript(source.Content, new ShellList(span, [new ShellListItem(command, IsBackground: false)]), [], []);
    }
}
