using A11.Core.Editing;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Editing;

/// <summary>What can be put in within an expression: contexts and functions that its place offers, and what is in contexts.</summary>
internal static class ExpressionSuggestions
{
    private const string Start = "${{";
    private const string End = "}}";

    private static readonly ExpressionContexts[] Contexts =
    [
        ExpressionContexts.GitHub, ExpressionContexts.Inputs, ExpressionContexts.Vars, ExpressionContexts.Needs, ExpressionContexts.Strategy, ExpressionContexts.Matrix, ExpressionContexts.Secrets,
        ExpressionContexts.Steps, ExpressionContexts.Job, ExpressionContexts.Runner, ExpressionContexts.Env, ExpressionContexts.Jobs,
    ];

    /// <summary>All that fits; null where the place is in no expression.</summary>
    public static IEnumerable<Suggestion>? Find(EditedFile edited, WorkflowFile workflow, YamlCursor cursor)
    {
        var line = edited.Text.GetLine(edited.Text.GetPosition(edited.Offset).Line);
        var before = edited.Text[TextSpan.FromBounds(line.Start, edited.Offset)];
        var opening = before.LastIndexOf(Start);
        var isOpen = opening >= 0 && before[opening..].IndexOf(End) < 0;
        if (!isOpen && !(cursor is { IsKey: false, IsInBlock: false, Path: [.., "if"] }))
        {
            return null;
        }

        var chain = ChainAt(before);
        var parts = chain.ToString().Split('.');
        var replaced = new TextSpan(edited.Offset - parts[^1].Length, parts[^1].Length);
        var place = PlaceOf(edited, workflow, cursor);
        return parts.Length == 1 ? AtStart(workflow, place, replaced) : Within(parts[..^1], new ContextTypes(workflow, edited.Repository, edited.Readable.Path), place, replaced);
    }

    /// <summary>The names and dots before the cursor.</summary>
    private static ReadOnlySpan<char> ChainAt(ReadOnlySpan<char> before)
    {
        var start = before.Length;
        while (start > 0 && (char.IsAsciiLetterOrDigit(before[start - 1]) || before[start - 1] is '_' or '-' or '.' or '*'))
        {
            start--;
        }

        return before[start..];
    }

    private static ExpressionPlace PlaceOf(EditedFile edited, WorkflowFile workflow, YamlCursor cursor)
    {
        var job = cursor.Path is ["jobs", var id, ..] ? workflow.Jobs.FirstOrDefault(job => job.Id == id) : null;
        var isInStep = cursor.Path.Contains("steps") && cursor.Path.Contains(YamlCursor.Item);
        var step = isInStep ? WorkflowPlaces.FindStep(workflow, edited.Offset) : null;

        // A step that is only being typed is none yet, and sees all before it.
        return new ExpressionPlace(cursor.Path, job, step is not null && step.Mapping.Span.End >= edited.Text.GetLine(edited.Text.GetPosition(edited.Offset).Line).Start ? step : null);
    }

    private static IEnumerable<Suggestion> AtStart(WorkflowFile workflow, ExpressionPlace place, TextSpan replaced)
    {
        var path = place.Path.AsSpan();
        var offered = (workflow.IsWorkflow ? ExpressionAvailability.FindInWorkflow(path) : ExpressionAvailability.FindInAction(path)) ?? ~ExpressionContexts.None;
        var contexts = Contexts.Where(context => offered.HasFlag(context)).Select(context => new Suggestion(context.ToString().ToLowerInvariant(), SuggestionKind.Property, replaced) { Detail = "context" });
        var functions = offered is ExpressionContexts.None ? [] : ExpressionFunction.Names.Select(ExpressionFunction.Find).OfType<ExpressionFunction>()
            .Where(function => (function.Needs & ~offered) is ExpressionContexts.None)
            .Select(function => new Suggestion($"{function.Name}({(function.Maximum == 0 ? ")" : "")}", SuggestionKind.Function, replaced) { Label = function.Name, Detail = $"function, takes {function.TitleOfCount}" });
        return contexts.Concat(functions.OrderBy(static function => function.Text, StringComparer.Ordinal));
    }

    private static IEnumerable<Suggestion> Within(string[] path, ContextTypes types, ExpressionPlace place, TextSpan replaced)
    {
        var type = types.Find(path[0].ToLowerInvariant(), place);
        foreach (var part in path[1..])
        {
            type = (type as ObjectType)?.Find(part);
        }

        return type is ObjectType { } found
            ? found.Properties.Where(property => found.Filter?.Invoke(property.Key) != false).Select(property => new Suggestion(property.Key, SuggestionKind.Property, replaced) { Detail = property.Value.Title })
            : [];
    }
}
