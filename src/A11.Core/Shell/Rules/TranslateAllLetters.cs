using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Letters are translated by their class.</summary>
public sealed class TranslateAllLetters() : ShellCommandRule("tr")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2018", "translate-all-letters", "Letters are translated by their class", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2018", "shellcheck/SC2019"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        foreach (var set in command.Operands)
        {
            if (set.ConstantValue is "a-z" or "A-Z")
            {
                var isLower = set.ConstantValue is "a-z";
                script.Report(this, set.Span, $"This leaves letters with accents out, and means others in some languages; write '[:{(isLower ? "lower" : "upper")}:]' where they count.", code: isLower ? "SC2018" : "SC2019");
            }
        }
    }
}
