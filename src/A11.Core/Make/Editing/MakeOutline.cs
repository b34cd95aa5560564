using A11.Core.Editing;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Editing;

/// <summary>The outline of makefiles: variables and targets.</summary>
internal static class MakeOutline
{
    public static IEnumerable<OutlineItem> Find(Makefile file) =>
        file.Assignments.Where(static assignment => assignment.Targets.IsEmpty).Select(static assignment => new OutlineItem(assignment.Name.Text, OutlineKind.Variable, assignment.FullSpan, assignment.Name.Span))
            .Concat(file.Rules.Where(static rule => !rule.IsSpecial).SelectMany(static rule => rule.Targets.Where(target => rule.Span.Contains(target.Span)).Select(target => new OutlineItem(target.Text, OutlineKind.Target, rule.Span, target.Span))))
            .OrderBy(static item => item.Span.Start).ThenBy(static item => item.NameSpan.Start);
}
