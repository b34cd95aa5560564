using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Reports lines that make can't parse.</summary>
public sealed class MakefileSyntaxError : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM0001", "makefile-syntax-error", "Makefiles must be valid", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/parse-error"],
    };

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        foreach (var problem in file.Problems)
        {
            context.Report(this, problem.Span, problem.Message);
        }
    }
}
