using System.Collections.Frozen;
using A11.Core.Shell.Syntax;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Taint;

/// <summary>
/// Files of the working directory that outside contributors write: those of a checked-out pull request, and of artifacts that its run has uploaded (GitHub Security Lab, “Preventing pwn requests”).
/// </summary>
internal static class UntrustedFiles
{
    private const string Download = "actions/download-artifact";

    /// <summary>Parts of a condition that may keep other people's runs out.</summary>
    private static readonly string[] Guards = ["workflow_run.event", "head_repository", "head_branch", "actor", "author", "sender", "label"];

    /// <summary>Programs that print a file, or parts of it.</summary>
    private static readonly FrozenSet<string> Printers = new[] { "cat", "head", "tail", "tac" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Programs that print parts of a file that stands after what they look for.</summary>
    private static readonly FrozenSet<string> Filters = new[] { "jq", "yq", "grep", "sed", "awk" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What files a step brings, for messages; null where it brings none that others write.</summary>
    public static string? Find(WorkflowStep step, WorkflowJob? job, WorkflowFile file)
    {
        if (job is null || job.Mapping["environment"] is not null || IsGuarded(job.Mapping["if"]?.Text) || IsGuarded(step.Mapping["if"]?.Text))
        {
            return null;
        }

        return file.HasEvent("workflow_run") && IsDownload(step, file) ? "the content of an artifact of the run"
            : Triggers.ArePrivileged(file) && UntrustedCheckout.Is(step, file) ? "the content of a file of the pull request"
            : null;
    }

    /// <summary>Whether a command prints what is in a file of the working directory.</summary>
    public static bool AreReadBy(SimpleCommand command)
    {
        if (command.Redirections.Any(static redirection => redirection.Operator == "<" && MayBe(redirection.Target)))
        {
            return true;
        }

        if (command.Name is not { } name || !(Printers.Contains(name) || Filters.Contains(name)) || (name is "jq" or "yq" && command.Words.Any(static word => word.Value is "-n" or "--null-input")))
        {
            return false;
        }

        var operands = command.Words.Skip(1).Where(static word => !word.Value.StartsWith('-')).Skip(Filters.Contains(name) ? 1 : 0);
        return operands.Any(MayBe);
    }

    private static bool MayBe(ShellWord? file) => file is { Value: { Length: > 0 } path } && path[0] != '/' && !path.StartsWith("$GITHUB_", StringComparison.Ordinal) && !path.StartsWith("${GITHUB_", StringComparison.Ordinal);

    private static bool IsGuarded(string? condition) => condition is not null && Array.Exists(Guards, guard => condition.Contains(guard, StringComparison.Ordinal));

    private static bool IsDownload(WorkflowStep step, WorkflowFile file) => step switch
    {
        { Reference: { } reference } => (reference.Repository == Download && step.With?["run-id"] is not null) || reference.Repository.Equals("dawidd6/action-download-artifact", StringComparison.OrdinalIgnoreCase),
        { Run: { } run } => file.ParseScript(run).Commands.Any(static command => command.Name == "gh" && command.Operands.Select(static word => word.Value).Take(2).SequenceEqual(["run", "download"])),
        _ => false,
    };
}
