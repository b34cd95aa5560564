using System.Collections.Immutable;
using System.Text.Json.Nodes;
using A11.Core.Json.Editing;
using A11.Core.Text;
using A11.Tool.Initialization;

namespace A11.Tool.Interactive;

/// <summary>Entries of ours in a JSON file, perhaps with comments.</summary>
/// <param name="path">The file, from the repository's root.</param>
/// <param name="entries">The entries, in the order in which they are added.</param>
internal sealed class OwnedJson(string path, params ImmutableArray<JsonEntry> entries) : OwnedFile(path)
{
    /// <summary>What a new file needs besides.</summary>
    public JsonObject Scaffold { get; init; } = [];

    /// <inheritdoc/>
    public override FilePlan Add(EditedFile file)
    {
        if (file.IsNew)
        {
            return new FilePlan(CreateText(file.LineEnd));
        }

        var remarks = ImmutableArray.CreateBuilder<string>();
        var editor = Open(file);
        foreach (var entry in entries)
        {
            if (entry.Mark is { } mark && editor.Text.Contains(mark, StringComparison.Ordinal))
            {
                continue;
            }

            if (entry.IsOptional && !editor.IsOpen(entry.Path))
            {
                remarks.Add($"“{string.Join('.', entry.Path)}” is set to one value for all files, so it was left.");
                continue;
            }

            Add(editor, entry, file);
        }

        return new FilePlan(editor.Text, [.. remarks.Distinct()]);
    }

    /// <inheritdoc/>
    public override FilePlan Remove(EditedFile file)
    {
        if (file.Text == CreateText(file.LineEnd))
        {
            return new FilePlan(null);
        }

        // What was added last is the first to go: so each is the last in its container, as it was when it was added.
        var editor = Open(file);
        foreach (var entry in entries.Reverse())
        {
            _ = entry.Name is { } name ? editor.RemoveMember(entry.Path, name, entry.Value) : editor.RemoveItem(entry.Path, entry.Value);
        }

        var changed = entries.Any(entry => entry.Mark is { } mark ? editor.Text.Contains(mark, StringComparison.Ordinal) : entry is { Name: { } name, IsOptional: false } && editor.Has([.. entry.Path, name]));
        return new FilePlan(editor.Text, changed ? ["An entry of a11 in it was changed by hand, so it was left. Take it out yourself."] : []);
    }

    private static void Add(JsonEditor editor, JsonEntry entry, EditedFile file)
    {
        try
        {
            _ = entry.Name is { } name ? editor.AddMember(entry.Path, name, entry.Value) : editor.AddItem(entry.Path, entry.Value);
        }
        catch (JsonEditException error)
        {
            throw Malformed(file, error.Place, error.Message);
        }
    }

    private static JsonEditor Open(EditedFile file)
    {
        try
        {
            return file.Problem is { } problem ? throw new UsageException($"{file.Path} {problem}. Nothing was written.") : new JsonEditor(file.Text, file.LineEnd);
        }
        catch (JsonEditException error)
        {
            throw Malformed(file, error.Place, error.Message);
        }
    }

    private static UsageException Malformed(EditedFile file, LinePosition place, string reason) => new($"{file.Path}({place}): {reason}. Nothing was written.");

    /// <summary>The file where nobody else has anything in it.</summary>
    private string CreateText(string lineEnd)
    {
        var root = (JsonObject)Scaffold.DeepClone();
        foreach (var entry in entries)
        {
            var container = entry.Path.SkipLast(entry.Name is null ? 1 : 0).Aggregate(root, static (inner, name) => (JsonObject)(inner[name] ??= new JsonObject()));
            if (entry.Name is { } name)
            {
                container[name] = entry.Value.DeepClone();
            }
            else
            {
                ((JsonArray)(container[entry.Path[^1]] ??= new JsonArray())).Add(entry.Value.DeepClone());
            }
        }

        return JsonEditor.Create(root, lineEnd);
    }
}
