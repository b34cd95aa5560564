using A11.Core.Budgets;

namespace A11.Core.Tests.Budgets;

/// <summary>Work takes steps of its own budget, and ends where there are no more.</summary>
[TestClass]
public sealed class StepBudgetTests
{
    [TestMethod]
    [DataRow(0, true)]
    [DataRow(2, true)]
    [DataRow(3, false)]
    public void Starting_takes_a_step_and_all_may_be_taken(int steps, bool suffices)
    {
        var budget = new StepBudget(3, CancellationToken.None);
        Assert.AreEqual(3, budget.Steps);
        var ended = false;
        try
        {
            budget.Run(steps, static count => StepBudget.Take(count));
            ended = true;
        }
        catch (StepBudgetException)
        {
        }

        Assert.AreEqual(suffices, ended);
    }

    [TestMethod]
    public void A_budget_lasts_for_several_works()
    {
        var budget = new StepBudget(4, CancellationToken.None);
        budget.Run(1, static count => StepBudget.Take(count));
        budget.Run(1, static count => StepBudget.Take(count));
        _ = Assert.ThrowsExactly<StepBudgetException>(() => budget.Run(0, static _ => { }));
    }

    [TestMethod]
    public void Work_within_work_takes_of_its_own_and_shared_work_of_none()
    {
        var (outer, inner) = (new StepBudget(3, CancellationToken.None), new StepBudget(10, CancellationToken.None));
        outer.Run(inner, static budget =>
        {
            budget.Run(0, static _ => StepBudget.Take(8));
            Assert.AreEqual(7, StepBudget.RunShared(7, static number =>
            {
                StepBudget.Take(100);
                return number;
            }));
            StepBudget.Take(2);
        });
        StepBudget.Take(100);
    }

    [TestMethod]
    public void The_end_of_the_run_is_noticed_now_and_then()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var budget = new StepBudget(100_000, cancellation.Token);
        budget.Run(0, static _ => StepBudget.Take(4_000));
        _ = Assert.ThrowsExactly<OperationCanceledException>(() => budget.Run(0, static _ => StepBudget.Take(100)));
    }
}
