using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>An expansion names one variable.</summary>
public sealed class ExpandOneName : ShellNodeRule<ParameterExpansion>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2082", "expand-one-name", "An expansion names one variable", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2082", "shellcheck/SC2296", "shellcheck/SC2298", "shellcheck/SC2299", "shellcheck/SC2300", "shellcheck/SC2297", "shellcheck/SC2301"],
    };

    /// <inheritdoc/>
    protected override void Visit(ParameterExpansion node, ScriptContext script)
    {
        if (!node.IsBraced || script.Script.Text[node.Span.End - 1] != '}')
        {
            return;
        }

        if (node is { Name: "$", Operator: "#" or "##", Operand: [] })
        {
            script.Report(this, node.Span, "The number of a parameter can't be made of another expansion; write ${!#} for the last argument.", code: "SC2082");
        }
        else if (node is { IsVariable: true, Operator: "", IsIndirect: false, IsLength: false, Operand: [ParameterExpansion or CommandSubstitution or ArithmeticExpansion, ..] })
        {
            script.Report(this, node.Span, $"A name can't be made of another variable's value this way; write {node.Name}[…] as an array, or ${{!name}}. The shell stops here with “bad substitution”.", code: "SC2082");
        }
        else if (node.Name.Length == 0 && !node.Operand.IsEmpty && !node.Operand.Any(static part => part is HostExpansion))
        {
            CheckName(node, script);
        }
    }

    private void CheckName(ParameterExpansion node, ScriptContext script)
    {
        var (message, code) = node.Operand[0] switch
        {
            LiteralPart { Value: ['{', ..] } => ("No name of a variable begins like this; write ${name}.", "SC2296"),
            ParameterExpansion { IsBraced: true } => ("Expansions can't be nested; keep the inner one in a variable.", "SC2299"),
            DoubleQuotedPart => ("Quotes stand around the braces, and not in them.", "SC2297"),
            SingleQuotedPart => ("Quotes stand around the braces, and not in them.", "SC2301"),
            CommandSubstitution => ("A command's output can't be expanded like a variable; keep it in one.", "SC2300"),
            ParameterExpansion => ("The braces take a name without $.", "SC2298"),
            _ => ("", ""),
        };
        if (code.Length > 0)
        {
            script.Report(this, node.Span, $"{message} The shell stops here with “bad substitution”.", code: code);
        }
    }
}
