using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>What stands in <c>${…}</c> where the name of a variable is expected.</summary>
public sealed class ExpansionNames : ShellNodeRule<ParameterExpansion>
{
    private static readonly CheckDescriptor ComputedName = new("AXS2082", "computed-expansion-name", "Expansions must not compute a variable name", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2082"] };

    private static readonly CheckDescriptor SignBeforeName = new("AXS2296", "sign-before-name-in-expansion", "Expansions must begin with a name", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2296"] };

    private static readonly CheckDescriptor DoubleQuotedName = new("AXS2297", "double-quotes-in-expansion", "Double quotes must stand around ${…}, not in it", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2297"] };

    private static readonly CheckDescriptor DollarBeforeName = new("AXS2298", "dollar-in-expansion", "Expansions must not have a $ before the name", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2298"] };

    private static readonly CheckDescriptor NestedExpansion = new("AXS2299", "nested-expansion", "Expansions must not be nested", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2299"] };

    private static readonly CheckDescriptor ExpandedCommand = new("AXS2300", "command-in-expansion", "Command output must be in a variable to be expanded", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2300"] };

    private static readonly CheckDescriptor SingleQuotedName = new("AXS2301", "single-quotes-in-expansion", "Single quotes must not stand in ${…}", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2301"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => ComputedName;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [ComputedName, SignBeforeName, DoubleQuotedName, DollarBeforeName, NestedExpansion, ExpandedCommand, SingleQuotedName];

    /// <inheritdoc/>
    protected override void Visit(ParameterExpansion node, ScriptContext script)
    {
        if (!node.IsBraced || script.Script.Text[node.Span.End - 1] != '}')
        {
            return;
        }

        if (node is { Name: "$", Operator: "#" or "##", Operand: [] })
        {
            script.Report(ComputedName, node.Span, $"{script.TextOf(node)} is the process ID, not the last argument. {(script.IsPosix ? "Loop over \"$@\" to find it." : "Write ${@: -1}.")}");
        }
        else if (node is { IsVariable: true, Operator: "", IsIndirect: false, IsLength: false, Operand: [ParameterExpansion or CommandSubstitution or ArithmeticExpansion, ..] })
        {
            var advice = script.IsPosix ? "Choose the variable with case." : $"Use an array {node.Name}[…], or ${{!name}} with the whole name in a variable.";
            script.Report(ComputedName, node.Span, $"A variable name can't be computed in ${{…}}: the script stops with “bad substitution”. {advice}");
        }
        else if (node.Name.Length == 0 && !node.Operand.IsEmpty && !node.Operand.Any(static part => part is HostExpansion))
        {
            CheckName(node, script);
        }
    }

    private static void CheckName(ParameterExpansion node, ScriptContext script)
    {
        (CheckDescriptor Check, string Message)? found = node.Operand[0] switch
        {
            LiteralPart { Value: ['{', ..] } => (SignBeforeName, "A variable name can't start with {. Remove the second brace."),
            LiteralPart { IsEscaped: false, Value: [('(' or '~' or '.' or ':' or '=' or '/' or '%') and var sign, ..] } => (SignBeforeName, $"A variable name can't start with {sign}{(sign is '(' or '~' or '=' ? ", which zsh alone knows" : "")}. Begin with the name."),
            ParameterExpansion { Operator: "", IsLength: false, IsIndirect: false, Subscript: null } inner => (DollarBeforeName, $"The name in ${{…}} takes no $. Remove it{(script.IsPosix ? "" : $", or write ${{!{inner.Name}}} for the variable whose name it holds")}."),
            ParameterExpansion => (NestedExpansion, "Expansions can't be nested. Assign the inner one to a variable first."),
            DoubleQuotedPart => (DoubleQuotedName, "A variable name can't be quoted in ${…}. Put the double quotes around it: \"${…}\"."),
            SingleQuotedPart or LiteralPart { Value: ['\'', ..] } => (SingleQuotedName, "A variable name can't be quoted in ${…}. Remove the single quotes."),
            CommandSubstitution => (ExpandedCommand, "The output of a command can't be expanded like a variable. Assign it to a variable first."),
            _ => null,
        };

        // What asks for zsh runs in it, too, and knows better.
        if (found is { } finding && !script.Variables.ReadsOf("ZSH_VERSION").Any())
        {
            script.Report(finding.Check, node.Span, $"The script stops here with “bad substitution”. {finding.Message}");
        }
    }
}
