using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The order of the patterns of a <c>case</c>.</summary>
public sealed class CaseBranchOrder : ShellNodeRule<CaseCommand>
{
    private static readonly CheckDescriptor HidingPattern = new("AXS2221", "pattern-hides-later", "Case patterns should not hide later ones", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2221"] };

    private static readonly CheckDescriptor UnreachablePattern = new("AXS2222", "unreachable-case-pattern", "Case patterns should be reachable", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2222"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => HidingPattern;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [HidingPattern, UnreachablePattern];

    /// <inheritdoc/>
    protected override void Visit(CaseCommand node, ScriptContext script)
    {
        var earlier = new List<(CasePattern Pattern, ShellWord Word)>();
        var reported = new HashSet<ShellWord>();
        foreach (var item in node.Items)
        {
            var own = new List<(CasePattern Pattern, ShellWord Word)>();
            foreach (var word in item.Patterns)
            {
                StepBudget.Take(earlier.Count + own.Count);
                var pattern = CasePattern.Parse(word);
                if ((earlier.Find(other => other.Pattern.Covers(pattern)).Word ?? own.Find(other => other.Pattern.Covers(pattern)).Word) is { } hiding)
                {
                    Report(hiding, word, isFirst: reported.Add(hiding), script);
                }

                if (pattern.IsKnown)
                {
                    own.Add((pattern, word));
                }
            }

            if (item.Terminator is not (";;&" or ";&"))
            {
                earlier.AddRange(own);
            }
        }
    }

    private static void Report(ShellWord hiding, ShellWord hidden, bool isFirst, ScriptContext script)
    {
        if (isFirst)
        {
            script.Report(HidingPattern, hiding.Span, $"{hiding.Raw} also matches everything that {hidden.Raw} after it matches. Move {hidden.Raw} above it.");
        }

        script.Report(UnreachablePattern, hidden.Span, $"{hidden.Raw} is unreachable: {hiding.Raw} above matches everything that it does. Move it up, or remove it.");
    }
}
