using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Lists of words that are assigned to a variable that holds one string.</summary>
public sealed class AssignedLists : ShellNodeRule<ShellAssignment>
{
    private static readonly CheckDescriptor JoinedList = new("AXS2124", "list-assigned-to-string", "Assign lists to arrays", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2124"] };

    private static readonly CheckDescriptor UnexpandedPattern = new("AXS2125", "glob-assigned-to-string", "Assign the matches of a glob to an array", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2125"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => JoinedList;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [JoinedList, UnexpandedPattern];

    /// <inheritdoc/>
    protected override void Visit(ShellAssignment node, ScriptContext script)
    {
        if (node.Array is not null)
        {
            return;
        }

        foreach (var (part, _) in node.Value.AllParts)
        {
            if (part is ParameterExpansion { IsWordList: true, HasFallback: false } list && !(list.IsIndirect && list.Operator == "@") && !(list.Operator == ":" && script.TextOf(list).EndsWith(":1}", StringComparison.Ordinal)))
            {
                var text = script.TextOf(part);
                var advice = script.IsPosix ? $"Use \"{text}\" itself" : $"Write {node.Name}=(\"{text}\")";
                script.Report(JoinedList, node.Span, $"{node.Name} is one string, so the words of {text} are joined and can't be separated again. {advice}, or assign {(list.Name == "@" ? "$*" : text.Replace("[@]", "[*]", StringComparison.Ordinal))} if one string is meant.");
                return;
            }
        }

        if (node.Subscript is null && script.Parent is SimpleCommand { Words.IsEmpty: true } && (node.Value.HasPattern || HasBraces(node.Value)) && !node.Value.Raw.Contains("://", StringComparison.Ordinal) && IsFilePattern(node.Value))
        {
            var advice = script.IsPosix ? $"Write set -- {node.Value.Raw} and use \"$@\"" : $"Write {node.Name}=({node.Value.Raw})";
            script.Report(UnexpandedPattern, node.Span, $"An assignment doesn't expand {node.Value.Raw}: {node.Name} holds the pattern itself. {advice}, or quote it if the pattern is meant.");
        }
    }

    /// <summary>Whether a value looks like one for file names: text and globs, or a directory in a variable before them.</summary>
    private static bool IsFilePattern(ShellWord value) =>
        value.Parts.All(static part => part is LiteralPart or ExtendedGlob) || (value.Parts is [ParameterExpansion or DoubleQuotedPart, LiteralPart { IsEscaped: false, Value: ['/', ..] }, ..] && value.Parts.All(static part => part is LiteralPart or ParameterExpansion or DoubleQuotedPart));

    private static bool HasBraces(ShellWord value) => value.Bare is { } text && text.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open && text.IndexOf('}', open) is var close && close > open && text.AsSpan(open, close - open) is var inner && (inner.Contains(',') || inner.Contains("..", StringComparison.Ordinal));
}
