namespace A11.Core.Budgets;

/// <summary>Work took more steps than its budget has.</summary>
internal sealed class StepBudgetException : Exception;
