namespace A11.Agents.Agents;

/// <summary>What an agent's tool does.</summary>
internal enum ToolKind
{
    /// <summary>Something else.</summary>
    Other,

    /// <summary>Changes files.</summary>
    Write,

    /// <summary>Reads files.</summary>
    Read,

    /// <summary>Looks for files or in them.</summary>
    Search,

    /// <summary>Runs a command.</summary>
    Run,

    /// <summary>Reads from the network.</summary>
    Fetch,
}

/// <summary>Knows tools by the names that agents give them.</summary>
internal static class ToolNames
{
    /// <summary>What a tool does, by its name in any agent.</summary>
    public static ToolKind KindOf(string name) => name.ToLowerInvariant() switch
    {
        "write" or "edit" or "multiedit" or "notebookedit" or "write_file" or "replace" or "create" or "str_replace" or "apply_patch" or "patch" or "delete" or "file_change" => ToolKind.Write,
        "read" or "view" or "read_file" or "read_many_files" or "readlints" => ToolKind.Read,
        "glob" or "grep" or "ls" or "list" or "grep_search" or "search" or "search_file_content" or "list_directory" or "semsearch" => ToolKind.Search,
        "bash" or "shell" or "execute" or "exec_command" or "run_shell_command" or "command_execution" => ToolKind.Run,
        "webfetch" or "websearch" or "web_fetch" or "fetch" or "google_web_search" => ToolKind.Fetch,
        _ => ToolKind.Other,
    };
}
