using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds stage names that are not in lower case.</summary>
public sealed class UppercaseStageName : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD1003", "uppercase-stage-name", "Write stage names in lower case", Severity.Info, Category.Correct)
    {
        Aliases = ["buildkit/StageNameCasing"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage.From is { Words: [_, _, { } name] } && stage.Name.Length > 0 && name.Value != stage.Name)
        {
            context.Report(
                this,
                name.Span,
                $"BuildKit converts the stage name to {stage.Name}, so FROM {name.Value} means an image and not this stage. Write {stage.Name}.",
                FixFor(name, stage, file));
        }
    }

    /// <summary>Other engines (Buildah) compare names letter by letter, so that what names the stage changes with it; nothing does where not all of that can.</summary>
    private static Fix? FixFor(DockerfileWord name, Stage stage, DockerfileModel file)
    {
        var places = new List<TextSpan> { name.Span };
        foreach (var reference in file.Stages.SelectMany(other => other.References).Where(reference => reference.Target == stage && reference.Text == name.Value))
        {
            places.Add(reference.Span);
        }

        return places.Any(place => !file.Syntax.Source[place].SequenceEqual(name.Value)) || file.Stages.Any(other => other.From?.Words is [var image, ..] && image.Value == name.Value)
            ? null
            : new Fix($"Write {stage.Name}", [.. places.Select(place => new TextEdit(place, stage.Name))], FixSafety.Safe);
    }
}
