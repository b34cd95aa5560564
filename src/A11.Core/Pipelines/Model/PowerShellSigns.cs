using A11.Core.Scripts;

namespace A11.Core.Pipelines.Model;

/// <summary>Tells a script for PowerShell where nothing names the shell: by its variables, its call operator, and commands named as its own are.</summary>
internal static class PowerShellSigns
{
    /// <summary>Whether a script is one.</summary>
    public static bool AreIn(EmbeddedScript script) =>
        script.Text.StartsWith("& ", StringComparison.Ordinal) || script.Text.Contains("\n& ", StringComparison.Ordinal) || script.Text.Contains("$env:", StringComparison.OrdinalIgnoreCase)
        || script.Parse().Commands.Any(static command => command.Name is { } name && name.IndexOf('-', StringComparison.Ordinal) is > 1 and var dash && dash + 1 < name.Length && char.IsAsciiLetterUpper(name[0]) && char.IsAsciiLetterUpper(name[dash + 1]));
}
