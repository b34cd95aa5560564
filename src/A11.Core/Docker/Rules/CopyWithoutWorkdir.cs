using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Finds copies to a relative target where the file sets no WORKDIR.</summary>
public sealed class CopyWithoutWorkdir : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3045", "copy-without-workdir", "Set WORKDIR before copying to a relative path", Severity.Warning, Category.Correct)
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
                    $"The target {target.Value} is relative and no WORKDIR is set, so the directory depends on the base image. Set WORKDIR above, or write an absolute path.",
                    severity: stage.Base.Text == "scratch" ? Severity.Info : null);
            }
        }
    }
}
