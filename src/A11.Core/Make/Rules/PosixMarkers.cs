using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Looks for <c>.POSIX</c>, by which a makefile asks make to behave as the standard says.</summary>
public sealed class PosixMarkers : MakefileRule
{
    private static readonly CheckDescriptor Late = new("AXM1101", "late-posix-marker", ".POSIX should be the first line", Severity.Warning, Category.Correct)
    {
        Aliases = ["unmake/UB_LATE_POSIX_MARKER"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Missing = new("AXM1102", "missing-posix-marker", "Portable makefiles should begin with .POSIX", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/STRICT_POSIX"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Late;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Late, Missing];

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        var isIncluded = MakefileNames.IsForInclusion(context.File.Path);
        var marker = file.Rules.FirstOrDefault(rule => rule.IsFor(".POSIX"));
        var first = file.Statements.FirstOrDefault(statement => statement is not MakeTrivia);
        if (marker is null)
        {
            if (!isIncluded && first is not null)
            {
                context.Report(Missing, first.Tokens.First(token => token.Kind != MakeTokenKind.Trivia).Span, "The makefile doesn't ask for the behavior that POSIX describes. Begin it with “.POSIX:”.");
            }
        }
        else if (isIncluded)
        {
            context.Report(Late, marker.Targets[0].Span, ".POSIX in a makefile that others include comes too late, and its effect is undefined. Move it to the first line of the makefile that includes this one.");
        }
        else if (first!.FullSpan.End <= marker.Span.Start)
        {
            context.Report(Late, marker.Targets[0].Span, ".POSIX has an undefined effect unless it is the first line that is no comment. Move it to the top.");
        }
    }
}
