using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>ENV uses no variable that it defines itself.</summary>
public sealed class DefineBeforeUse : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3044", "env-uses-itself", "ENV uses no variable that it defines itself", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3044"],
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("ENV"))
        {
            return;
        }

        var before = stage.Before(instruction).Variables;
        var defined = new List<string>();
        foreach (var pair in instruction.Pairs)
        {
            if (pair.Value is { HasVariable: true } value
                && WordExpander.Expand(value.Raw, instruction.Escape, before).References.FirstOrDefault(used => defined.Contains(used.Name) && !before.Contains(used.Name)) is { Name: { } name })
            {
                context.Report(this, pair.NameSpan.Union(value.Span), $"{pair.Name} uses {name}, which the same ENV defines, but an ENV sees the values from before it, so {name} is still unset or old here; define {name} in an ENV of its own above.");
            }

            defined.Add(pair.Name);
        }
    }
}
