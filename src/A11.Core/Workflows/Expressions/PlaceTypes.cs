namespace A11.Core.Workflows.Expressions;

/// <summary>Which types of values a place takes (actions/languageservices, <c>workflow-parser/src/workflow-v1.0.json</c>).</summary>
internal static class PlaceTypes
{
    /// <summary>Says what a value that is one expression must be at a place; null where the place takes it, or isn't known to refuse it.</summary>
    /// <param name="type">The type of the expression.</param>
    /// <param name="path">The place.</param>
    public static string? FindWanted(ExpressionType type, ReadOnlySpan<string> path) => type.IsAny ? null : KindAt(path) switch
    {
        Kind.Object => type is ObjectType ? null : "an object",
        Kind.Array => type is ArrayType ? null : "an array",
        Kind.Number => ReferenceEquals(type, ExpressionType.Number) ? null : "a number",
        Kind.Boolean => ReferenceEquals(type, ExpressionType.Boolean) ? null : "a Boolean",
        Kind.StringOrArray => ExpressionType.IsTextLike(type) || type is ArrayType ? null : "a string or an array",
        Kind.Runner => ExpressionType.IsTextLike(type) || type is ArrayType || (type is ObjectType runner && (runner.Find("group") ?? runner.Find("labels")) is not null) ? null : "a string or an array",
        Kind.StringOrObject => ExpressionType.IsTextLike(type) || type is ObjectType ? null : "a string or an object",
        _ => null,
    };

    /// <summary>Whether a place takes text, so that another value becomes text there.</summary>
    public static bool TakesText(ReadOnlySpan<string> path) => KindAt(path) is Kind.Text;

    private static Kind KindAt(ReadOnlySpan<string> path) => path switch
    {
        ["env"] => Kind.Object,
        ["concurrency"] => Kind.StringOrObject,
        ["concurrency", "cancel-in-progress"] => Kind.Boolean,
        ["on", ..] => Kind.Any,
        ["jobs", _, .. var rest] => KindInJob(rest),
        ["runs", "steps", ExpressionPlace.Item, "parallel", ExpressionPlace.Item, .. var rest] => KindInStep(rest),
        ["runs", "steps", ExpressionPlace.Item, .. var rest] => KindInStep(rest),
        ["runs", "pre-if" or "post-if"] or ["inputs", ..] => Kind.Any,
        _ => Kind.Text,
    };

    private static Kind KindInJob(ReadOnlySpan<string> path) => path switch
    {
        ["if"] or ["snapshot", ..] or ["with", ..] => Kind.Any,
        ["strategy", .. var rest] => KindInStrategy(rest),
        ["runs-on"] => Kind.Runner,
        ["runs-on", "labels"] => Kind.StringOrArray,
        ["env" or "outputs" or "services"] or ["container", "env" or "credentials"] or ["services", _, "env" or "credentials"] or ["defaults", "run"] => Kind.Object,
        ["container" or "environment" or "concurrency"] or ["services", _] => Kind.StringOrObject,
        ["container", "ports" or "volumes"] or ["services", _, "ports" or "volumes"] => Kind.Array,
        ["timeout-minutes" or "cancel-timeout-minutes"] => Kind.Number,
        ["continue-on-error"] or ["concurrency", "cancel-in-progress"] => Kind.Boolean,
        ["environment", "deployment"] => Kind.Any,
        ["steps", ExpressionPlace.Item, "parallel", ExpressionPlace.Item, .. var rest] => KindInStep(rest),
        ["steps", ExpressionPlace.Item, .. var rest] => KindInStep(rest),
        _ => Kind.Text,
    };

    private static Kind KindInStrategy(ReadOnlySpan<string> path) => path switch
    {
        ["fail-fast"] => Kind.Boolean,
        ["max-parallel"] => Kind.Number,
        ["matrix"] or ["matrix", "include" or "exclude", ExpressionPlace.Item] => Kind.Object,
        ["matrix", "include" or "exclude"] => Kind.Any,
        ["matrix", _] => Kind.Array,
        _ => Kind.Any,
    };

    private static Kind KindInStep(ReadOnlySpan<string> path) => path switch
    {
        ["if"] => Kind.Any,
        ["env" or "with"] => Kind.Object,
        ["timeout-minutes"] => Kind.Number,
        ["continue-on-error"] => Kind.Boolean,
        _ => Kind.Text,
    };

    private enum Kind
    {
        /// <summary>Any value, or one that other rules judge.</summary>
        Any,
        Text,
        Object,
        Array,
        Number,
        Boolean,
        StringOrArray,
        StringOrObject,

        /// <summary>Labels, or an object with <c>group</c> or <c>labels</c>.</summary>
        Runner,
    }
}
