using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Actions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds jobs that publish what they build from a cache that other runs can write.</summary>
public sealed class CacheInRelease : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1131", "cache-in-release", "Releases should not be built from a cache", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/cache-poisoning"],
    };

    private enum Use
    {
        Off,
        Maybe,
        On,
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        var (isRelease, isTagOnly) = ReadTriggers(file);
        if (!isRelease && !job.Steps.Any(PublishingActions.Contain))
        {
            return;
        }

        foreach (var step in job.Steps)
        {
            if (step is not { Uses: { } uses, Reference: { } reference } || CacheAction.Find(reference) is not { } action)
            {
                continue;
            }

            var (use, input) = Judge(step, reference, action, isTagOnly, file);
            if (use is not Use.Off)
            {
                context.InScope(step.Mapping.Span).Report(this, uses.ValueSpan, $"{reference.Repository} {(use is Use.On ? "restores" : "may restore")} a cache in a job that publishes: whoever poisons the cache in another run gets into the release. {Advise(input)}", severity: use is Use.On ? null : Severity.Info);
            }
        }
    }

    private static string Advise(CacheInput? input) => input switch
    {
        null => "Remove it from this job.",
        { TurnsOff: true } => $"Set {input.Name}: true.",
        { IsSwitch: true } => $"Set {input.Name}: false.",
        _ => $"Remove {input.Name}.",
    };

    /// <summary>Whether a step restores a cache, and the input that decides it; no input where the action always does.</summary>
    private static (Use Use, CacheInput? Input) Judge(WorkflowStep step, UsesReference reference, CacheAction action, bool isTagOnly, WorkflowFile file)
    {
        if (action.Inputs.IsEmpty)
        {
            return (Use.On, null);
        }

        if (step.Mapping["with"]?.AsScalar is { Value.Length: > 0 })
        {
            return (Use.Maybe, action.Inputs[0]);
        }

        var version = ActionVersion.Find(reference, ActionRule.CommentAfter(step.Uses!, file));
        var uses = action.Inputs.Select(input => (Use: Judge(step.With?[input.Name]?.AsScalar, input, version, isTagOnly, file), Input: (CacheInput?)input));
        return action.NeedsAll ? uses.MinBy(static pair => pair.Use) : uses.MaxBy(static pair => pair.Use);
    }

    private static Use Judge(YamlScalar? value, CacheInput input, ActionVersion? version, bool isTagOnly, WorkflowFile file)
    {
        if (value is null)
        {
            return input.IsOnByDefault(version) ? Use.On : Use.Off;
        }

        return file.FindExpressions(value) is not [var expression, ..] ? input.IsOn(value.Value) ? Use.On : Use.Off
            : expression.IsWhole && isTagOnly && TagPushCondition.Evaluate(expression.Root) is { } holds ? holds != input.TurnsOff ? Use.On : Use.Off
            : Use.Maybe;
    }

    /// <summary>Whether the workflow runs for releases, and for nothing but tags then. One that runs for pull requests as well is there for tests: of that, only jobs that publish count.</summary>
    private static (bool IsRelease, bool IsTagOnly) ReadTriggers(WorkflowFile file)
    {
        var push = file.FindTrigger("push");
        var isTag = file.HasEvent("release") || push?.Mapping?["tags"] is not null;
        var isBranch = push?.ScalarsOf("branches").ToArray() is { Length: > 0 } branches && Array.TrueForAll(branches, static branch => branch.Value.Contains("release", StringComparison.OrdinalIgnoreCase));
        return ((isTag || isBranch) && !file.HasEvent("pull_request"), isTag && !isBranch);
    }
}
