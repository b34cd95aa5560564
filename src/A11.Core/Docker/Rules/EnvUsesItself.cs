using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds values of ENV that use a variable of the same instruction.</summary>
public sealed class EnvUsesItself : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3044", "env-uses-itself", "Do not use a variable in the ENV that defines it", Severity.Warning, Category.Correct)
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
                context.Report(this, pair.NameSpan.Union(value.Span), $"{pair.Name} uses {name}, which is not set yet: the same ENV defines it. Define {name} in a separate ENV above.");
            }

            defined.Add(pair.Name);
        }
    }
}
