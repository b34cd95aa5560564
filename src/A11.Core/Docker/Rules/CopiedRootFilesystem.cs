using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds COPY of the whole file system of another stage or image.</summary>
public sealed class CopiedRootFilesystem : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3067", "copied-root-filesystem", "Copy only the files that are needed from another stage", Severity.Info, Category.Small)
    {
        Aliases = ["hadolint/DL3067"],
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        foreach (var reference in stage.References)
        {
            // A stage that begins with nothing holds only what was put into it.
            if (reference is { Instruction: { Name: "COPY", Words: [{ Value: "/" } source, { Value: "/" } target] } } && reference.Target?.Base.Text != "scratch")
            {
                Report(reference, source.Span.Union(target.Span), stage.Base.Text == "scratch", context);
            }
        }
    }

    private void Report(StageReference reference, TextSpan place, bool isFlattened, RuleContext context)
    {
        var hasSystem = reference.Target?.Lineage.Any(ancestor => ancestor.Instructions.Any(instruction => instruction.Is("RUN"))) == true;
        context.Report(
            this,
            place,
            isFlattened
                ? $"Copying all of {reference.Text} loses its ENV, USER, WORKDIR and CMD, and shares no layer with other images. Copy only the files that are needed."
                : $"Copying all of {reference.Text} overwrites files of this stage, which can mix two systems. Copy only the files that are needed.",
            severity: hasSystem && !isFlattened ? Severity.Warning : null);
    }
}
