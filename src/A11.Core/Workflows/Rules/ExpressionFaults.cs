using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds expressions that GitHub rejects, or that can't mean what they say, by their types.</summary>
public sealed class ExpressionFaults : WorkflowRule
{
    private static readonly ImmutableArray<string> Aliases = ["actionlint/expression"];

    private static readonly CheckDescriptor Invalid = Create("AXW0101", "invalid-expression", "Expressions must have valid syntax", Severity.Error);

    private static readonly CheckDescriptor Incomparable = Create("AXW0118", "incomparable-types", "Comparisons should compare values of comparable types", Severity.Warning);

    private static readonly FrozenDictionary<ExpressionFaultKind, CheckDescriptor> Checks = new Dictionary<ExpressionFaultKind, CheckDescriptor>
    {
        [ExpressionFaultKind.UndefinedContext] = Create("AXW0102", "undefined-context", "Expressions must use contexts that exist", Severity.Error),
        [ExpressionFaultKind.UndefinedFunction] = Create("AXW0103", "undefined-function", "Expressions must call functions that exist", Severity.Error),
        [ExpressionFaultKind.UnavailableContext] = Create("AXW0104", "unavailable-context", "Expressions must use contexts that are available where they stand", Severity.Error),
        [ExpressionFaultKind.UnavailableFunction] = Create("AXW0105", "unavailable-function", "Expressions must call functions that are available where they stand", Severity.Error),
        [ExpressionFaultKind.ArgumentCount] = Create("AXW0106", "wrong-argument-count", "Functions must get as many arguments as they take", Severity.Error),
        [ExpressionFaultKind.ArgumentType] = Create("AXW0107", "wrong-argument-type", "Functions should get arguments of the types that they take", Severity.Warning),
        [ExpressionFaultKind.FormatArguments] = Create("AXW0108", "wrong-format-arguments", "The placeholders of format must match its arguments", Severity.Error),
        [ExpressionFaultKind.InvalidJson] = Create("AXW0109", "invalid-json-string", "Strings for fromJSON must be valid JSON", Severity.Error),
        [ExpressionFaultKind.UndefinedProperty] = Create("AXW0110", "undefined-property", "Expressions should use properties that exist", Severity.Warning),
        [ExpressionFaultKind.UndefinedStep] = Create("AXW0111", "undefined-step", "Expressions must refer to earlier steps", Severity.Error),
        [ExpressionFaultKind.UndefinedOutput] = Create("AXW0112", "undefined-output", "Expressions should use outputs that are set", Severity.Warning),
        [ExpressionFaultKind.UndefinedMatrixProperty] = Create("AXW0113", "undefined-matrix-property", "Expressions should use properties that the matrix has", Severity.Warning),
        [ExpressionFaultKind.UndefinedInput] = Create("AXW0114", "undefined-input", "Expressions must use inputs that are declared", Severity.Error),
        [ExpressionFaultKind.UndeclaredSecret] = Create("AXW0115", "undeclared-secret", "Reusable workflows should declare the secrets that they use", Severity.Warning, isOptIn: true),
        [ExpressionFaultKind.MissingNeed] = Create("AXW0116", "missing-need", "Jobs must need the jobs whose outputs they use", Severity.Error),
        [ExpressionFaultKind.InvalidVariableName] = Create("AXW0117", "invalid-variable-name", "Expressions must use variable names that GitHub allows", Severity.Error),
        [ExpressionFaultKind.IncomparableTypes] = Incomparable,
        [ExpressionFaultKind.ConstantComparison] = Incomparable,
        [ExpressionFaultKind.AccessType] = Create("AXW0119", "access-to-scalar", "Properties and items should be taken from objects and arrays", Severity.Warning),
        [ExpressionFaultKind.UnprintableValue] = Create("AXW0120", "object-in-string", "Objects, arrays and null should not be inserted into strings", Severity.Warning),
        [ExpressionFaultKind.PlaceType] = Create("AXW0121", "wrong-value-type", "Expressions should give values of the type that their key takes", Severity.Warning),
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Invalid;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Invalid, .. Checks.Values.Distinct().OrderBy(static check => check.Id, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        var types = new ContextTypes(file, context.Repository, context.File.Path);
        foreach (var expression in file.Expressions)
        {
            var within = context.Within(expression.Scalar.Map);
            if (expression.Problem is { } problem)
            {
                within.Report(Invalid, problem.Span, ExpressionMessages.Describe(problem, expression));
            }
            else
            {
                Check(expression, file, types, within);
            }
        }
    }

    private static void Check(EmbeddedExpression expression, WorkflowFile file, ContextTypes types, RuleContext within)
    {
        var place = expression.Place;
        var path = place.Path.AsSpan();
        var checker = new ExpressionChecker(
            expression.Scalar.Value,
            name => types.Find(name, place),
            file.IsWorkflow ? ExpressionAvailability.FindInWorkflow(path) : ExpressionAvailability.FindInAction(path),
            place.Title);
        var type = checker.Check(expression.Root!);
        foreach (var fault in checker.Faults)
        {
            within.Report(Checks[fault.Kind], fault.Span, fault.Message);
        }

        if (expression.IsWhole && PlaceTypes.FindWanted(type, path) is { } wanted)
        {
            within.Report(Checks[ExpressionFaultKind.PlaceType], expression.Span, $"{place.Key} takes {wanted}, but this expression gives {type.Title}. Give {wanted}{(ReferenceEquals(type, ExpressionType.String) ? ", for example with fromJSON" : "")}.");
        }
        else if (type.IsUnprintable && (expression.IsWhole ? PlaceTypes.TakesText(path) : !place.IsCondition))
        {
            within.Report(Checks[ExpressionFaultKind.UnprintableValue], expression.Span, ExpressionMessages.DescribeUnprintable(type));
        }
    }

    private static CheckDescriptor Create(string id, string slug, string title, Severity severity, bool isOptIn = false) =>
        new(id, slug, title, severity, Category.Correct) { Aliases = Aliases, OptIn = isOptIn };
}
