namespace A11.Core.Workflows.Expressions;

/// <summary>What to say of expressions that are wrong as a whole.</summary>
internal static class ExpressionMessages
{
    /// <summary>What to say of a problem of syntax.</summary>
    public static string Describe(ExpressionProblem problem, EmbeddedExpression expression)
    {
        var token = expression.Scalar.Value.Substring(problem.Span.Start, problem.Span.Length);
        return problem.Kind switch
        {
            ExpressionProblemKind.Empty => "The expression is empty, so GitHub rejects the file. Write one between ${{ and }}, or remove the braces.",
            ExpressionProblemKind.Unclosed => $"No }}}} closes this expression, so GitHub rejects the file. {(IsOdd(expression.Text) ? "Close the string with a single quote, and the expression" : "Close it")} with }}}}.",
            ExpressionProblemKind.UnclosedString => "The string has no closing quote, so GitHub rejects the file. Add a single quote; write a quote within a string twice.",
            ExpressionProblemKind.UnexpectedEnd => "The expression ends too early, so GitHub rejects the file. Add an operand, or what closes the parentheses and brackets.",
            ExpressionProblemKind.TooDeep => $"The expression nests deeper than {ExpressionParser.MaximumDepth} levels, so GitHub rejects the file. Split it.",
            ExpressionProblemKind.TooLong => $"The expression has more than {ExpressionParser.MaximumLength} characters, so GitHub rejects the file. Split it.",
            _ => $"{token} is not valid here, so GitHub rejects the file. {Advise(token)}",
        };
    }

    /// <summary>What to say of a value that text can't show.</summary>
    public static string DescribeUnprintable(ExpressionType type) => type switch
    {
        ObjectType => "This inserts an object, which becomes the text Object. Insert one of its properties, or all of it as toJSON(…).",
        ArrayType => "This inserts an array, which becomes the text Array. Insert an item, join(…, ', '), or toJSON(…).",
        _ => "This inserts null, which becomes an empty text. Remove it, or write ''.",
    };

    private static bool IsOdd(string expression) => expression.AsSpan().Count('\'') % 2 == 1;

    private static string Advise(string token) => token switch
    {
        ['"', ..] => "Strings have single quotes: 'text'.",
        "=" => "Use == to compare.",
        ['&', ..] => "Use && for and.",
        ['|', ..] => "Use || for or.",
        "*" => "Use * only behind a dot or in brackets, as in labels.*.name.",
        ['\'', ..] or [(>= '0' and <= '9') or '-', ..] => "Write an operator before it, or correct the number.",
        ")" or "]" or "," => "Remove it, or add what is missing before it.",
        "+" or "/" or "%" => "Expressions have no arithmetic: compute the value in a step.",
        _ => "Write an operator before it, or put a string in single quotes.",
    };
}
