using System.Globalization;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Repositories;

namespace A11.Core.Analysis;

/// <summary>
/// Runs the rules over one file, apart from each other: a rule that fails, or that takes more steps than it may, is told of once, looks at no more of the file, and the
/// others go on.
/// </summary>
internal sealed class RuleGuard
{
    /// <summary>What a rule may take on a file of any size, and more for each character. Rules that walk the whole tree once take about one step for each two characters.</summary>
    private const long FixedSteps = 10_000_000;

    private const long StepsPerCharacter = 40;

    private readonly SourceFile _file;
    private readonly List<Diagnostic> _found;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<Rule, StepBudget> _budgets = [];
    private readonly HashSet<Rule> _ended = [];

    /// <summary>A guard of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="found">Takes what is found.</param>
    /// <param name="cancellation">Ends the rules early.</param>
    public RuleGuard(SourceFile file, List<Diagnostic> found, CancellationToken cancellation)
    {
        _file = file;
        _found = found;
        _cancellation = cancellation;
    }

    /// <summary>Has a rule visit something.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="target">What it visits.</param>
    /// <param name="visit">How.</param>
    /// <exception cref="OperationCanceledException">The run was ended early.</exception>
    public void Run<TRule, TTarget>(TRule rule, TTarget target, Action<TRule, TTarget> visit)
        where TRule : Rule
    {
        if (_ended.Contains(rule))
        {
            return;
        }

        var budget = BudgetOf(rule);
        try
        {
            budget.Run((rule, target, visit), static visit => visit.visit(visit.rule, visit.target));
        }
        catch (StepBudgetException)
        {
            End(rule, $"{NameOf(rule)} took the {budget.Steps.ToString("N0", CultureInfo.InvariantCulture)} steps that a rule may take on this file, and did not come to its end, so the file is not fully checked by it. Split the file, or switch the rule off for it, and please report it with the file.");
        }
#pragma warning disable CA1031 // A rule that fails must fail the check, with its place named, and must not hide what the others found.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            End(rule, $"{NameOf(rule)} failed on this file ({error.GetType().Name}), so the file is not fully checked. Report it together with the file, or switch the rule off for the file under overrides in a11.yml.", error);
        }
    }

    private StepBudget BudgetOf(Rule rule)
    {
        if (!_budgets.TryGetValue(rule, out var budget))
        {
            _budgets.Add(rule, budget = new StepBudget(FixedSteps + (StepsPerCharacter * _file.Text.Length), _cancellation));
        }

        return budget;
    }

    /// <summary>What a user switches off: the check, or all checks of a rule that makes several.</summary>
    private static string NameOf(Rule rule) => rule.Descriptors is [var only]
        ? $"{only.Id} ({only.Slug})"
        : $"The rule for {string.Join(", ", rule.Descriptors.Select(check => check.Id))}";

    private void End(Rule rule, string message, Exception? failure = null)
    {
        _ = _ended.Add(rule);
        _found.Add(new Diagnostic(EngineRules.BrokenRule, _file.Path, default, message) { Text = _file.Text, Failure = failure });
    }
}
