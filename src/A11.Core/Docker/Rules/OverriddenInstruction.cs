using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>
/// Instructions of which only the last one in a stage counts. The finding is at the one that has no effect, as BuildKit has it; hadolint
/// and Trivy tell of the one behind it, which is the related place.
/// </summary>
internal static class OverriddenInstruction
{
    /// <summary>Reports every instruction of a keyword but the stage's last one.</summary>
    public static void Report(DockerRule rule, string keyword, string consequence, Stage stage, RuleContext context)
    {
        var all = stage.Instructions.Where(instruction => instruction.Is(keyword)).ToList();
        for (var i = 0; i + 1 < all.Count; i++)
        {
            var line = context.File.Text.GetPosition(all[i + 1].Span.Start).Line;
            context.Report(
                rule,
                all[i].Span,
                $"Line {line} has another {keyword}, and only the last one of a stage counts, {consequence}; remove it.",
                FixFor(all[i], context.File.Text),
                related: [context.Locate(all[i + 1].Span, $"This {keyword} takes its place.")]);
        }
    }

    /// <summary>A comment above it would stand above the next instruction, and may suppress findings there.</summary>
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
