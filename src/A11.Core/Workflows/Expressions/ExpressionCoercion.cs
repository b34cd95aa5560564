namespace A11.Core.Workflows.Expressions;

/// <summary>How values become others, and how they are compared (GitHub's documentation, “Evaluate expressions in workflows and actions”, operators; actions/runner, <c>EvaluationResult.cs</c>).</summary>
internal static class ExpressionCoercion
{
    public static bool IsPrimitive(ExpressionValue value) => value is not (ArrayValue or ObjectValue);

    public static bool IsTruthy(ExpressionValue value) => value switch
    {
        NullValue => false,
        BooleanValue boolean => boolean.Value,
        NumberValue number => number.Value != 0 && !double.IsNaN(number.Value),
        StringValue text => text.Text.Length > 0,
        _ => true,
    };

    public static string ToText(ExpressionValue value) => value switch
    {
        BooleanValue boolean => boolean.Value ? "true" : "false",
        NumberValue number => ExpressionNumber.Format(number.Value),
        StringValue text => text.Text,
        ArrayValue => "Array",
        ObjectValue => "Object",
        _ => "",
    };

    public static double ToNumber(ExpressionValue value) => value switch
    {
        NullValue => 0,
        BooleanValue boolean => boolean.Value ? 1 : 0,
        NumberValue number => number.Value,
        StringValue text => ExpressionNumber.Coerce(text.Text),
        _ => double.NaN,
    };

    public static bool Compare(ComparisonOperator comparison, ExpressionValue left, ExpressionValue right) => comparison switch
    {
        ComparisonOperator.Equal => AreEqual(left, right),
        ComparisonOperator.NotEqual => !AreEqual(left, right),
        ComparisonOperator.Less => IsLess(left, right),
        ComparisonOperator.LessOrEqual => IsLess(left, right) || AreEqual(left, right),
        ComparisonOperator.Greater => IsLess(right, left),
        _ => IsLess(right, left) || AreEqual(left, right),
    };

    public static bool AreEqual(ExpressionValue left, ExpressionValue right) => Align(left, right) switch
    {
        (NullValue, NullValue) => true,
        (BooleanValue one, BooleanValue other) => one.Value == other.Value,
        (NumberValue one, NumberValue other) => one.Value == other.Value,
        (StringValue one, StringValue other) => one.Text.Equals(other.Text, StringComparison.OrdinalIgnoreCase),
        var (one, other) => ReferenceEquals(one, other),
    };

    private static bool IsLess(ExpressionValue left, ExpressionValue right) => Align(left, right) switch
    {
        (BooleanValue one, BooleanValue other) => !one.Value && other.Value,
        (NumberValue one, NumberValue other) => one.Value < other.Value,
        (StringValue one, StringValue other) => string.Compare(one.Text, other.Text, StringComparison.OrdinalIgnoreCase) < 0,
        _ => false,
    };

    /// <summary>Values of two kinds become numbers, but for arrays and objects.</summary>
    private static (ExpressionValue Left, ExpressionValue Right) Align(ExpressionValue left, ExpressionValue right) =>
        left.GetType() == right.GetType() || !IsPrimitive(left) || !IsPrimitive(right) ? (left, right) : (new NumberValue(ToNumber(left)), new NumberValue(ToNumber(right)));
}
