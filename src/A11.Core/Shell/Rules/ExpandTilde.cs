using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A tilde stands outside of quotes.</summary>
public sealed class ExpandTilde : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2088", "expand-tilde", "A tilde stands outside of quotes", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2088", "shellcheck/SC2147"],
    };

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(DoubleQuotedPart), typeof(SingleQuotedPart)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        switch (node)
        {
            case DoubleQuotedPart quoted:
                Check(quoted, script);
                break;
            case SingleQuotedPart { Value: ['~', ..] } when script.Parent is ShellWord && script.Ancestors.Count > 1 && script.Ancestors[^2] is ShellAssignment { Name: "PATH" }:
                script.Report(this, node.Span, "Programs do not know what ~ in PATH stands for; write $HOME.", code: "SC2147");
                break;
        }
    }

    private void Check(DoubleQuotedPart node, ScriptContext script)
    {
        var text = node.Parts is [LiteralPart { IsEscaped: false } first, ..] ? first.Value : "";
        var isFirst = script.Parent is ShellWord word && word.Parts[0] == node;
        if (script.Enclosing<ShellAssignment>() is { Name: "PATH" } assignment && script.Parent == assignment.Value)
        {
            if (node.Parts.Any(static part => part is LiteralPart literal && (literal.Value.StartsWith('~') || literal.Value.Contains(":~", StringComparison.Ordinal))))
            {
                script.Report(this, node.Span, "Programs do not know what ~ in PATH stands for; write $HOME.", code: "SC2147");
            }
        }
        else if (isFirst && text.StartsWith("~/", StringComparison.Ordinal) && script.Enclosing<ConditionBinary>() is null)
        {
            script.Report(this, node.Span, "In quotes ~ is a plain character, and no home; write $HOME, or take ~/ out of the quotes.", code: "SC2088");
        }
    }
}
