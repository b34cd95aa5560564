using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>COPY to a relative target stands below a WORKDIR.</summary>
public sealed class CopyToAbsoluteTarget : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3045", "copy-target-without-workdir", "COPY to a relative target stands below a WORKDIR", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3045"],
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage.Parent?.Last("WORKDIR") is not null)
        {
            return;
        }

        foreach (var instruction in stage.Instructions.Select(instruction => instruction.Trigger ?? instruction))
        {
            if (instruction.Is("WORKDIR"))
            {
                return;
            }

            if (instruction.Name is "COPY" or "ADD" && instruction.Words is [_, .., var target] && !target.Value.StartsWith('$') && !ContainerPath.IsAbsolute(target.Value))
            {
                context.Report(
                    this,
                    target.Span,
                    $"No WORKDIR is set here, so where {target.Value} is depends on the base image; set WORKDIR above, or write the whole path.",
                    aliases: instruction.Is("COPY") ? null : [],
                    severity: stage.Base.Text == "scratch" ? Severity.Info : null);
            }
        }
    }
}
