using System.Text;
using A11.Core.Repositories;
using A11.Core.Schemas;
using A11.Core.Workflows.Actions;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Editing;

/// <summary>What is to know of a place of a workflow or an action: of an action that is used, of what an expression reads, of a key.</summary>
/// <param name="file">The file.</param>
/// <param name="workflow">The workflow or action.</param>
/// <param name="repository">The files around it.</param>
internal sealed class WorkflowDescriptions(SourceFile file, WorkflowFile workflow, Repository repository)
{
    /// <summary>The text; null where nothing is to know.</summary>
    public string? Find(int offset) => DescribeAction(offset) ?? DescribeExpression(offset) ?? DescribeKey(offset);

    private string? DescribeAction(int offset) =>
        workflow.Steps.FirstOrDefault(step => step.Uses is { } uses && uses.Span.Contains(offset))?.Reference is { } reference ? Describe(reference) : null;

    private string? Describe(UsesReference reference)
    {
        var text = new StringBuilder($"**{reference.Text}**");
        var known = reference.IsLocal ? ReferencedFiles.Find(repository).FindAction(reference, file.Path)?.Interface : ActionCatalog.Find(reference);
        if (reference.IsCommit && ActionCatalog.FindTag(reference.Repository, reference.Ref!) is { } tag)
        {
            _ = text.Append($"\n\nThis commit is {tag}.");
        }

        if (ActionCatalog.FindNewestMajor(reference) is { } newest)
        {
            _ = text.Append($"\n\nThe newest major version that a11 knows is {newest}.");
        }

        if (!reference.IsCommit && RepositoryPins.FindCommit(reference, repository) is { } commit)
        {
            _ = text.Append($"\n\nThis repository pins it to `{commit}`.");
        }

        AppendList(text, "Inputs", known?.Inputs.Select(static input => $"`{input.Name}`{(input.IsRequired ? " (required)" : input.IsDeprecated ? " (deprecated)" : "")}"));
        AppendList(text, "Outputs", known?.Outputs.Select(static output => $"`{output}`"));
        return text.Length > reference.Text.Length + "****".Length ? text.ToString() : null;
    }

    private static void AppendList(StringBuilder text, string title, IEnumerable<string>? names)
    {
        var list = string.Join(", ", names ?? []);
        if (list.Length > 0)
        {
            _ = text.Append($"\n\n{title}: {list}");
        }
    }

    private string? DescribeExpression(int offset)
    {
        foreach (var expression in workflow.Expressions.Where(expression => expression.Root is not null && expression.Scalar.Span.Contains(offset)))
        {
            foreach (var reference in ContextReference.FindAll(expression.Root))
            {
                if (expression.Scalar.Map.ToHost(reference.Span).Contains(offset))
                {
                    return Describe(reference, expression);
                }
            }
        }

        return null;
    }

    private string? Describe(ContextReference reference, EmbeddedExpression expression)
    {
        var type = new ContextTypes(workflow, repository, file.Path).Find(reference.Context, expression.Place);
        foreach (var part in reference.Path)
        {
            type = (type as ObjectType)?.Find(part);
        }

        var names = type is ObjectType { Properties.Count: > 0 } found ? $"\n\nProperties: {string.Join(", ", found.Properties.Keys.Select(static name => $"`{name}`"))}" : "";
        return type is null ? null : $"**{reference.Name}**: {type.Title}{names}";
    }

    private string? DescribeKey(int offset) => YamlKeyPath.Find(workflow.Root, offset) is { } path
        ? SchemaPath.Describe((workflow.IsWorkflow ? WorkflowSchemas.Workflow : WorkflowSchemas.Action).Root, path)
        : null;
}
