using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A list is assigned to an array.</summary>
public sealed class AssignListsToArrays : ShellNodeRule<ShellAssignment>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2124", "assign-lists-to-arrays", "A list is assigned to an array", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2124", "shellcheck/SC2125"],
    };

    /// <inheritdoc/>
    protected override void Visit(ShellAssignment node, ScriptContext script)
    {
        if (node.Array is not null)
        {
            return;
        }

        foreach (var (part, _) in node.Value.AllParts)
        {
            if (part is ParameterExpansion { IsWordList: true, IsIndirect: false, HasFallback: false } list && list.Operator is not ":")
            {
                script.Report(this, node.Span, $"{node.Name} is one string, so the words of {script.TextOf(part)} are joined and can't be told apart again; write {node.Name}=(\"{script.TextOf(part)}\"), or $* where one string is meant.", code: "SC2124");
                return;
            }
        }

        if (node.Subscript is null && script.Parent is SimpleCommand { Words.IsEmpty: true } && (node.Value.HasPattern || HasBraces(node.Value)) && !node.Value.Parts.Any(static part => part is not (LiteralPart or ExtendedGlob)))
        {
            script.Report(this, node.Span, $"In an assignment no file names take the place of {node.Value.Raw}: {node.Name} holds the pattern itself; write {node.Name}=({node.Value.Raw}), or quote it where the pattern is meant.", code: "SC2125");
        }
    }

    private static bool HasBraces(ShellWord value) => value.Bare is { } text && text.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open && text.IndexOf('}', open) is var close && close > open && text.AsSpan(open, close - open) is var inner && (inner.Contains(',') || inner.Contains("..", StringComparison.Ordinal));
}
