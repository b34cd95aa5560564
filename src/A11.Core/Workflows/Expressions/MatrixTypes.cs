using System.Globalization;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Expressions;

/// <summary>Reads the type of the <c>matrix</c> context of a job.</summary>
/// <param name="contexts">The types of the other contexts, for expressions in the matrix.</param>
/// <param name="file">The workflow.</param>
internal sealed class MatrixTypes(ContextTypes contexts, WorkflowFile file)
{
    public ExpressionType Read(WorkflowJob job)
    {
        if (job.Mapping["strategy"] is not { } strategy || (strategy.AsMapping is { } keys && keys.Find("matrix") is null))
        {
            return ObjectType.Empty;
        }

        return strategy.AsMapping?["matrix"] switch
        {
            { AsMapping: { } mapping } => Read(mapping),
            { AsScalar: { } scalar } => TypeOf(scalar) is ObjectType known ? known : ExpressionType.Any,
            _ => ExpressionType.Any,
        };
    }

    private ObjectType Read(YamlMapping matrix)
    {
        var rows = ObjectType.Create(
            matrix.Entries.Where(static entry => entry.Key is YamlScalar && entry.Name is not ("include" or "exclude" or "<<")).Select(entry => (entry.Name, ReadRow(entry.Value))),
            matrix.Entries.Any(static entry => entry.Key is not YamlScalar { HasExpression: false } || entry.Name == "<<") ? ExpressionType.Any : null);
        return matrix["include"] is { } include ? ReadInclude(include).Aggregate(rows, ObjectType.Merge) : rows;
    }

    private ExpressionType ReadRow(YamlNode values) => values.AsSequence is { } sequence ? ExpressionType.MergeAll(sequence.Items.Select(TypeOf)) : TypeOf(values) is ArrayType array ? array.Element : ExpressionType.Any;

    private IEnumerable<ObjectType> ReadInclude(YamlNode include) => (include.AsSequence is { } sequence ? sequence.Items.Select(TypeOf) : TypeOf(include) is ArrayType array ? [array.Element] : [ExpressionType.Any])
        .Select(static type => type as ObjectType ?? ObjectType.MapOf(ExpressionType.Any));

    private ExpressionType TypeOf(YamlNode node) => node.Resolved switch
    {
        YamlScalar scalar => TypeOf(scalar),
        YamlSequence sequence => new ArrayType(ExpressionType.MergeAll(sequence.Items.Select(TypeOf))),
        YamlMapping mapping => ObjectType.Create(mapping.Entries.Select(entry => (entry.Name, TypeOf(entry.Value))), mapping.Entries.Any(static entry => entry.Key is not YamlScalar { HasExpression: false } || entry.Name == "<<") ? ExpressionType.Any : null),
        _ => ExpressionType.Any,
    };

    private ExpressionType TypeOf(YamlScalar scalar) => scalar.HasExpression
        ? file.FindExpressions(scalar) is [{ IsWhole: true } only] ? contexts.TypeOf(only) : ExpressionType.String
        : scalar.IsText ? ExpressionType.String
        : scalar.IsNull ? ExpressionType.Any
        : scalar.AsBoolean is not null ? ExpressionType.Boolean
        : double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? ExpressionType.Number
        : ExpressionType.String;
}
