using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>An option of the program time that the keyword of bash does not have.</summary>
public sealed class TimeWithOptions : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2023", "time-with-options", "Options of time need command time", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2023"],
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (script is { IsBash: true } or { Dialect: ShellDialect.Posix } && node.Words is [{ Bare: "time" }, { Bare: ['-', _, ..] option } first, ..] && node.Assignments.IsEmpty && option is not ("--" or "-p"))
        {
            script.Report(Descriptor, first.Span, $"time is a keyword of bash{(script.IsBash ? "" : ", which sh may be")}, and it runs {option} as a command. Use command time {option}.");
        }
    }
}
