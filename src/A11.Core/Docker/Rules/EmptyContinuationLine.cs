using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds instructions that continue across an empty line.</summary>
public sealed class EmptyContinuationLine : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD1005", "empty-continuation-line", "Instructions should not contain empty lines", Severity.Warning, Category.Correct)
    {
        Aliases = ["buildkit/NoEmptyContinuation"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        foreach (var instruction in file.Syntax.Instructions)
        {
            if (instruction.EmptyLines is [{ } first, ..])
            {
                context.Report(
                    this,
                    LastLine(instruction),
                    $"{instruction.Name} continues here across the empty line {context.File.Text.GetPosition(first.Start).Line}, which a future version of BuildKit rejects. Remove the empty line, or the {instruction.Escape} before it.",
                    CreateFix(instruction, context.File.Text),
                    related: [.. instruction.EmptyLines.Select(line => context.Locate(line, "an empty line"))]);
            }
        }
    }

    /// <summary>Where BuildKit reports it: the last line of the instruction.</summary>
    private static TextSpan LastLine(Instruction instruction)
    {
        var segments = instruction.Map.Segments;
        return segments.IsEmpty || segments[^1].Host.Length == 0 ? instruction.Keyword : segments[^1].Host;
    }

    private static Fix CreateFix(Instruction instruction, SourceText text) =>
        new("Remove the empty lines", [.. instruction.EmptyLines.Select(line => new TextEdit(text.GetLineWithTerminator(text.GetPosition(line.Start).Line), ""))], FixSafety.Safe);
}
