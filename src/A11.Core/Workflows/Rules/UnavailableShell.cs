using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds shells that the runner doesn't know, or that its system doesn't have.</summary>
public sealed class UnavailableShell : WorkflowRule
{
    /// <summary>The names that stand for a command (GitHub's workflow syntax, <c>jobs.&lt;job_id&gt;.steps[*].shell</c>).</summary>
    private static readonly string[] Known = ["bash", "pwsh", "python", "sh", "cmd", "powershell"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0201", "unavailable-shell", "Steps must name a shell that the runner has", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/shell-name"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        Check(DefaultShellOf(file.Root), null, context);
        if (!file.IsWorkflow)
        {
            foreach (var step in file.Steps)
            {
                Check(step.Mapping["shell"], null, context);
            }
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        var system = job.Mapping["container"] is null ? SystemOf(job.Runner) : "linux";
        Check(DefaultShellOf(job.Mapping), system, context);
        foreach (var step in job.Steps)
        {
            Check(step.Mapping["shell"], system, context);
        }
    }

    private static YamlNode? DefaultShellOf(YamlMapping mapping) => mapping["defaults"]?.AsMapping?["run"]?.AsMapping?["shell"];

    /// <summary>The system of all machines that may run the job; null where they differ, or one isn't known.</summary>
    private static string? SystemOf(RunnerSelection runner)
    {
        ImmutableArray<string?> systems = [.. runner.Labels.Select(static label => RunnerCatalog.Find(label.Text)).Where(static known => known is not { Kind: RunnerKind.SelfHosted, System: null }).Select(static known => known?.System).Distinct()];
        return runner.IsComplete && systems is [var only] ? only : null;
    }

    private void Check(YamlNode? node, string? system, RuleContext context)
    {
        if (node?.AsScalar is not { IsNull: false } shell || shell.HasExpression)
        {
            return;
        }

        var name = shell.Value.Trim();
        if (!name.Contains(' ', StringComparison.Ordinal) && !name.Contains("{0}", StringComparison.Ordinal) && !Known.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            context.Report(this, shell.ValueSpan, $"The runner knows no shell {name}, so the step fails. {(Spelling.Nearest(name, Known) is { } meant ? $"Use {meant}, or a" : "Use one of " + string.Join(", ", Known) + ", or a")} command with {{0}} for the script's file.");
        }
        else if (name.Contains(' ', StringComparison.Ordinal) && !name.Contains("{0}", StringComparison.Ordinal))
        {
            context.Report(this, shell.ValueSpan, $"The shell command {name} doesn't say where the script's file goes, so the step fails. Add {{0}}, for example {name} {{0}}.");
        }
        else if (name is "cmd" or "powershell" && system is "linux" or "macos")
        {
            context.Report(this, shell.ValueSpan, $"{name} exists only on Windows, and the job runs on {(system == "linux" ? "Linux" : "macOS")}, so the step fails. Use {(name == "cmd" ? "bash" : "pwsh")}.");
        }
        else if (name == "sh" && system == "windows")
        {
            context.Report(this, shell.ValueSpan, "GitHub documents sh for Linux and macOS only, and the job runs on Windows. Use bash.", severity: Severity.Warning);
        }
    }
}
