using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds workflow commands that GitHub deprecated or switched off (GitHub, “Workflow commands”; changelog of 2020-10-01 and 2022-10-11).</summary>
public sealed class DeprecatedCommand : WorkflowRule
{
    private static readonly (string Text, string Name, string Instead, bool IsOff)[] Commands =
    [
        ("::set-output name=", "set-output", "\"name=value\" >> \"$GITHUB_OUTPUT\"", false),
        ("::save-state name=", "save-state", "\"name=value\" >> \"$GITHUB_STATE\"", false),
        ("::set-env name=", "set-env", "\"NAME=value\" >> \"$GITHUB_ENV\"", true),
        ("::add-path::", "add-path", "\"directory\" >> \"$GITHUB_PATH\"", true),
    ];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0221", "deprecated-command", "Scripts should use environment files, not deprecated commands", Severity.Warning, Category.Correct)
    {
        Aliases = ["actionlint/deprecated-commands"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step.Run is not { } run)
        {
            return;
        }

        foreach (var (text, name, instead, isOff) in Commands)
        {
            for (var at = run.Value.IndexOf(text, StringComparison.Ordinal); at >= 0; at = run.Value.IndexOf(text, at + 1, StringComparison.Ordinal))
            {
                var line = run.Value.LastIndexOf('\n', at) + 1;
                if (!run.Value.AsSpan(line, at - line).TrimStart().StartsWith('#'))
                {
                    context.Report(this, run.Map.ToHost(new TextSpan(at, name.Length + 2)), $"{name} is {(isOff ? "switched off, so the step fails" : "deprecated")}. Use echo {instead}.", severity: isOff ? Severity.Error : null);
                }
            }
        }
    }
}
