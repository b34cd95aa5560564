using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>COPY --from takes what is needed, not the whole file system.</summary>
public sealed class CopyNoWholeFileSystem : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3067", "no-copy-of-root", "COPY --from takes what is needed, not the whole file system", Severity.Warning, Category.Small)
    {
        Aliases = ["hadolint/DL3067"],
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction is { Name: "COPY", Words: [{ Value: "/" } source, { Value: "/" } target] } && instruction.Flag("from") is { } from)
        {
            var isFlattened = stage.Base.Text == "scratch";
            context.Report(
                this,
                source.Span.Union(target.Span),
                isFlattened
                    ? $"This makes one layer of all of {from}, but its ENV, USER, WORKDIR and CMD are lost, and nothing is shared with other images; copy the files that are needed."
                    : $"This writes all of {from} over the files of this stage, two systems mixed into one; copy the files that are needed.",
                severity: isFlattened ? Severity.Info : null);
        }
    }
}
