using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A list is not joined to text.</summary>
public sealed class KeepListsApart : ShellNodeRule<ParameterExpansion>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2145", "keep-lists-apart", "A list is not joined to text", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2145"],
    };

    /// <inheritdoc/>
    protected override void Visit(ParameterExpansion node, ScriptContext script)
    {
        if (!node.IsWordList || node.IsIndirect || node.HasFallback || FindWord(script) is not { } word || !HasNeighbour(word, node))
        {
            return;
        }

        script.Report(this, node.Span, $"{script.TextOf(node)} is several words, and only its first and last join the text around it; write {(node.Name == "@" ? "$*" : script.TextOf(node).Replace("[@]", "[*]", StringComparison.Ordinal))} for one string, or pass it as an argument of its own.");
    }

    /// <summary>The word of a command around the visited expansion, where that is not assigned.</summary>
    private static ShellWord? FindWord(ScriptContext script)
    {
        var depth = script.Parent is DoubleQuotedPart ? 2 : 1;
        return script.Ancestors.Count > depth && script.Ancestors[^depth] is ShellWord word && script.Ancestors[^(depth + 1)] is SimpleCommand or ForCommand or ShellRedirection ? word : null;
    }

    private static bool HasNeighbour(ShellWord word, ParameterExpansion node) =>
        word.AllParts.Any(pair => pair.Part != node && pair.Part is not LiteralPart { Value.Length: 0 });
}
