using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>A makefile can be read by make.</summary>
public sealed class WriteValidMakefile : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM0001", "makefile-syntax", "A makefile can be read by make", Severity.Error, Category.Correct)
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
