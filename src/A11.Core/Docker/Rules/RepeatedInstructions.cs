using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>
/// Instructions of which only the last one in a stage counts. The finding is at the one that has no effect, as BuildKit has it; hadolint
/// and Trivy report the one after it, which is the related place.
/// </summary>
public sealed class RepeatedInstructions : DockerRule
{
    private static readonly CheckDescriptor HealthCheck = new("AXD3012", "repeated-health-check", "A stage should have only one HEALTHCHECK", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3012", "buildkit/MultipleInstructionsDisallowed", "trivy/DS-0023"],
        Fix = FixSafety.Safe,
    };

    private static readonly CheckDescriptor Cmd = new("AXD4003", "repeated-cmd", "A stage should have only one CMD", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL4003", "buildkit/MultipleInstructionsDisallowed", "trivy/DS-0016"],
        Fix = FixSafety.Safe,
    };

    private static readonly CheckDescriptor Entrypoint = new("AXD4004", "repeated-entrypoint", "A stage should have only one ENTRYPOINT", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL4004", "buildkit/MultipleInstructionsDisallowed", "trivy/DS-0007"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Cmd;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [HealthCheck, Cmd, Entrypoint];

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        Report(HealthCheck, "HEALTHCHECK", stage, context);
        Report(Cmd, "CMD", stage, context);
        Report(Entrypoint, "ENTRYPOINT", stage, context);
    }

    private static void Report(CheckDescriptor check, string keyword, Stage stage, RuleContext context)
    {
        var all = stage.Instructions.Where(instruction => instruction.Is(keyword)).ToList();
        for (var i = 0; i + 1 < all.Count; i++)
        {
            var line = context.File.Text.GetPosition(all[i + 1].Span.Start).Line;
            context.Report(
                check,
                all[i].Span,
                $"This {keyword} has no effect: line {line} has another one, and only the last one of a stage counts. Remove it.",
                FixFor(all[i], context.File.Text),
                related: [context.Locate(all[i + 1].Span, $"This {keyword} replaces it.")]);
        }
    }

    /// <summary>A comment above it would become that of the next instruction, and may suppress findings there.</summary>
    private static Fix? FixFor(Instruction instruction, SourceText text)
    {
        var line = text.GetPosition(instruction.Span.Start).Line;
        return line > 1 && text[text.GetLineWithTerminator(line - 1)].TrimStart().StartsWith('#')
            ? null
            : new Fix($"Remove the {instruction.Name} without effect", [new TextEdit(Lines(instruction, text), "")], FixSafety.Safe);
    }

    /// <summary>The whole lines of an instruction.</summary>
    private static TextSpan Lines(Instruction instruction, SourceText text)
    {
        var first = text.GetLineWithTerminator(text.GetPosition(instruction.Span.Start).Line);
        var last = text.GetLineWithTerminator(text.GetPosition(instruction.Span.End).Line);
        return first.Union(last);
    }
}
