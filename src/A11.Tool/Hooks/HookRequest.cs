using System.Text.Json;

namespace A11.Tool.Hooks;

/// <summary>
/// What an agent asks before it uses a tool. Claude Code: <c>hook_event_name</c> PreToolUse with <c>tool_name</c>, <c>tool_input</c> and <c>cwd</c>
/// (docs.claude.com, “Hooks reference”). Cursor: preToolUse with the same, beforeShellExecution with <c>command</c> (cursor.com/docs, “Hooks”).
/// </summary>
/// <param name="Tool">The tool's name; null where the event itself says what is done.</param>
/// <param name="Path">The path that the tool is given; null where it is given none.</param>
/// <param name="Folder">The folder that a relative path starts from; null where it is not said.</param>
/// <param name="IsCommand">Whether a command is to be run: what it writes is seen afterwards only.</param>
internal sealed record HookRequest(string? Tool, string? Path, string? Folder, bool IsCommand)
{
    /// <summary>Deeper documents are nobody's request.</summary>
    private const int MaximumDepth = 64;

    /// <summary>Tools that write nothing in the repository, or whose writing can't be told from their input.</summary>
    private static readonly HashSet<string> ReadingTools = new(StringComparer.OrdinalIgnoreCase)
    {
        "Read", "Glob", "Grep", "LS", "NotebookRead", "WebFetch", "WebSearch", "Task", "Agent", "TodoWrite", "Skill", "ExitPlanMode", "SemanticSearch", "ListDir",
    };

    private static readonly HashSet<string> CommandTools = new(StringComparer.OrdinalIgnoreCase) { "Bash", "BashOutput", "KillShell", "Shell", "Terminal", "PowerShell" };

    private static readonly HashSet<string> WritingTools = new(StringComparer.OrdinalIgnoreCase)
    {
        "Write", "Edit", "MultiEdit", "NotebookEdit", "StrReplace", "SearchReplace", "Delete", "EditNotebook", "ApplyPatch", "CreateFile",
    };

    private static readonly string[] PathNames = ["file_path", "notebook_path", "path", "target_file", "target_notebook", "filePath", "relative_workspace_path", "filename"];

    /// <summary>Whether the tool is one that only reads.</summary>
    public bool IsReading => Tool is not null && ReadingTools.Contains(Tool);

    /// <summary>Whether the tool is one that writes, so that it must name a path.</summary>
    public bool IsWriting => Tool is not null && WritingTools.Contains(Tool);

    /// <summary>Reads a request.</summary>
    /// <param name="text">What stands on standard input.</param>
    /// <exception cref="UsageException">It is no request, so that nothing is known about what is to be done.</exception>
    public static HookRequest Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaximumDepth, AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new UsageException($"What stands on standard input is no request of a hook: {error.Message.Split('.')[0]}.");
        }
    }

    private static HookRequest Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new UsageException("What stands on standard input is no request of a hook: it is no JSON object.");
        }

        var tool = Text(root, "tool_name");
        var name = Text(root, "hook_event_name");
        if (tool is null)
        {
            return name switch
            {
                "beforeShellExecution" or "beforeMCPExecution" => new HookRequest(null, null, Text(root, "cwd"), IsCommand: true),
                "beforeReadFile" => new HookRequest("Read", null, null, IsCommand: false),
                _ => throw new UsageException("The request names no tool, so it is unknown what is to be done."),
            };
        }

        if (CommandTools.Contains(tool))
        {
            return new HookRequest(tool, null, Text(root, "cwd"), IsCommand: true);
        }

        if (!root.TryGetProperty("tool_input", out var input) || input.ValueKind != JsonValueKind.Object)
        {
            return new HookRequest(tool, null, Text(root, "cwd"), IsCommand: false);
        }

        var paths = PathNames.Select(key => Text(input, key)).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return paths.Length > 1
            ? throw new UsageException($"The request of {tool} names several paths ({string.Join(", ", paths)}), so it is unknown which is meant.")
            : new HookRequest(tool, paths.FirstOrDefault(), Text(root, "cwd"), IsCommand: false);
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
