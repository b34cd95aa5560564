using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>
/// Finds what looks like a template's in a script: <c>{{</c>, <c>{% … %}</c> or <c>&lt;%</c> where a shell would take it for a command or a word of its own. In
/// quotes, here-documents and comments they are text, and unquoted they may be an option's value (<c>docker inspect -f {{.Id}}</c>) or braces to expand.
/// </summary>
internal sealed class ShellTemplate : ShellWalker
{
    private readonly string _text;
    private TextSpan? _found;

    private ShellTemplate(string text) => _text = text;

    /// <summary>The first mark; null where there is none.</summary>
    public static TextSpan? Find(ShellScript script)
    {
        // Most scripts hold none at all.
        if (!script.Text.Contains("{{", StringComparison.Ordinal) && !script.Text.Contains("{%", StringComparison.Ordinal) && !script.Text.Contains("<%", StringComparison.Ordinal))
        {
            return null;
        }

        var template = new ShellTemplate(script.Text);
        template.Visit(script.Root);
        return template._found;
    }

    protected override void Visit(ShellNode node)
    {
        switch (node)
        {
            case ShellHereDocument:
                return;
            case SimpleCommand command:
                Look(command);
                break;
            case ShellRedirection redirection when TemplateMark.IsAction(_text, redirection.Span.Start):
                Find(redirection.Span.Start);
                break;
            case ShellAssignment assignment:
                LookInto(assignment.Value);
                break;
        }

        VisitChildren(node);
    }

    private void Look(SimpleCommand command)
    {
        for (var i = 0; i < command.Words.Length; i++)
        {
            // Where a blank follows the braces, they are no value: the program would get them alone.
            var isValue = command.Words[i].Raw.StartsWith('-') || (i > 1 && command.Words[i - 1].Raw.StartsWith('-') && command.Words[i].Raw is not ("{{" or "{{-" or "{%" or "{%-"));
            if (!isValue)
            {
                LookInto(command.Words[i]);
            }
        }
    }

    private void LookInto(ShellWord word)
    {
        foreach (var part in word.Parts)
        {
            if (part is LiteralPart { IsEscaped: false } literal && _found is null)
            {
                for (var at = literal.Span.Start; at < literal.Span.End; at++)
                {
                    if (TemplateMark.IsAction(_text, at) && !IsExpanded(literal.Value))
                    {
                        Find(at);
                        return;
                    }
                }
            }
        }
    }

    /// <summary>Whether the braces of a word are the shell's own: a list, a range, or a stand-in that a program replaces (<c>xargs -I{{}}</c>).</summary>
    private static bool IsExpanded(string literal) =>
        literal.Contains('}', StringComparison.Ordinal)
        && (literal.Contains(',', StringComparison.Ordinal) || literal.Contains("..", StringComparison.Ordinal) || literal.Contains("{{}}", StringComparison.Ordinal));

    private void Find(int at) => _found ??= new TextSpan(at, 2);
}
