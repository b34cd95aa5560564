using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds MAINTAINER.</summary>
public sealed class DeprecatedMaintainer : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD4000", "deprecated-maintainer", "Name the author in a label, not MAINTAINER", Severity.Info, Category.Correct)
    {
        Aliases = ["hadolint/DL4000", "buildkit/MaintainerDeprecated", "trivy/DS-0022", "checkov/CKV_DOCKER_6"],
        Fix = FixSafety.Safe,
    };

    private const string Label = "org.opencontainers.image.authors";

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction.Is("MAINTAINER"))
        {
            context.Report(this, instruction.Keyword, "MAINTAINER is deprecated. Use LABEL org.opencontainers.image.authors=\"…\".", FixFor(instruction, stage));
        }
    }

    /// <summary>A label that the image gets anyway would change its value.</summary>
    private static Fix? FixFor(Instruction instruction, Stage stage)
    {
        if (stage.Lineage.Any(ancestor => ancestor.Instructions.Any(other => other.Is("LABEL") && other.Pairs.Any(pair => pair.Name == Label))))
        {
            return null;
        }

        var author = instruction.Arguments.Trim('"', '\'');
        return author.Length == 0 || author.AsSpan().IndexOfAny("\"\\$`") >= 0
            ? null
            : new Fix("Write a label", [new TextEdit(instruction.Span, $"LABEL {Label}=\"{author}\"")], FixSafety.Safe);
    }
}
