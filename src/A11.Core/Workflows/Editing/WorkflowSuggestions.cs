using A11.Core.Editing;
using A11.Core.Files;
using A11.Core.Schemas;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Editing;

/// <summary>What can be put in where somebody types in a workflow or an action.</summary>
/// <param name="edited">The file, with what can be read of it.</param>
/// <param name="workflow">What can be read.</param>
internal sealed class WorkflowSuggestions(EditedFile edited, WorkflowFile workflow)
{
    /// <summary>All that fits.</summary>
    public IEnumerable<Suggestion> Find()
    {
        if (YamlCursor.Find(edited.Text, edited.Offset) is not { } cursor)
        {
            return [];
        }

        if (ExpressionSuggestions.Find(edited, workflow, cursor) is { } inExpression)
        {
            return inExpression;
        }

        var schema = workflow.IsWorkflow ? WorkflowSchemas.Workflow : WorkflowSchemas.Action;
        return cursor.IsInBlock ? [] : FindNames(cursor).Concat(SchemaPath.Suggest(schema.Root, cursor));
    }

    private IEnumerable<Suggestion> FindNames(YamlCursor cursor) => cursor.Path switch
    {
        ["jobs", var id, "needs", ..] => Names(workflow.Jobs.Select(static job => job.Id).Where(other => other != id), cursor, SuggestionKind.Name),
        ["jobs", _, "runs-on", ..] => Names(RunnerCatalog.All.Where(static runner => !runner.IsRetired).Select(static runner => runner.Label), cursor, SuggestionKind.Value),
        ["jobs", _, "uses"] => Names(PathsOf(static path => RepositoryPath.IsWorkflow(path)).Where(path => path != edited.Readable.Path).Select(static path => $"./{path}"), cursor, SuggestionKind.Reference),
        ["jobs", var id, "with"] when cursor.IsKey => Inputs(CalledBy(id)?.Interface.Inputs.Select(static input => (input.Name, input.IsRequired)) ?? [], cursor),
        [.., "steps", YamlCursor.Item, "uses"] or [.., "parallel", YamlCursor.Item, "uses"] => Actions(cursor),
        [.., "steps", YamlCursor.Item, "with"] or [.., "parallel", YamlCursor.Item, "with"] when cursor.IsKey => Inputs(InterfaceAtCursor()?.Inputs.Where(static input => !input.IsDeprecated).Select(static input => (input.Name, input.IsRequired)) ?? [], cursor),
        _ => [],
    };

    private static IEnumerable<Suggestion> Names(IEnumerable<string> names, YamlCursor cursor, SuggestionKind kind) => names.Distinct(StringComparer.Ordinal).Select(name => new Suggestion(name, kind, cursor.Replaced));

    private static IEnumerable<Suggestion> Inputs(IEnumerable<(string Name, bool IsRequired)> inputs, YamlCursor cursor) => inputs.Where(input => !cursor.Siblings.Contains(input.Name))
        .Select(input => new Suggestion(cursor.HasColon ? input.Name : $"{input.Name}: ", SuggestionKind.Key, cursor.Replaced) { Label = input.Name, Detail = input.IsRequired ? "input, required" : "input" });

    /// <summary>Actions of this repository, those that the file uses already, with their pins, then what is known of public ones.</summary>
    private IEnumerable<Suggestion> Actions(YamlCursor cursor)
    {
        var local = PathsOf(static path => RepositoryPath.IsAction(path)).Select(static path => $"./{RepositoryPath.Directory(path)}");
        var used = workflow.Steps.Select(static step => step.Reference).Where(static reference => reference is { IsNamed: true, Ref.Length: > 0 }).Select(static reference => reference!.Text);
        return Names(local.Concat(used).Concat(ActionCatalog.NewestReferences), cursor, SuggestionKind.Reference);
    }

    private IEnumerable<string> PathsOf(Predicate<string> isMeant) => edited.Repository.Paths.Where(path => isMeant(path));

    private WorkflowFile? CalledBy(string id) =>
        workflow.Jobs.FirstOrDefault(job => job.Id == id)?.Reference is { } reference ? ReferencedFiles.Find(edited.Repository).FindWorkflow(reference, edited.Readable.Path)?.Workflow : null;

    private ActionInterface? InterfaceAtCursor() => WorkflowPlaces.FindStep(workflow, edited.Offset)?.Reference is not { } reference ? null
        : reference.IsLocal ? ReferencedFiles.Find(edited.Repository).FindAction(reference, edited.Readable.Path)?.Interface
        : ActionCatalog.Find(reference);
}
