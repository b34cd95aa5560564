using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Rules;

/// <summary>Finds makefiles without rules.</summary>
public sealed class NoRules : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1123", "no-rules", "Makefiles should have rules", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/NO_RULES"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        if (!MakefileNames.IsForInclusion(context.File.Path) && file.IsComplete && file.Rules.All(rule => rule.IsSpecial) && !file.Statements.All(statement => statement is MakeTrivia))
        {
            context.Report(this, new TextSpan(0, 0), "The makefile has no rule, so make has nothing to do. Add one, or name the file .include.mk if others include it.");
        }
    }
}
