using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Expressions;

/// <summary>Reads the type of the <c>matrix</c> context of a job.</summary>
/// <param name="contexts">The types of the other contexts and of values, for expressions in the matrix.</param>
internal sealed class MatrixTypes(ContextTypes contexts)
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
            { AsScalar: { } scalar } => contexts.TypeOf(scalar) is ObjectType known ? known : ExpressionType.Any,
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

    private ExpressionType ReadRow(YamlNode values) => values.AsSequence is { } sequence ? ExpressionType.MergeAll(sequence.Items.Select(contexts.TypeOf)) : contexts.TypeOf(values) is ArrayType array ? array.Element : ExpressionType.Any;

    private IEnumerable<ObjectType> ReadInclude(YamlNode include) => (include.AsSequence is { } sequence ? sequence.Items.Select(contexts.TypeOf) : contexts.TypeOf(include) is ArrayType array ? [array.Element] : [ExpressionType.Any])
        .Select(static type => type as ObjectType ?? ObjectType.MapOf(ExpressionType.Any));
}
