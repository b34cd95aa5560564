using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>eval is given one text.</summary>
public sealed class EvalOneText() : ShellCommandRule("eval")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2294", "eval-one-text", "eval is given one text", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2294", "shellcheck/SC2293"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        foreach (var word in command.Arguments)
        {
            if ((word.Parts is [DoubleQuotedPart quoted] ? quoted.Parts : word.Parts) is [ParameterExpansion { IsWordList: true, Operator: "" or "@Q" } list])
            {
                script.Report(this, word.Span, list.Operator == "@Q"
                    ? $"eval joins its arguments; write [*] to say so."
                    : $"eval joins what {script.TextOf(list)} kept apart, and splits it anew at every blank; run {script.TextOf(list)} without eval.", code: list.Operator == "@Q" ? "SC2293" : "SC2294");
            }
        }
    }
}
