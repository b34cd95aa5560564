using System.Collections.Immutable;
using System.Text.Json;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Json.Syntax;
using A11.Core.Text;

namespace A11.Core.Tasks;

/// <summary>Reads tasks: one JSON object or an array of them. Unknown fields are kept; everything else that is wrong is told at its place.</summary>
public sealed class TaskReader
{
    /// <summary>The fields that mean something.</summary>
    internal static readonly string[] Fields = ["task_id", "title", "description", "acceptance_criteria", "files_to_create", "files_to_modify", "depends_on", "owner", "phase"];

    private readonly SourceText _text;
    private readonly string _path;
    private readonly List<Diagnostic> _problems = [];

    private TaskReader(SourceText text, string path)
    {
        _text = text;
        _path = path;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">One object or an array of objects.</param>
    /// <param name="path">The path that problems name.</param>
    public static (ImmutableArray<DevOpsTask> Tasks, ImmutableArray<Diagnostic> Problems) Read(SourceText text, string path)
    {
        var reader = new TaskReader(text, path);
        var tasks = reader.ReadAll();
        return (tasks, [.. reader._problems.Order(DiagnosticOrder.Instance)]);
    }

    private ImmutableArray<DevOpsTask> ReadAll()
    {
        var tree = JsonReader.Read(_text);
        if (tree.Problem is var (place, reason))
        {
            Report(TaskRules.InvalidJson, place, $"This is not JSON, so no task can be read: {reason}.");
            return [];
        }

        var root = tree.Root!;

        if (root.Kind == JsonValueKind.Object)
        {
            return [.. ReadTask(root)];
        }

        if (root.Kind != JsonValueKind.Array)
        {
            Report(TaskRules.InvalidField, root.Span, "A task file holds one object or an array of objects.");
            return [];
        }

        if (!root.Items.Any())
        {
            Report(TaskRules.InvalidField, root.Span, "The array holds no task, so there is nothing to do.");
        }

        return [.. root.Items.SelectMany(ReadTask)];
    }

    private IEnumerable<DevOpsTask> ReadTask(JsonValue value)
    {
        if (value.Kind != JsonValueKind.Object)
        {
            Report(TaskRules.InvalidField, value.Span, "A task is an object with “task_id”, “title”, “acceptance_criteria” and “files_to_create”.");
            yield break;
        }

        var before = _problems.Count;
        RefuseRepeatedFields(value);
        var task = new DevOpsTask
        {
            Id = RequiredText(value, "task_id"),
            Title = RequiredText(value, "title"),
            Description = OptionalText(value, "description"),
            AcceptanceCriteria = Texts(value, "acceptance_criteria", isRequired: true),
            FilesToCreate = Paths(value, "files_to_create", isRequired: !HasItems(value, "files_to_modify")),
            FilesToModify = Paths(value, "files_to_modify", isRequired: false),
            DependsOn = Texts(value, "depends_on", isRequired: false),
            Owner = OptionalText(value, "owner"),
            Phase = OptionalText(value, "phase"),
            Source = _path,
            SourceText = _text,
            Span = value.Span,
        };
        if (_problems.Count == before)
        {
            yield return task;
        }
    }

    private void RefuseRepeatedFields(JsonValue value)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, span, _) in value.Members)
        {
            if (!seen.Add(name))
            {
                Report(TaskRules.InvalidField, span, $"The field “{name}” stands in this task twice; keep one.");
            }
            else if (!Fields.Contains(name) && Spelling.Nearest(name, Fields) is { } meant && value.Members.All(member => member.Name != meant))
            {
                Report(TaskRules.InvalidField, span, $"There is no field “{name}”; did you mean “{meant}”?");
            }
        }
    }

    private string RequiredText(JsonValue task, string name)
    {
        if (Find(task, name) is not { } value)
        {
            Report(TaskRules.InvalidField, new TextSpan(task.Span.Start, 1), $"The task has no “{name}”, which every task needs.");
            return "";
        }

        if (string.IsNullOrWhiteSpace(value.Text))
        {
            Report(TaskRules.InvalidField, value.Span, $"“{name}” must be a text that is not empty.");
        }
        else if (value.Text.Any(char.IsControl))
        {
            Report(TaskRules.InvalidField, value.Span, $"“{name}” holds a control character or a line break; write it on one line.");
        }

        return value.Text ?? "";
    }

    private string? OptionalText(JsonValue task, string name)
    {
        if (Find(task, name) is not { } value || value.Kind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.Kind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            Report(TaskRules.InvalidField, value.Span, $"“{name}” must be a text.");
        }

        return value.Text ?? _text[value.Span].ToString();
    }

    private ImmutableArray<string> Texts(JsonValue task, string name, bool isRequired) => [.. Items(task, name, isRequired).Select(item => item.Text!)];

    private ImmutableArray<string> Paths(JsonValue task, string name, bool isRequired)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Items(task, name, isRequired))
        {
            if (PathName.FindProblem(item.Text!) is { } problem)
            {
                Report(BoundaryRules.UnsafeName, item.Span, $"The path “{item.Text}” {problem}; write it from the repository's root, with slashes.");
            }
            else if (paths.Contains(item.Text!))
            {
                Report(TaskRules.InvalidField, item.Span, $"“{item.Text}” stands in “{name}” twice; keep one.");
            }

            paths.Add(item.Text!);
        }

        return paths.ToImmutable();
    }

    private IEnumerable<JsonValue> Items(JsonValue task, string name, bool isRequired)
    {
        if (Find(task, name) is not { } value)
        {
            if (isRequired)
            {
                Report(TaskRules.InvalidField, new TextSpan(task.Span.Start, 1), name == "files_to_create" ? "The task names no file: it has neither “files_to_create” nor “files_to_modify”." : $"The task has no “{name}”, which every task needs.");
            }

            yield break;
        }

        if (value.Kind != JsonValueKind.Array || (isRequired && value.Items.Count == 0))
        {
            Report(TaskRules.InvalidField, value.Span, $"“{name}” must be a list of texts{(isRequired ? " that is not empty" : "")}.");
            yield break;
        }

        foreach (var item in value.Items)
        {
            if (string.IsNullOrWhiteSpace(item.Text))
            {
                Report(TaskRules.InvalidField, item.Span, $"An item of “{name}” is not a text, or is empty.");
            }
            else
            {
                yield return item;
            }
        }
    }

    private static bool HasItems(JsonValue task, string name) => Find(task, name) is { Kind: JsonValueKind.Array, Items.Count: > 0 };

    private static JsonValue? Find(JsonValue task, string name) => task.Members.FirstOrDefault(member => member.Name == name).Value;

    private void Report(CheckDescriptor rule, TextSpan span, string message) => _problems.Add(new Diagnostic(rule, _path, span, message) { Text = _text });
}
