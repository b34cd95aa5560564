using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Finds command substitution in backquotes.</summary>
public sealed class BackquotedSubstitution : ShellNodeRule<CommandSubstitution>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2006", "backquoted-substitution", "Use $( … ) instead of backquotes", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2006"], Fix = FixSafety.Safe };

    /// <inheritdoc/>
    protected override void Visit(CommandSubstitution node, ScriptContext script)
    {
        if (node.Form is not SubstitutionForm.Backquotes || node.Span.Length < 3)
        {
            return;
        }

        if (!node.Body.IsEmpty)
        {
            // In sh, $(< file) gives as little as `< file` does.
            script.Report(Descriptor, node.Span, "Backquotes change what a backslash means, and nest only with more of them. Use $( … ).", node.ReadFile is not null && script.IsPosix ? null : FixFor(node, script.Script));
        }
    }

    /// <summary>Only the quotes change, where what is between them reads the same in parentheses.</summary>
    private static Fix? FixFor(CommandSubstitution node, ShellScript script)
    {
        var inner = TextSpan.FromBounds(node.Span.Start + 1, node.Span.End - 1);
        var text = script.Text.AsSpan(inner.Start, inner.Length);
        if (script.Text[inner.End] != '`' || ReadsOtherwise(text) || script.Comments.Any(inner.Contains) || (node.Span.Start > 0 && script.Text[node.Span.Start - 1] == '$'))
        {
            return null;
        }

        // “$((” would begin a calculation.
        return new Fix("Use $( … )", [new TextEdit(new TextSpan(node.Span.Start, 1), text[0] == '(' ? "$( " : "$("), new TextEdit(new TextSpan(inner.End, 1), ")")], FixSafety.Safe);
    }

    /// <summary>A backslash, a here-document that ends with the quotes, and a case whose patterns close what older shells take for the substitution.</summary>
    private static bool ReadsOtherwise(ReadOnlySpan<char> text) => text.Contains('\\') || text.Contains("<<", StringComparison.Ordinal) || text.Contains("esac", StringComparison.Ordinal);
}
