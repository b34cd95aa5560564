using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>An image has the labels that the repository asks for.</summary>
public sealed class RequireLabels : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3049", "required-labels", "An image has the labels that the repository asks for", Severity.Info, Category.Documented)
    {
        Aliases = ["hadolint/DL3049"],
        Options = [LabelSchema.Labels],
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage.From is null || LabelSchema.Of(context) is not { IsEmpty: false } schema || FeedsAnother(stage, file))
        {
            return;
        }

        var present = stage.Lineage.SelectMany(ancestor => ancestor.Instructions).SelectMany(LabelSchema.Read).Select(label => label.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in schema.Keys.Where(name => !present.Contains(name)).Order(StringComparer.Ordinal))
        {
            context.Report(this, stage.From.Keyword.Union(stage.ImageSpan), $"This image has no label {name}, which the repository asks for; add LABEL {name}=\"…\".");
        }
    }

    /// <summary>Whether the stage is there to be copied from or built upon, and no image of its own.</summary>
    private static bool FeedsAnother(Stage stage, DockerfileModel file) =>
        stage != file.Final && file.Stages.Any(other => other.Parent == stage || other.Instructions.Any(instruction => instruction.Flags.Any(flag => CopiesFrom(instruction, flag, stage))));

    private static bool CopiesFrom(Instruction instruction, DockerfileFlag flag, Stage stage)
    {
        var source = instruction.Is("COPY") && flag.Name == "from" ? flag.Value : instruction.Is("RUN") ? RunMount.Read(flag)?.From ?? "" : "";
        return source.Length > 0 && (source.Equals(stage.Name, StringComparison.OrdinalIgnoreCase) || source == stage.Index.ToString(CultureInfo.InvariantCulture));
    }
}
