using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>No empty line stands inside an instruction.</summary>
public sealed class ContinueWithoutEmptyLines : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD1005", "no-empty-continuation", "No empty line stands inside an instruction", Severity.Warning, Category.Correct)
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
                    $"This still belongs to the {instruction.Name} above the empty line {context.File.Text.GetPosition(first.Start).Line}, which is to become an error; remove the line, or the {instruction.Escape} in front of it.",
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
