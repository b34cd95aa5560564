using A11.Core.Analysis;
using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>A script is one that a shell reads.</summary>
public sealed class WriteValidScript : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS0001", "valid-shell-script", "A script is one that a shell reads", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/parse-error", "shellcheck/SC1033", "shellcheck/SC1036", "shellcheck/SC1044", "shellcheck/SC1046", "shellcheck/SC1047", "shellcheck/SC1050", "shellcheck/SC1056", "shellcheck/SC1058", "shellcheck/SC1061", "shellcheck/SC1064", "shellcheck/SC1070", "shellcheck/SC1072", "shellcheck/SC1073", "shellcheck/SC1074", "shellcheck/SC1078", "shellcheck/SC1085", "shellcheck/SC1086", "shellcheck/SC1088", "shellcheck/SC1089"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptFile script, RuleContext context)
    {
        // What follows an error follows from it.
        if (script.Syntax.FirstProblem is { } problem)
        {
            context.Report(this, problem.Span, problem.Message, aliases: problem.Code is { } code ? ["a11/parse-error", $"shellcheck/{code}"] : ["a11/parse-error"]);
        }
    }
}
