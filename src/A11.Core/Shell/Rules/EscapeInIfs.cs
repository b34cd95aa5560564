using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>IFS is assigned a backslash and a letter.</summary>
public sealed class EscapeInIfs : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2141", "escape-in-ifs", "Use $'…' for escapes in IFS", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2141"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        foreach (var assignment in node.Assignments)
        {
            if (assignment.Name == "IFS" && assignment.Value.AllParts.Any(static pair => HasEscape(pair.Part)))
            {
                var fix = assignment.Value.Parts is [SingleQuotedPart { IsAnsi: false }] && !script.IsPosix ? new Fix("Write $'…'", [new TextEdit(new TextSpan(assignment.Value.Span.Start, 0), "$")], FixSafety.Unsafe) : null;
                script.Report(Descriptor, assignment.Value.Span, $"This backslash is literal, so words are split at the backslash and the letter. Use {(script.IsPosix ? "IFS=$(printf '\\n\\t')" : "$'…'")}.", fix);
            }
        }
    }

    private static bool HasEscape(ShellWordPart part) => part switch
    {
        SingleQuotedPart { IsAnsi: false } quoted => quoted.Value.Contains("\\n", StringComparison.Ordinal) || quoted.Value.Contains("\\t", StringComparison.Ordinal),
        LiteralPart { IsEscaped: false } literal => literal.Value.Contains("\\n", StringComparison.Ordinal) || literal.Value.Contains("\\t", StringComparison.Ordinal),
        LiteralPart literal => literal.Value is "n" or "t",
        _ => false,
    };
}
