using System.Collections.Immutable;
using System.Text;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>A script: its syntax tree, and its simple commands wherever they stand.</summary>
public sealed class ShellScript
{
    private ImmutableArray<ShellCommand> _commands;
    private ImmutableArray<ShellToken> _tokens;

    internal ShellScript(string text, ShellList root, ImmutableArray<TextSpan> comments, ImmutableArray<ShellProblem> problems)
    {
        Text = text;
        Root = root;
        Comments = comments;
        Problems = problems;
        FirstProblem = problems.MinBy(static problem => problem.Span.Start);
    }

    /// <summary>The text that was read.</summary>
    public string Text { get; }

    /// <summary>The tree.</summary>
    public ShellList Root { get; }

    /// <summary>The comments.</summary>
    public ImmutableArray<TextSpan> Comments { get; }

    /// <summary>Where the text is none that a shell reads.</summary>
    public ImmutableArray<ShellProblem> Problems { get; }

    /// <summary>The first place from which on the text is none that a shell reads; null where all is.</summary>
    public ShellProblem? FirstProblem { get; }

    /// <summary>All simple commands, in the order of the text, seen through what only starts them.</summary>
    public ImmutableArray<ShellCommand> Commands => _commands.IsDefault ? _commands = CommandProjection.Create(this) : _commands;

    /// <summary>The text as tokens that follow each other without a gap.</summary>
    public ImmutableArray<ShellToken> Tokens => _tokens.IsDefault ? _tokens = ShellParser.Tokenize(Text) : _tokens;

    /// <summary>The text written back from its tokens.</summary>
    public string Print()
    {
        var text = new StringBuilder(Text.Length);
        foreach (var token in Tokens)
        {
            _ = text.Append(Text, token.Span.Start, token.Span.Length);
        }

        return text.ToString();
    }
}
