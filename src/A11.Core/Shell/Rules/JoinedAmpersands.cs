using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>An unquoted ampersand inside what was meant as one word: it ends the command, which goes on in the background.</summary>
public sealed class JoinedAmpersands : ShellNodeRule<ShellList>
{
    private static readonly CheckDescriptor Entity = new("AXS1109", "html-entity", "Replace HTML entities by the characters they stand for", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1109"] };

    private static readonly CheckDescriptor Word = new("AXS1132", "unquoted-ampersand", "Quote ampersands inside words", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1132"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Word;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Entity, Word];

    /// <inheritdoc/>
    protected override void Visit(ShellList node, ScriptContext script)
    {
        for (var i = 1; i < node.Items.Length; i++)
        {
            var (before, after) = (node.Items[i - 1], node.Items[i].Statement);
            var ampersand = after.Span.Start - 1;
            if (!before.IsBackground || script.Script.Text[ampersand] != '&')
            {
                continue;
            }

            if (EntityOf(after) is { } character && script.RestOfLine(after.Span.End).Length > 0 && script.Script.Text[after.Span.End] == ';')
            {
                var span = TextSpan.FromBounds(ampersand, after.Span.End + 1);
                script.Report(Entity, span, $"The shell knows no HTML entities: this & starts a background process, and a command follows. Write {character}.");
            }
            else if (before.Statement.Span.End == ampersand)
            {
                var isQuery = LastWordOf(before.Statement) is { } word && word.Raw.AsSpan().ContainsAny('?', '=', ':');
                script.Report(Word, new TextSpan(ampersand, 1), $"The & ends the command, which runs in the background. {(isQuery ? "Quote the whole word" : "Quote it if it is text, or put a space after it")}.", severity: isQuery ? null : Severity.Info);
            }
        }
    }

    private static string? EntityOf(ShellStatement statement) => statement is SimpleCommand { Words: [{ Bare: { } name }], Redirections.IsEmpty: true }
        ? name switch { "amp" => "&", "lt" => "<", "gt" => ">", "quot" => "\"", "apos" => "'", "nbsp" => "a space", _ => null }
        : null;

    private static ShellWord? LastWordOf(ShellStatement statement) => statement switch
    {
        SimpleCommand { Words: [.., var last] } => last,
        Pipeline { Commands: [.., var last] } => LastWordOf(last),
        AndOrList { Operands: [.., var last] } => LastWordOf(last),
        _ => null,
    };
}
