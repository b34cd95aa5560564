using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Finds instructions before the first FROM.</summary>
public sealed class InstructionBeforeFrom : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3061", "instruction-before-from", "A Dockerfile must begin with FROM or ARG", Severity.Error, Category.Correct)
    {
        Aliases = ["hadolint/DL3061", "a11/parse-error"],
    };

    internal override bool NeedsWholeFile => true;

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        foreach (var instruction in file.Preamble.Where(instruction => !instruction.Is("ARG")))
        {
            context.Report(this, instruction.Keyword, $"{instruction.Name} before the first FROM is an error: only ARG is allowed there. Move it below FROM.");
        }
    }
}
