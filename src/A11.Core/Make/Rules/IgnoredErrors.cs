using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds .IGNORE for all targets.</summary>
public sealed class IgnoredErrors : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1118", "ignored-errors", "Errors should not be ignored for all targets", Severity.Warning, Category.FailFast)
    {
        Aliases = ["unmake/GLOBAL_IGNORE"],
    };

    /// <inheritdoc/>
    public override void Visit(MakeRule rule, Makefile file, RuleContext context)
    {
        if (rule.IsFor(".IGNORE") && rule.Prerequisites.IsEmpty)
        {
            context.Report(this, rule.Targets[0].Span, ".IGNORE without targets ignores the errors of all commands, so make succeeds whatever fails. Name the targets, or use - before single commands.");
        }
    }
}
