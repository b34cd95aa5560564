using System.Collections.Frozen;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows;

/// <summary>The permissions that a workflow needs, where all that it runs is known to read at most.</summary>
internal static class LeastPermissions
{
    /// <summary>Actions that need no more than to read the repository (the README of each).</summary>
    private static readonly FrozenSet<string> Readers = new[]
    {
        "actions/checkout", "actions/cache", "actions/upload-artifact", "actions/download-artifact", "actions/setup-node", "actions/setup-python", "actions/setup-java", "actions/setup-go",
        "actions/setup-dotnet", "astral-sh/setup-uv", "pnpm/action-setup", "ruby/setup-ruby", "Swatinem/rust-cache", "gradle/actions", "docker/setup-buildx-action", "docker/setup-qemu-action",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that show that a script or an input asks GitHub for more.</summary>
    private static readonly string[] Askers = ["gh ", "git push", "GITHUB_TOKEN", "github.token", "secrets.", "api.github.com"];

    /// <summary>Puts the least permissions at the top level; null where it isn't known what the workflow needs.</summary>
    public static Fix? CreateFix(WorkflowFile file)
    {
        if (!file.Jobs.All(static job => job.Uses is null) || !file.Steps.All(IsReader) || Array.Exists(Askers, asker => file.Tree.Source.Content.Contains(asker, StringComparison.Ordinal)))
        {
            return null;
        }

        return new YamlInsertion(file.Tree.Source).AddBefore(file.Root, "jobs", "permissions:", "  contents: read") is { } edit
            ? new Fix("Add permissions: contents: read", [edit], FixSafety.Unsafe)
            : null;
    }

    private static bool IsReader(WorkflowStep step) => step.Uses is null || (step.Reference is { IsImage: false, IsLocal: false } reference && Readers.Contains(reference.Repository));
}
