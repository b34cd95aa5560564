using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Rules;

/// <summary>Finds files that end within a line.</summary>
public sealed class MissingFinalNewline : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1122", "missing-final-newline", "Makefiles should end with a line end", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/MISSING_FINAL_EOL"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        if (file.Source.Length > 0 && file.Source.Content[^1] != '\n')
        {
            context.Report(this, new TextSpan(file.Source.Length, 0), "The last line has no line end, so other makes may not read it. Add one.");
        }
    }
}
