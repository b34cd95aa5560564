using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
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
        foreach (var value in node.Assignments.Where(static assignment => assignment.Name == "IFS").Select(static assignment => assignment.Value).Concat(ValuesDeclaredBy(node)))
        {
            if (value.AllParts.Any(static pair => HasEscape(pair.Part)))
            {
                var fix = value.Parts is [SingleQuotedPart { IsAnsi: false }] && !script.IsPosix ? new Fix("Write $'…'", [new TextEdit(new TextSpan(value.Span.Start, 0), "$")], FixSafety.Unsafe) : null;
                script.Report(Descriptor, value.Span, $"This backslash is literal, so words are split at the backslash and the letter. Use {(script.IsPosix ? "IFS=$(printf '\\n\\t')" : "$'…'")}.", fix);
            }
        }
    }

    private static IEnumerable<ShellWord> ValuesDeclaredBy(SimpleCommand command) =>
        Declarations.IsDeclaring(command.Name) ? command.Words.Skip(1).Select(Declarations.Read).Where(static declared => declared is { Name: "IFS", Value: not null }).Select(static declared => declared!.Value.Value!) : [];

    private static bool HasEscape(ShellWordPart part) => part switch
    {
        SingleQuotedPart { IsAnsi: false } quoted => HasEscape(quoted.Value),
        LiteralPart { IsEscaped: false } literal => HasEscape(literal.Value),
        LiteralPart literal => literal.Value is "n" or "t" or "r",
        _ => false,
    };

    private static bool HasEscape(string text) =>
        text.Contains("\\n", StringComparison.Ordinal) || text.Contains("\\t", StringComparison.Ordinal) || text.Contains("\\r", StringComparison.Ordinal);
}
