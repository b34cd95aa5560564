using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Finds variables that are expanded without braces.</summary>
public sealed class VariableWithoutBraces : ShellNodeRule<ParameterExpansion>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2250", "variable-without-braces", "Enclose variable names in braces", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2250"], Fix = FixSafety.Safe, OptIn = true };

    /// <inheritdoc/>
    protected override void Visit(ParameterExpansion node, ScriptContext script)
    {
        if (!node.IsBraced && node.IsVariable && !IsAssigned(node, script))
        {
            script.Report(Descriptor, node.Span, $"${node.Name} has no braces, so a letter added after it becomes part of the name. Use ${{{node.Name}}}.", new Fix("Add braces", [new TextEdit(node.Span, $"${{{node.Name}}}")], FixSafety.Safe));
        }
    }

    /// <summary>Before = a name is meant, not its value.</summary>
    private static bool IsAssigned(ParameterExpansion node, ScriptContext script) => script.Parent is ShellWord { Parts: [var first, LiteralPart { IsEscaped: false, Value: ['=', ..] }, ..] } && first == node;
}
