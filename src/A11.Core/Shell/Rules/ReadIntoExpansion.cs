using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Finds read with the value of a variable where its name belongs.</summary>
public sealed class ReadIntoExpansion() : ShellCommandRule("read")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2229", "read-into-expansion", "Give read the name of a variable, without a $", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2229"], Fix = FixSafety.Unsafe };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        for (var i = 1; i < command.Words.Length; i++)
        {
            var word = command.Words[i];
            if (word.Bare is ['-', _, ..] option)
            {
                i += "ptnNdiu".Contains(option[^1], StringComparison.Ordinal) ? 1 : 0;
            }
            else if (VariableOf(word) is { } name && !HoldsName(name, script))
            {
                script.Report(Descriptor, word.Span, $"This reads into the variable that the value of {name} names. Remove the $: {name}. If that is meant, use ${{{name}?}}.", new Fix("Remove the $", [new TextEdit(word.Span, name)], FixSafety.Unsafe));
            }
        }
    }

    private static string? VariableOf(ShellWord word) =>
        (word.Parts is [DoubleQuotedPart quoted] ? quoted.Parts : word.Parts) is [ParameterExpansion { IsVariable: true, IsList: false, IsLength: false, IsIndirect: false, Operator: "", Subscript: null } only] ? only.Name : null;

    /// <summary>A variable that a loop or a value other than an empty one was assigned to may well hold a name.</summary>
    private static bool HoldsName(string name, ScriptContext script)
    {
        foreach (var write in script.Variables.WritesOf(name))
        {
            if (write.Kind is WriteKind.Loop || write.Value is { Parts.IsEmpty: false } value && value.ConstantValue is not "")
            {
                return true;
            }
        }

        return false;
    }
}
