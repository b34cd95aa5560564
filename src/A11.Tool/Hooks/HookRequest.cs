using System.Collections.Immutable;
using System.Text.Json;
using A11.Agents.Agents;

namespace A11.Tool.Hooks;

/// <summary>
/// What an agent asks before it uses a tool, in whatever agent's form: they differ in names only, and some run each other's hooks. Claude Code
/// (code.claude.com/docs/en/hooks), Codex (developers.openai.com/codex/hooks) and Gemini CLI (geminicli.com/docs/hooks/reference) send <c>tool_name</c>,
/// <c>tool_input</c> and <c>cwd</c>, and so does our plugin for opencode; Cursor (cursor.com/docs/hooks) sends the same, and for some events <c>command</c>
/// alone; Copilot (docs.github.com/copilot/reference/hooks-reference) sends <c>toolName</c> and <c>toolArgs</c>.
/// </summary>
/// <param name="Tool">The tool's name; null where the event itself says what is done.</param>
/// <param name="Paths">The paths that the tool is given; several in a patch.</param>
/// <param name="Folder">The folder that a relative path starts from; null where it is not said.</param>
/// <param name="IsCommand">Whether a command is to be run: but for a patch in it, what it writes is seen afterwards only.</param>
internal sealed record HookRequest(string? Tool, ImmutableArray<string> Paths, string? Folder, bool IsCommand)
{
    /// <summary>Deeper documents are nobody's request.</summary>
    private const int MaximumDepth = 64;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaximumDepth, AllowDuplicateProperties = false };

    private static readonly string[] PathNames = ["file_path", "notebook_path", "path", "target_file", "target_notebook", "filePath", "absolute_path", "relative_workspace_path", "filename"];

    /// <summary>Whether the tool is one that only reads.</summary>
    public bool IsReading => Tool is not null && ToolNames.KindOf(Tool) is ToolKind.Read or ToolKind.Search or ToolKind.Fetch;

    /// <summary>Whether the tool is one that writes, so that it must name a path.</summary>
    public bool IsWriting => Tool is not null && ToolNames.KindOf(Tool) == ToolKind.Write;

    /// <summary>Reads a request.</summary>
    /// <param name="text">What stands on standard input.</param>
    /// <exception cref="UsageException">It is no request, so that nothing is known about what is to be done.</exception>
    public static HookRequest Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
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

        var folder = Text(root, "cwd");
        if ((Text(root, "tool_name") ?? Text(root, "toolName")) is not { } tool)
        {
            return Text(root, "hook_event_name") switch
            {
                "beforeShellExecution" or "beforeMCPExecution" => new HookRequest(null, PathsOfCommand(root), folder, IsCommand: true),
                "beforeReadFile" => new HookRequest("Read", [], null, IsCommand: false),
                _ => throw new UsageException("The request names no tool, so it is unknown what is to be done."),
            };
        }

        return root.TryGetProperty("tool_input", out var input) || root.TryGetProperty("toolArgs", out input) ? Read(tool, input, folder) : new HookRequest(tool, [], folder, IsRun(tool));
    }

    /// <summary>Arguments are an object. Copilot has versions that send them as the text of one, or, of a tool that takes text, the text alone.</summary>
    private static HookRequest Read(string tool, JsonElement input, string? folder)
    {
        if (input.ValueKind != JsonValueKind.String)
        {
            return new HookRequest(tool, PathsOf(tool, input), folder, IsRun(tool));
        }

        var text = input.GetString()!;
        if (!text.AsSpan().TrimStart().StartsWith("{"))
        {
            return new HookRequest(tool, PatchText.FindPaths(text), folder, IsRun(tool));
        }

        using var document = JsonDocument.Parse(text, Strict);
        return new HookRequest(tool, PathsOf(tool, document.RootElement), folder, IsRun(tool));
    }

    private static bool IsRun(string tool) => ToolNames.KindOf(tool) == ToolKind.Run;

    private static ImmutableArray<string> PathsOf(string tool, JsonElement input)
    {
        if (input.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        if (IsRun(tool))
        {
            return PathsOfCommand(input);
        }

        var paths = PathNames.Select(key => Text(input, key)).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        return paths.Length > 1 ? throw new UsageException($"The request of {tool} names several paths ({string.Join(", ", paths)}), so it is unknown which is meant.")
            : paths.IsEmpty && ToolNames.KindOf(tool) == ToolKind.Write ? [.. Texts(input).SelectMany(text => PatchText.FindPaths(text))]
            : paths;
    }

    /// <summary>Codex runs a command that is a patch as if the tool for patches had been called.</summary>
    private static ImmutableArray<string> PathsOfCommand(JsonElement input) => [.. Texts(input).SelectMany(text => PatchText.FindPaths(text))];

    /// <summary>The texts among the values of an object, and those of arrays in it: a command may be a list of words.</summary>
    private static IEnumerable<string> Texts(JsonElement item) => item.EnumerateObject()
        .SelectMany(member => member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().ToArray() : [member.Value])
        .Where(value => value.ValueKind == JsonValueKind.String)
        .Select(value => value.GetString()!);

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
