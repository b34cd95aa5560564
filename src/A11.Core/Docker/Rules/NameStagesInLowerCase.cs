using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>A stage's name is in lower case.</summary>
public sealed class NameStagesInLowerCase : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD1003", "stage-name-casing", "A stage's name is in lower case", Severity.Info, Category.Correct)
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
                $"The engine reads the stage's name as {stage.Name}, and a FROM that spells it “{name.Value}” takes it for an image; write {stage.Name}.",
                new Fix($"Write {stage.Name}", [new TextEdit(name.Span, stage.Name)], FixSafety.Safe));
        }
    }
}
