using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>COPY --from takes what is needed, not the whole file system.</summary>
public sealed class CopyNoWholeFileSystem : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3067", "no-copy-of-root", "COPY --from takes what is needed, not the whole file system", Severity.Info, Category.Small)
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
                ? $"This makes one layer of all of {reference.Text}, but its ENV, USER, WORKDIR and CMD are lost, and nothing is shared with other images; copy the files that are needed."
                : $"This writes all of {reference.Text} over the files of this stage, and if that is more than a few files, two systems are mixed into one; copy the files that are needed.",
            severity: hasSystem && !isFlattened ? Severity.Warning : null);
    }
}
