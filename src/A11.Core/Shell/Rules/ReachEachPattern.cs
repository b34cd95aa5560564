using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>No pattern of a case hides a later one.</summary>
public sealed class ReachEachPattern : ShellNodeRule<CaseCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2221", "reach-each-pattern", "No pattern of a case hides a later one", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2221", "shellcheck/SC2222"],
    };

    /// <inheritdoc/>
    protected override void Visit(CaseCommand node, ScriptContext script)
    {
        var earlier = new List<(CasePattern Pattern, ShellWord Word)>();
        foreach (var item in node.Items)
        {
            foreach (var word in item.Patterns)
            {
                StepBudget.Take(earlier.Count);
                var pattern = CasePattern.Of(word);
                foreach (var (covering, hiding) in earlier)
                {
                    if (covering.Covers(pattern))
                    {
                        script.Report(this, word.Span, $"{hiding.Raw} comes before {word.Raw} and matches all that it does, so that this is never reached; move it up, or remove it.");
                        break;
                    }
                }
            }

            if (item.Terminator is not ";;&")
            {
                foreach (var word in item.Patterns)
                {
                    if (CasePattern.Of(word) is { IsKnown: true } known)
                    {
                        earlier.Add((known, word));
                    }
                }
            }
        }
    }
}
