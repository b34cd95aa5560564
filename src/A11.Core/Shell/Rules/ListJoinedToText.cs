using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A list of words that is joined to the text around it.</summary>
public sealed class ListJoinedToText : ShellNodeRule<ParameterExpansion>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2145", "list-joined-to-text", "Lists should not be joined to text", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2145"] };

    /// <inheritdoc/>
    protected override void Visit(ParameterExpansion node, ScriptContext script)
    {
        if (!node.IsWordList || node is { IsIndirect: true, Subscript: null } || node.HasFallback || FindWord(script) is not { } word || !HasNeighbour(word, node))
        {
            return;
        }

        var text = script.TextOf(node);
        script.Report(Descriptor, node.Span, $"{text} is several words, and only the first and the last join the text around it. Write {(node.Name == "@" ? "$*" : text.Replace("[@]", "[*]", StringComparison.Ordinal))} for one string, or pass it as a separate argument.");
    }

    /// <summary>The word of a command around the visited expansion, where that is not assigned.</summary>
    private static ShellWord? FindWord(ScriptContext script)
    {
        var depth = script.Parent is DoubleQuotedPart ? 2 : 1;
        return script.Ancestors.Count > depth && script.Ancestors[^depth] is ShellWord word && script.Ancestors[^(depth + 1)] is var parent
            && (parent is ForCommand or ShellRedirection || (parent is SimpleCommand command && !Declarations.IsDeclaring(command.Name))) ? word : null;
    }

    private static bool HasNeighbour(ShellWord word, ParameterExpansion node) =>
        word.AllParts.Any(pair => pair.Part != node && pair.Part is not LiteralPart { Value.Length: 0 });
}
