using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>
/// The first place that no shell reads. ShellCheck numbers these errors by what its parser expected; they are one check, as nobody wants some syntax
/// errors and not others, so that its numbers name a finding and configure nothing.
/// </summary>
public sealed class ShellSyntaxError : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS0001", "shell-syntax-error", "Shell scripts must have valid syntax", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/parse-error"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (script.SyntaxError is { } problem)
        {
            script.ReportSyntaxError(problem.Code is { } code ? Descriptor.WithAlias($"shellcheck/{code}") : Descriptor, problem);
        }
    }
}
