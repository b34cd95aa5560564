using A11.Core.Editing;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Editing;

/// <summary>What makefiles define and use by name: targets, and variables.</summary>
/// <param name="file">The makefile.</param>
/// <param name="path">Its path.</param>
internal sealed class MakeSymbols(Makefile file, string path)
{
    /// <summary>All definitions and uses. What no target is of this file, is a file on disk.</summary>
    public IEnumerable<SymbolUse> Find()
    {
        var targets = file.Rules.Where(static rule => !rule.IsSpecial).SelectMany(static rule => rule.Targets).ToArray();
        var names = targets.Select(static target => target.Text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. targets.Select(target => new SymbolUse(new Symbol(path, SymbolKind.Target, target.Text), target.Span, IsDefinition: true)),
            .. file.Rules.SelectMany(static rule => rule.Prerequisites).Where(word => names.Contains(word.Text)).Select(word => new SymbolUse(new Symbol(path, SymbolKind.Target, word.Text), word.Span)),
            .. file.Assignments.Select(assignment => new SymbolUse(VariableOf(assignment.Name.Text), assignment.Name.Span, IsDefinition: true)),
            .. MakeReferences.FindAll(file).Where(static found => found.Reference.Function is null && found.Reference.Name.Length > 0)
                .Select(found => new SymbolUse(VariableOf(found.Reference.Name), PlaceOf(found.Reference, found.Span))),
        ];
    }

    private TextSpan PlaceOf(MakeReference reference, TextSpan span) =>
        file.Source[span].IndexOf(reference.Name, StringComparison.Ordinal) is >= 0 and var start ? new TextSpan(span.Start + start, reference.Name.Length) : span;

    private Symbol VariableOf(string name) => new(path, SymbolKind.Variable, name);
}
