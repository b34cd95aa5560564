using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>A Dockerfile begins with FROM, or ARGs in front of it.</summary>
public sealed class BeginWithFrom : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3061", "begin-with-from", "A Dockerfile begins with FROM, or ARGs in front of it", Severity.Error, Category.Correct)
    {
        Aliases = ["hadolint/DL3061", "a11/parse-error"],
    };

    internal override bool NeedsWholeFile => true;

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        foreach (var instruction in file.Preamble.Where(instruction => !instruction.Is("ARG")))
        {
            context.Report(this, instruction.Keyword, $"Nothing but ARG may stand in front of the first FROM, as there is no image yet that {instruction.Name} could change, and the build ends with an error here; move it below FROM.");
        }
    }
}
