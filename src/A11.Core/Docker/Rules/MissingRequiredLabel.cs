using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Finds images without a label of the schema.</summary>
public sealed class MissingRequiredLabel : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3049", "missing-required-label", "Images must have the required labels", Severity.Info, Category.Documented)
    {
        Aliases = ["hadolint/DL3049"],
        Options = [LabelSchema.Labels],
    };

    internal override bool NeedsWholeFile => true;

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage.From is null || LabelSchema.Get(context) is not { IsEmpty: false } schema || stage.IsReferenced)
        {
            // What another stage copies from or builds on is no image of its own.
            return;
        }

        var present = stage.Lineage.SelectMany(ancestor => ancestor.Instructions).SelectMany(LabelSchema.Read).Select(label => label.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in schema.Keys.Where(name => !present.Contains(name)).Order(StringComparer.Ordinal))
        {
            context.Report(this, stage.From.Keyword.Union(stage.ImageSpan), $"The image has no label {name}, which this repository requires. Add LABEL {name}=\"…\".");
        }
    }
}
