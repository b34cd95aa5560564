using System.Collections.Immutable;
using A11.Core.Json.Syntax;
using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>Finds the type of an expression, and what is wrong in it. What is not known has any type, and is never wrong.</summary>
/// <param name="text">The text that holds the expression.</param>
/// <param name="contexts">The type of a context, by its name in lower case; null where there is none of this name.</param>
/// <param name="available">What the place offers; null where that isn't known.</param>
/// <param name="place">The place for messages.</param>
internal sealed class ExpressionChecker(string text, Func<string, ExpressionType?> contexts, ExpressionContexts? available, string place)
{
    /// <summary>The contexts in the order of GitHub's documentation.</summary>
    private static readonly ImmutableArray<(string Name, ExpressionContexts Flag)> Known =
    [
        ("github", ExpressionContexts.GitHub), ("env", ExpressionContexts.Env), ("vars", ExpressionContexts.Vars), ("job", ExpressionContexts.Job), ("jobs", ExpressionContexts.Jobs),
        ("steps", ExpressionContexts.Steps), ("runner", ExpressionContexts.Runner), ("secrets", ExpressionContexts.Secrets), ("strategy", ExpressionContexts.Strategy),
        ("matrix", ExpressionContexts.Matrix), ("needs", ExpressionContexts.Needs), ("inputs", ExpressionContexts.Inputs),
    ];

    private static readonly string[] Names = [.. Known.Select(static context => context.Name)];

    private const int QuotedLength = 60;

    private readonly List<ExpressionFault> _faults = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<ExpressionFault> Faults => _faults;

    /// <summary>The type of a node; what is wrong in it is added to <see cref="Faults"/>.</summary>
    public ExpressionType Check(ExpressionNode node) => node switch
    {
        LiteralNode literal => ExpressionType.TypeOf(literal.Value),
        ContextNode context => CheckContext(context),
        IndexNode index => CheckIndex(index),
        FilterNode filter => CheckFilter(filter),
        NotNode not => CheckNot(not),
        ComparisonNode comparison => CheckComparison(comparison),
        LogicalNode chain => CheckChain(chain),
        CallNode call => CheckCall(call),
        _ => ExpressionType.Any,
    };

    private ExpressionType CheckContext(ContextNode context)
    {
        var name = context.Name.ToLowerInvariant();
        var flag = Known.FirstOrDefault(known => known.Name == name).Flag;
        if (flag is ExpressionContexts.None)
        {
            Report(ExpressionFaultKind.UndefinedContext, context.Span, $"{context.Name} is no context, so GitHub rejects the file. {AdviseContext(context.Name)}");
            return ExpressionType.Any;
        }

        if (available is { } offered && (offered & flag) == 0)
        {
            Report(ExpressionFaultKind.UnavailableContext, context.Span, $"The context {name} is not available in {place}, so GitHub rejects the file. {NameAvailable(offered)}");
            return ExpressionType.Any;
        }

        return contexts(name) ?? ExpressionType.Any;
    }

    private static string AdviseContext(string name) => name.ToUpperInvariant() is "TRUE" or "FALSE" or "NULL" ? $"Use {name.ToLowerInvariant()}."
        : Spelling.Nearest(name, Names) is { } meant ? $"Use {meant}."
        : $"Put a string in single quotes ('{name}'), or name a context: {string.Join(", ", Names)}.";

    private static string NameAvailable(ExpressionContexts offered) => Known.Where(known => (offered & known.Flag) != 0).Select(static known => known.Name).ToArray() is { Length: > 0 } names
        ? $"Use one of these: {string.Join(", ", names)}."
        : "Write a fixed value.";

    private ExpressionType CheckIndex(IndexNode node)
    {
        var target = Check(node.Target);
        var index = Check(node.Index);
        CheckVariable(node);
        return target switch
        {
            ObjectType known when node.Name is { } name => known.Find(name) ?? ReportUndefined(node, name, known),
            ObjectType known => index.IsAny || ReferenceEquals(index, ExpressionType.String)
                ? known.Others ?? ExpressionType.Any
                : ReportAccess(node.Index.Span, $"{TextOf(node.Target)} is an object, whose properties have names, but {TextOf(node.Index)} is {index.Title}. Use a string."),
            ArrayType { IsFiltered: true } array when node.Name is { } name => CheckFiltered(node, name, array),
            ArrayType when node.Name is { } name => ReportAccess(node.Index.Span, $"{TextOf(node.Target)} is an array, so it has no property {name}. Use an index, or .*.{name} for the property of all items."),
            ArrayType array => array.Element,
            { IsAny: true } => ExpressionType.Any,
            _ => ReportAccess(node.Index.Span, $"{TextOf(node.Target)} is {target.Title}, so it has no {(node.Name is { } name ? $"property {name}" : "parts")}, and this is always empty. Use {TextOf(node.Target)} itself."),
        };
    }

    /// <summary>GitHub lets nobody create variables of other names (“Store information in variables”, naming conventions).</summary>
    private void CheckVariable(IndexNode node)
    {
        if (node is { Name: { } name, Target: ContextNode context } && context.Is("vars") && (!ExpressionLexer.IsName(name) || name.Contains('-', StringComparison.Ordinal) || name.StartsWith("GITHUB_", StringComparison.OrdinalIgnoreCase)))
        {
            Report(ExpressionFaultKind.InvalidVariableName, node.Index.Span, $"No variable can have the name {name}, so this is always empty. Names have letters, digits and underscores, begin with no digit, and not with GITHUB_.");
        }
    }

    private ExpressionType CheckFiltered(IndexNode node, string name, ArrayType array) => array.Element switch
    {
        ObjectType known => new ArrayType(known.Find(name) ?? ReportUndefined(node, name, known)) { IsFiltered = true },
        { IsAny: true } => array,
        _ => ReportAccess(node.Index.Span, $"The items of {TextOf(node.Target)} are no objects ({array.Element.Title} each), so they have no property {name}. Remove it."),
    };

    private ExpressionType CheckFilter(FilterNode node)
    {
        var target = Check(node.Target);
        return target switch
        {
            ArrayType { IsFiltered: true, Element: ObjectType or ArrayType } array => new ArrayType(PartsOf(array.Element)) { IsFiltered = true },
            ArrayType or ObjectType => new ArrayType(PartsOf(target)) { IsFiltered = true },
            { IsAny: true } => new ArrayType(ExpressionType.Any) { IsFiltered = true },
            _ => ReportAccess(node.Span, $"{TextOf(node.Target)} is {target.Title}, so .* finds nothing in it. Remove .*, or filter an array or object."),
        };
    }

    private static ExpressionType PartsOf(ExpressionType type) => type switch
    {
        ArrayType array => array.Element,
        ObjectType known => ExpressionType.MergeAll(known.Others is { } others ? known.Properties.Values.Append(others) : known.Properties.Values),
        _ => ExpressionType.Any,
    };

    private ExpressionType ReportUndefined(IndexNode node, string name, ObjectType known)
    {
        var (kind, message) = UndefinedName.Describe(node, name, known, TextOf(node.Target));
        return Report(kind, node.Index.Span, message);
    }

    private ExpressionType ReportAccess(TextSpan span, string message) => Report(ExpressionFaultKind.AccessType, span, message);

    private ExpressionType CheckNot(NotNode not)
    {
        _ = Check(not.Operand);
        return ExpressionType.Boolean;
    }

    private ExpressionType CheckComparison(ComparisonNode node)
    {
        var (left, right) = (Check(node.Left), Check(node.Right));
        var isEquality = node.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual;
        if (!(isEquality ? CanBeEqual(left, right) : CanBeOrdered(left) && CanBeOrdered(right)))
        {
            Report(ExpressionFaultKind.IncomparableTypes, node.Span, isEquality
                ? $"{TextOf(node.Left)} is {left.Title} and {TextOf(node.Right)} is {right.Title}, so they are never equal. Compare values of one type, such as a property."
                : $"{TextOf(node.Left)} is {left.Title} and {TextOf(node.Right)} is {right.Title}, which have no order. Compare numbers or strings.");
        }
        else if (isEquality && (IsNeverEqual(left, node.Right) || IsNeverEqual(right, node.Left)))
        {
            Report(ExpressionFaultKind.ConstantComparison, node.Span, $"A Boolean never equals the string {TextOf(node.Left is LiteralNode { Text: not null } ? node.Left : node.Right)}, so this is always {(node.Operator is ComparisonOperator.Equal ? "false" : "true")}. Compare with true or false, without quotes.");
        }

        return ExpressionType.Boolean;
    }

    /// <summary>A Boolean and a string are compared as numbers, and most strings are none.</summary>
    private static bool IsNeverEqual(ExpressionType type, ExpressionNode other) =>
        ReferenceEquals(type, ExpressionType.Boolean) && other is LiteralNode { Text: { } literal } && double.IsNaN(ExpressionNumber.Coerce(literal));

    private static bool CanBeEqual(ExpressionType left, ExpressionType right) => (left, right) switch
    {
        (ArrayType one, ArrayType other) => CanBeEqual(one.Element, other.Element),
        (ObjectType, ObjectType) => true,
        (ArrayType or ObjectType, _) => right.IsAny || ReferenceEquals(right, ExpressionType.Null),
        (_, ArrayType or ObjectType) => left.IsAny || ReferenceEquals(left, ExpressionType.Null),
        _ => true,
    };

    private static bool CanBeOrdered(ExpressionType type) => type.IsAny || ReferenceEquals(type, ExpressionType.Number) || ReferenceEquals(type, ExpressionType.String);

    /// <summary>A chain returns one of its operands: <c>||</c> only the last one where it is falsy, so that of <c>a &amp;&amp; b</c> before it only <c>b</c> counts.</summary>
    private ExpressionType CheckChain(LogicalNode chain)
    {
        ExpressionType? merged = null;
        for (var i = 0; i < chain.Operands.Length; i++)
        {
            var type = i < chain.Operands.Length - 1 && !chain.IsAnd && chain.Operands[i] is LogicalNode { IsAnd: true } inner ? CheckLast(inner) : Check(chain.Operands[i]);
            merged = merged is null ? type : ExpressionType.Merge(merged, type);
        }

        return merged ?? ExpressionType.Any;
    }

    private ExpressionType CheckLast(LogicalNode chain)
    {
        var type = ExpressionType.Any;
        foreach (var operand in chain.Operands)
        {
            type = Check(operand);
        }

        return type;
    }

    private ExpressionType CheckCall(CallNode call)
    {
        var types = call.Arguments.Select(Check).ToImmutableArray();
        if (ExpressionFunction.Find(call.Name) is not { } function)
        {
            var meant = Spelling.Nearest(call.Name, [.. ExpressionFunction.Names]);
            return Report(ExpressionFaultKind.UndefinedFunction, call.NameSpan, $"{call.Name} is no function of expressions, so GitHub rejects the file. {(meant is null ? $"Use one of these: {string.Join(", ", ExpressionFunction.Names.Order(StringComparer.Ordinal))}" : $"Use {meant}")}.");
        }

        if (available is { } offered && function.Needs is not ExpressionContexts.None && (offered & function.Needs) == 0)
        {
            Report(ExpressionFaultKind.UnavailableFunction, call.NameSpan, $"The function {function.Name} is not available in {place}, so GitHub rejects the file. {(function.Needs is ExpressionContexts.Status ? "Use it in an if" : "Use it in a step")}.");
        }

        if (types.Length < function.Minimum || types.Length > function.Maximum || (function.Name == "case" && types.Length % 2 == 0))
        {
            Report(ExpressionFaultKind.ArgumentCount, call.Span, $"{function.Name} takes {function.TitleOfCount}, not {types.Length}, so GitHub rejects the file. {(types.Length > function.Maximum ? "Remove arguments" : "Add what is missing")}.");
            return function.Result;
        }

        return function.Name switch
        {
            "contains" => CheckContains(call, types),
            "case" => CheckCase(call, types),
            "join" => CheckJoin(call, types),
            _ => CheckArguments(call, types, function),
        };
    }

    private ExpressionType CheckArguments(CallNode call, ImmutableArray<ExpressionType> types, ExpressionFunction function)
    {
        for (var i = 0; i < types.Length; i++)
        {
            if (!types[i].IsAssignableTo(function.ParameterAt(i)))
            {
                ReportArgument(call, i, types[i], function.ParameterAt(i).Title);
            }
        }

        return function.Name switch
        {
            "format" => CheckFormat(call),
            "fromJSON" => CheckJson(call),
            _ => function.Result,
        };
    }

    /// <summary>A text is searched for a text, an array for an item of any type.</summary>
    private ExpressionType CheckContains(CallNode call, ImmutableArray<ExpressionType> types)
    {
        if (types[0] is ObjectType || ReferenceEquals(types[0], ExpressionType.Null))
        {
            ReportArgument(call, 0, types[0], "an array or a string");
        }
        else if (ExpressionType.IsTextLike(types[0]) && types[1].IsUnprintable)
        {
            ReportArgument(call, 1, types[1], "a string");
        }

        return ExpressionType.Boolean;
    }

    private ExpressionType CheckJoin(CallNode call, ImmutableArray<ExpressionType> types)
    {
        if (types[0] is ObjectType || ReferenceEquals(types[0], ExpressionType.Null))
        {
            ReportArgument(call, 0, types[0], "an array");
        }

        if (types.Length > 1 && types[1].IsUnprintable)
        {
            ReportArgument(call, 1, types[1], "a string");
        }

        return ExpressionType.String;
    }

    private ExpressionType CheckCase(CallNode call, ImmutableArray<ExpressionType> types)
    {
        for (var i = 0; i + 1 < types.Length; i += 2)
        {
            if (!types[i].IsAny && !ReferenceEquals(types[i], ExpressionType.Boolean))
            {
                ReportArgument(call, i, types[i], "a Boolean");
            }
        }

        return ExpressionType.MergeAll(types.Where((_, index) => index % 2 == 1 || index == types.Length - 1));
    }

    private void ReportArgument(CallNode call, int index, ExpressionType type, string wanted) => Report(
        ExpressionFaultKind.ArgumentType,
        call.Arguments[index].Span,
        $"{call.Name} needs {wanted} here, but gets {type.Title}. Pass {wanted}.");

    private ExpressionType CheckFormat(CallNode call)
    {
        if (call.Arguments[0] is not LiteralNode { Text: { } pattern } literal)
        {
            return ExpressionType.String;
        }

        if (FormatString.Parse(pattern) is not { } format)
        {
            return Report(ExpressionFaultKind.FormatArguments, literal.Span, "A brace of this format string has no match, so the run fails. Write {0} for an argument, and {{ or }} for a brace.", ExpressionType.String);
        }

        var used = format.Arguments.ToHashSet();
        var given = call.Arguments.Length - 1;
        if (used.Count > 0 && used.Max() is var highest && highest >= given)
        {
            Report(ExpressionFaultKind.FormatArguments, literal.Span, $"The format string has the placeholder {{{highest}}}, but format gets {Count(given)} after it, so the run fails. Add the argument, or remove the placeholder.");
        }

        for (var i = 0; i < given; i++)
        {
            if (!used.Contains(i))
            {
                Report(ExpressionFaultKind.UnusedFormatArgument, call.Arguments[i + 1].Span, $"The format string has no placeholder {{{i}}}, so this argument is unused. Add the placeholder, or remove the argument.");
            }
        }

        return ExpressionType.String;
    }

    private static string Count(int arguments) => arguments == 1 ? "one argument" : $"{arguments} arguments";

    private ExpressionType CheckJson(CallNode call)
    {
        if (call.Arguments[0] is not LiteralNode { Text: { } json } literal)
        {
            return ExpressionType.Any;
        }

        if (ExpressionJson.Parse(json) is { } value)
        {
            return ExpressionType.TypeOf(value);
        }

        var (place, reason) = JsonReader.Read(new SourceText(json)).Problem ?? (new TextSpan(0, json.Length), "GitHub can't read it");
        return Report(ExpressionFaultKind.InvalidJson, SpanIn(literal, json, place), $"The string is no JSON, so the run fails: {reason}. Correct it.");
    }

    /// <summary>The place in a literal of a part of its text, in which each quote is written twice; its closing quote where the part is the end of the text.</summary>
    private static TextSpan SpanIn(LiteralNode literal, string value, TextSpan part)
    {
        int Offset(int index) => literal.Span.Start + 1 + index + value.AsSpan(0, index).Count('\'');
        return TextSpan.FromBounds(Offset(part.Start), part.Length == 0 ? literal.Span.End : Offset(part.End));
    }

    private ExpressionType Report(ExpressionFaultKind kind, TextSpan span, string message, ExpressionType? result = null)
    {
        _faults.Add(new ExpressionFault(kind, span, message));
        return result ?? ExpressionType.Any;
    }

    /// <summary>A node for messages: as it is written, or the start of it where it is long.</summary>
    private string TextOf(ExpressionNode node) => node.Span.Length <= QuotedLength ? text.Substring(node.Span.Start, node.Span.Length) : $"{text.AsSpan(node.Span.Start, QuotedLength).TrimEnd()}…";
}
