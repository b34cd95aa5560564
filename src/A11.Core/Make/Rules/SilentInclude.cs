using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds includes of files that may be missing.</summary>
public sealed class SilentInclude : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1107", "silent-include", "Missing makefiles should not go unnoticed", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/SILENT_INCLUDE"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        var names = file.Directives.Where(directive => directive.Keyword.Text is "-include" or "sinclude").Select(directive => directive.Keyword)
            .Concat(file.Assignments.Select(assignment => assignment.Name).Where(name => name.Text is "-include" or "sinclude"));
        foreach (var keyword in names)
        {
            context.Report(this, keyword.Span, $"{keyword.Text} goes on where the file is missing, so a wrong name is never noticed. Use include, unless the file is optional or made by a rule.");
        }
    }
}
