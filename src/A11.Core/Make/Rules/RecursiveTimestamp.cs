using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds variables that are another time at each use.</summary>
public sealed class RecursiveTimestamp : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1006", "recursive-timestamp", "Expand timestamps once", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["checkmake/timestampexpanded"],
    };

    /// <inheritdoc/>
    public override void Visit(MakeAssignment assignment, Makefile file, RuleContext context)
    {
        if (!assignment.IsRecursive || assignment.IsDefinition)
        {
            return;
        }

        foreach (var (reference, span) in MakeReferences.Find(file.Source[assignment.Value].ToString(), assignment.Value.Start))
        {
            if (reference.Function is { Name: "shell" } && ShellParser.Parse(file.Source.Content[(span.Start - reference.Start)..][reference.Arguments[0]]).Commands.Any(command => command.Name == "date"))
            {
                context.Report(this, assignment.Name.Span, $"{assignment.Name.Text} runs date each time it is used, so its uses differ. Set it with :=.");
                return;
            }
        }
    }
}
