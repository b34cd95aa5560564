namespace A11.Agents.Workspaces;

/// <summary>The environment variables by which programs find where they may keep things.</summary>
internal static class WorkspaceVariables
{
    /// <summary>The variables that lead into a workspace's own HOME and TMPDIR.</summary>
    public static IReadOnlyDictionary<string, string> Create(Workspace workspace)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = workspace.Home,
            ["TMPDIR"] = workspace.Temporary,
            ["TMP"] = workspace.Temporary,
            ["TEMP"] = workspace.Temporary,
            // XDG Base Directory Specification.
            ["XDG_CONFIG_HOME"] = Path.Combine(workspace.Home, ".config"),
            ["XDG_CACHE_HOME"] = Path.Combine(workspace.Home, ".cache"),
            ["XDG_DATA_HOME"] = Path.Combine(workspace.Home, ".local", "share"),
            ["XDG_STATE_HOME"] = Path.Combine(workspace.Home, ".local", "state"),
            // Git looks for a repository no higher than the workspace, even where the agent removes its .git.
            ["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(workspace.Folder)!,
        };
        if (OperatingSystem.IsWindows())
        {
            variables["USERPROFILE"] = workspace.Home;
            variables["APPDATA"] = Path.Combine(workspace.Home, "AppData", "Roaming");
            variables["LOCALAPPDATA"] = Path.Combine(workspace.Home, "AppData", "Local");
        }

        return variables;
    }
}
