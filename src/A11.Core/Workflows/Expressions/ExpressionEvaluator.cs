using System.Collections.Immutable;
using System.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>Evaluates expressions as GitHub's runner does (actions/runner, <c>Sdk/Expressions</c>), as far as their values are known before a run.</summary>
/// <param name="contexts">The value of a context; null where it is not known.</param>
internal sealed class ExpressionEvaluator(Func<string, ExpressionValue?> contexts)
{
    /// <summary>How many characters all strings that an evaluation makes may have; GitHub stops at a megabyte.</summary>
    private const int MaximumText = 512 * 1024;

    private int _made;

    /// <summary>Whether the last evaluation ended with an error, as a wrong format string makes.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The value of an expression that depends on nothing; null where it depends on something.</summary>
    public static ExpressionValue? FindConstant(ExpressionNode node) => new ExpressionEvaluator(static _ => null).Evaluate(node);

    /// <summary>The value of an expression; null where it is not known.</summary>
    public ExpressionValue? Evaluate(ExpressionNode node) => node switch
    {
        LiteralNode literal => literal.Value,
        ContextNode context => contexts(context.Name),
        IndexNode index => EvaluateIndex(index),
        FilterNode filter => Evaluate(filter.Target) is { } target ? Filter(target) : null,
        NotNode not => Evaluate(not.Operand) is { } operand ? new BooleanValue(!ExpressionCoercion.IsTruthy(operand)) : null,
        ComparisonNode comparison => Evaluate(comparison.Left) is { } left && Evaluate(comparison.Right) is { } right ? new BooleanValue(ExpressionCoercion.Compare(comparison.Operator, left, right)) : null,
        LogicalNode chain => EvaluateChain(chain),
        CallNode call => call.Is("case") ? EvaluateCase(call) : EvaluateCall(call),
        _ => null,
    };

    private ExpressionValue? EvaluateChain(LogicalNode chain)
    {
        ExpressionValue? value = null;
        foreach (var operand in chain.Operands)
        {
            value = Evaluate(operand);
            if (value is null || ExpressionCoercion.IsTruthy(value) != chain.IsAnd)
            {
                return value;
            }
        }

        return value;
    }

    private ExpressionValue? EvaluateIndex(IndexNode node)
    {
        if (Evaluate(node.Target) is not { } target || Evaluate(node.Index) is not { } index)
        {
            return null;
        }

        return target is ArrayValue { IsFiltered: true } filtered
            ? new ArrayValue([.. filtered.Items.Select(item => Take(item, index)).OfType<ExpressionValue>()]) { IsFiltered = true }
            : Take(target, index) ?? NullValue.Instance;
    }

    private static ExpressionValue? Take(ExpressionValue target, ExpressionValue index) => target switch
    {
        ObjectValue known when ExpressionCoercion.IsPrimitive(index) => Find(known, ExpressionCoercion.ToText(index)),
        ArrayValue array when ExpressionCoercion.ToNumber(index) is >= 0 and var number && number < array.Items.Length => array.Items[(int)number],
        _ => null,
    };

    private static ExpressionValue? Find(ObjectValue known, string name)
    {
        foreach (var (key, value) in known.Properties)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    private static ExpressionValue Filter(ExpressionValue target) => target switch
    {
        ArrayValue { IsFiltered: true } array => new ArrayValue([.. array.Items.SelectMany(static item => PartsOf(item))]) { IsFiltered = true },
        ArrayValue or ObjectValue => new ArrayValue(PartsOf(target)) { IsFiltered = true },
        _ => new ArrayValue([]) { IsFiltered = true },
    };

    private static ImmutableArray<ExpressionValue> PartsOf(ExpressionValue value) => value switch
    {
        ArrayValue array => array.Items,
        ObjectValue known => [.. known.Properties.Select(static property => property.Value)],
        _ => [],
    };

    private ExpressionValue? EvaluateCase(CallNode call)
    {
        if (call.Arguments.Length < 3 || call.Arguments.Length % 2 == 0)
        {
            return null;
        }

        for (var i = 0; i + 1 < call.Arguments.Length; i += 2)
        {
            var predicate = Evaluate(call.Arguments[i]);
            if (predicate is not BooleanValue decision)
            {
                return predicate is null ? null : Fail();
            }

            if (decision.Value)
            {
                return Evaluate(call.Arguments[i + 1]);
            }
        }

        return Evaluate(call.Arguments[^1]);
    }

    private ExpressionValue? EvaluateCall(CallNode call)
    {
        if (ExpressionFunction.Find(call.Name) is not { IsConstant: true } function || call.Arguments.Length < function.Minimum || call.Arguments.Length > function.Maximum)
        {
            return null;
        }

        var arguments = new ExpressionValue[call.Arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (Evaluate(call.Arguments[i]) is not { } argument)
            {
                return null;
            }

            arguments[i] = argument;
        }

        return function.Name switch
        {
            "contains" => new BooleanValue(Contains(arguments[0], arguments[1])),
            "startsWith" => new BooleanValue(AreTexts(arguments) && ExpressionCoercion.ToText(arguments[0]).StartsWith(ExpressionCoercion.ToText(arguments[1]), StringComparison.OrdinalIgnoreCase)),
            "endsWith" => new BooleanValue(AreTexts(arguments) && ExpressionCoercion.ToText(arguments[0]).EndsWith(ExpressionCoercion.ToText(arguments[1]), StringComparison.OrdinalIgnoreCase)),
            "format" => Format(arguments),
            "join" => Limit(Join(arguments)),
            "toJSON" => Limit(ExpressionJson.Write(arguments[0])),
            "fromJSON" => ExpressionJson.Parse(ExpressionCoercion.ToText(arguments[0])) ?? Fail(),
            _ => null,
        };
    }

    private static bool AreTexts(ExpressionValue[] arguments) => arguments.All(ExpressionCoercion.IsPrimitive);

    private static bool Contains(ExpressionValue search, ExpressionValue item) => search switch
    {
        ArrayValue array => array.Items.Any(other => ExpressionCoercion.AreEqual(other, item)),
        ObjectValue => false,
        _ => ExpressionCoercion.IsPrimitive(item) && ExpressionCoercion.ToText(search).Contains(ExpressionCoercion.ToText(item), StringComparison.OrdinalIgnoreCase),
    };

    private static string Join(ExpressionValue[] arguments) => arguments[0] switch
    {
        ArrayValue array => string.Join(arguments.Length > 1 && ExpressionCoercion.IsPrimitive(arguments[1]) ? ExpressionCoercion.ToText(arguments[1]) : ",", array.Items.Select(ExpressionCoercion.ToText)),
        ObjectValue => "",
        var other => ExpressionCoercion.ToText(other),
    };

    private ExpressionValue? Format(ExpressionValue[] arguments)
    {
        if (FormatString.Parse(ExpressionCoercion.ToText(arguments[0])) is not { } format || format.Arguments.Any(argument => argument >= arguments.Length - 1))
        {
            return Fail();
        }

        var result = new StringBuilder();
        foreach (var (text, argument) in format.Parts)
        {
            result.Append(text ?? ExpressionCoercion.ToText(arguments[argument + 1]));
            if (result.Length > MaximumText)
            {
                return Fail();
            }
        }

        return Limit(result.ToString());
    }

    private ExpressionValue? Limit(string text)
    {
        _made += text.Length;
        return _made > MaximumText ? Fail() : new StringValue(text);
    }

    private ExpressionValue? Fail()
    {
        HasFailed = true;
        return null;
    }
}
