using System.Diagnostics.CodeAnalysis;

namespace A11.Core.Budgets;

/// <summary>
/// The steps that a piece of work may take. They are counted and not timed, so that the same input gives the same answer on every machine; where they are counted, a run that is
/// to end early is noticed, too.
/// </summary>
/// <param name="steps">How many.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class StepBudget(long steps, CancellationToken cancellation)
{
    /// <summary>After so many steps it is looked again whether the work is to end early: they take less than a millisecond.</summary>
    private const int StepsBetweenLooks = 4096;

    /// <summary>What walks a tree deep inside of a rule can't be given a budget by everybody in between.</summary>
    [ThreadStatic]
    private static StepBudget? _current;

    private long _left = steps;
    private int _untilLook = StepsBetweenLooks;

    /// <summary>How many steps there were at the beginning.</summary>
    public long Steps { get; } = steps;

    /// <summary>Takes steps of the work that this thread does. Work without a budget takes as many as it wants.</summary>
    /// <param name="count">How many; the number of elements that a loop is about to look at.</param>
    /// <exception cref="StepBudgetException">There are not so many left.</exception>
    /// <exception cref="OperationCanceledException">The work is to end early.</exception>
    public static void Take(int count = 1) => _current?.Spend(count);

    /// <summary>Does this thread's work on this budget.</summary>
    /// <param name="target">What the work is done on.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="StepBudgetException">The steps did not suffice.</exception>
    /// <exception cref="OperationCanceledException">The work is to end early.</exception>
    public void Run<TTarget>(TTarget target, Action<TTarget> work)
    {
        var outer = _current;
        _current = this;
        try
        {
            Spend(1);
            work(target);
        }
        finally
        {
            _current = outer;
        }
    }

    /// <summary>Does work that others share, at nobody's expense: it would be the bad luck of who asks first.</summary>
    public static TResult RunShared<TTarget, TResult>(TTarget target, Func<TTarget, TResult> work)
    {
        var outer = _current;
        _current = null;
        try
        {
            return work(target);
        }
        finally
        {
            _current = outer;
        }
    }

    private void Spend(int count)
    {
        _left -= count;
        _untilLook -= count;
        if (_left < 0 || _untilLook < 0)
        {
            Look();
        }
    }

    private void Look()
    {
        _untilLook = StepsBetweenLooks;
        cancellation.ThrowIfCancellationRequested();
        if (_left < 0)
        {
            ThrowSpent();
        }
    }

    [DoesNotReturn]
    private static void ThrowSpent() => throw new StepBudgetException();
}
