using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>A word that is tested without an operator.</summary>
public sealed class TestedWords : ShellNodeRule<ConditionWord>
{
    private static readonly CheckDescriptor Output = new("AXS2243", "implicit-output-test", "Test the output of a command with -n", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2243"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Value = new("AXS2244", "implicit-value-test", "Test values with -n or -z", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2244"],
        Fix = FixSafety.Safe,
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Value;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Output, Value];

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
            script.Report(Output, node.Span, "This tests whether the command prints anything. Use -n, or run the command without a test to check whether it succeeds.");
        }
        else
        {
            var not = script.Parent as ConditionNot;
            var option = not is null ? "-n" : "-z";
            var gap = TextSpan.FromBounds((not?.Span ?? node.Span).Start, node.Span.Start);
            script.Report(Value, node.Span, $"This tests whether the value is {(not is null ? "not " : "")}empty. Use {option} to say so.", IsOneWord(node, script) ? new Fix($"Use {option}", [new TextEdit(gap, $"{option} ")], FixSafety.Safe) : null);
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
