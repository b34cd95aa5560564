using System.Collections.Frozen;

namespace A11.Agents.Agents;

/// <summary>What an agent's tool does.</summary>
public enum ToolKind
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
public static class ToolNames
{
    /// <summary>The last four are tools of our own server.</summary>
    private static readonly FrozenSet<string> ReadingWords = FrozenSet.Create("get", "list", "read", "search", "find", "fetch", "view", "query", "describe", "show", "check", "explain", "boundary", "criteria");

    private static readonly FrozenSet<string> WritingWords = FrozenSet.Create(
        "write", "create", "update", "edit", "delete", "put", "move", "rename", "patch", "replace", "insert", "append", "save", "set", "push", "add", "remove", "copy", "upload", "download", "apply", "commit", "fix", "run", "execute");

    /// <summary>What a tool does, by its name in any agent; case and underscores don't count, as <c>WriteFile</c> and <c>write_file</c>.</summary>
    public static ToolKind KindOf(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant() switch
    {
        "write" or "edit" or "multiedit" or "notebookedit" or "editnotebook" or "writefile" or "createfile" or "replace" or "create" or "insert" or "strreplace" or "strreplaceeditor" or "searchreplace"
            or "applypatch" or "patch" or "delete" or "deletefile" or "filechange" => ToolKind.Write,
        "read" or "view" or "viewimage" or "readfile" or "readmanyfiles" or "readlints" or "notebookread" => ToolKind.Read,
        "glob" or "grep" or "rg" or "ls" or "list" or "listdir" or "listdirectory" or "grepsearch" or "search" or "searchfilecontent" or "semsearch" or "semanticsearch" or "codesearch" or "lsp" => ToolKind.Search,
        "bash" or "bashoutput" or "killshell" or "shell" or "terminal" or "powershell" or "execute" or "execcommand" or "runshellcommand" or "commandexecution" => ToolKind.Run,
        "webfetch" or "websearch" or "fetch" or "googlewebsearch" => ToolKind.Fetch,
        _ => Reads(name) ? ToolKind.Read : ToolKind.Other,
    };

    /// <summary>Whether the words of a name, as those of tools of a server (<c>mcp__github__get_file_contents</c>), speak of reading and none of anything else.</summary>
    private static bool Reads(string name)
    {
        var words = name.ToLowerInvariant().Split('_', '-', '.', ':');
        return words.Any(ReadingWords.Contains) && !words.Any(Writes);
    }

    /// <summary>Whether a word speaks of writing, also as a part of it: <c>overwrite</c>, <c>updates</c>. A reading tool too many that is judged does less harm than a writing one that is not.</summary>
    private static bool Writes(string word) => WritingWords.Any(writing => word.StartsWith(writing, StringComparison.Ordinal) || word.EndsWith(writing, StringComparison.Ordinal));
}
