using System.Collections.Immutable;

namespace A11.Core.DevContainers.Model;

/// <summary>What is filled in before a value is used (Development Containers specification, “Variables in devcontainer.json”), and when a file is made of a template (“Dev Container Templates reference”).</summary>
internal static class DevContainerVariables
{
    private static readonly ImmutableArray<string> Names =
    [
        "localEnv", "containerEnv", "env", "localWorkspaceFolder", "containerWorkspaceFolder", "localWorkspaceFolderBasename", "containerWorkspaceFolderBasename", "devcontainerId", "templateOption",
    ];

    /// <summary>Reads <c>${localEnv:HOME}</c>. Other names are left to the shell.</summary>
    public static (int Length, string? Value)? Read(string text, int start)
    {
        if (!text.AsSpan(start).StartsWith("${") || text.IndexOf('}', start) is not (>= 0 and var end))
        {
            return null;
        }

        var name = text[(start + 2)..end].Split(':')[0];
        return Names.Contains(name, StringComparer.Ordinal) ? (end + 1 - start, null) : null;
    }
}
