using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>A test says what it asks of a text.</summary>
public sealed class TestForText : ShellNodeRule<ConditionWord>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2243", "test-for-text", "A test says what it asks of a text", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2243", "shellcheck/SC2244"],
        Fix = FixSafety.Safe,
        OptIn = true,
    };

    /// <inheritdoc/>
    protected override void Visit(ConditionWord node, ScriptContext script)
    {
        // With a letter of its own the word is never empty, which is another mistake than this one.
        if (node.Word.Expansions.IsEmpty || (node.IsOfCommand && script.Functions.ContainsKey("test")) || node.Word.AllParts.Any(static pair => pair.Part is LiteralPart { Value.Length: > 0 } or SingleQuotedPart { Value.Length: > 0 }))
        {
            return;
        }

        if (node.Word.AllParts.Any(static pair => pair.Part is CommandSubstitution))
        {
            script.Report(this, node.Span, "This asks whether the output is not empty; write -n, or run the command without a test to ask whether it succeeds.", code: "SC2243");
        }
        else
        {
            var not = script.Parent as ConditionNot;
            var option = not is null ? "-n" : "-z";
            var gap = TextSpan.FromBounds((not?.Span ?? node.Span).Start, node.Span.Start);
            script.Report(this, node.Span, $"This asks whether the value is {(not is null ? "not " : "")}empty; write {option}.", IsOneWord(node, script) ? new Fix($"Write {option}", [new TextEdit(gap, $"{option} ")], FixSafety.Safe) : null, "SC2244");
        }
    }

    /// <summary>
    /// Whether the option gets exactly this text. [ gets what the value is split into: nothing for an empty one, and -n alone holds; among others it
    /// may take a value for an operator.
    /// </summary>
    private static bool IsOneWord(ConditionWord node, ScriptContext script) =>
        script.Ancestors is not [.., ConditionNot, ConditionNot]
        && (!node.IsOfCommand
            || (node.Word.AllParts.All(static pair => pair.IsQuoted && !MayBeList(pair.Part))
                && script.Enclosing<ConditionList>() is null
                && script.Enclosing<ConditionGroup>() is null));

    /// <summary>Whether an expansion may give several words, or none, even in quotes: a list, one in an operand, or what a name in a variable stands for.</summary>
    private static bool MayBeList(ShellWordPart part) => part switch
    {
        ParameterExpansion expansion => expansion.IsList || expansion.IsIndirect || expansion.Operand.Any(MayBeList),
        DoubleQuotedPart quoted => quoted.Parts.Any(MayBeList),
        _ => false,
    };
}
