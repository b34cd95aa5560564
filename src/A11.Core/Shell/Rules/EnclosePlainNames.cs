using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>A variable stands in braces.</summary>
public sealed class EnclosePlainNames : ShellNodeRule<ParameterExpansion>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2250", "enclose-plain-names", "A variable stands in braces", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2250"],
        Fix = FixSafety.Safe,
        OptIn = true,
    };

    /// <inheritdoc/>
    protected override void Visit(ParameterExpansion node, ScriptContext script)
    {
        if (!node.IsBraced && node.IsVariable && !IsAssigned(node, script))
        {
            script.Report(this, node.Span, $"Without braces a letter that comes behind becomes part of the name; write ${{{node.Name}}}.", new Fix("Write braces", [new TextEdit(node.Span, $"${{{node.Name}}}")], FixSafety.Safe));
        }
    }

    /// <summary>In front of = there is no value to take.</summary>
    private static bool IsAssigned(ParameterExpansion node, ScriptContext script) => script.Parent is ShellWord { Parts: [var first, LiteralPart { IsEscaped: false, Value: ['=', ..] }, ..] } && first == node;
}
