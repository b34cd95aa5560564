using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds instructions in another case than most of the file.</summary>
public sealed class InconsistentInstructionCase : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD1002", "inconsistent-instruction-case", "Write all instructions in the same case", Severity.Info, Category.Correct)
    {
        Aliases = ["buildkit/ConsistentInstructionCasing"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        var source = context.File.Text;
        var lower = 0;
        var upper = 0;
        foreach (var keyword in Keywords(file))
        {
            lower += IsAll(source[keyword.Keyword], char.IsAsciiLetterLower) ? 1 : 0;
            upper += IsAll(source[keyword.Keyword], char.IsAsciiLetterUpper) ? 1 : 0;
        }

        var isLower = lower > upper;
        foreach (var instruction in Keywords(file))
        {
            var written = source[instruction.Keyword];
            if (!IsAll(written, isLower ? char.IsAsciiLetterLower : char.IsAsciiLetterUpper))
            {
                var wanted = isLower ? instruction.Name.ToLowerInvariant() : instruction.Name;
                context.Report(
                    this,
                    instruction.Keyword,
                    $"{written} is not in {(isLower ? "lower" : "upper")} case, as most instructions of this file are. Write {wanted}.",
                    new Fix($"Write {wanted}", EditsFor(instruction, wanted, isLower ? "as" : "AS"), FixSafety.Safe));
            }
        }
    }

    /// <summary>With FROM goes its AS, which is to be in the same case.</summary>
    private static ImmutableArray<TextEdit> EditsFor(Instruction instruction, string keyword, string stage)
    {
        var edit = new TextEdit(instruction.Keyword, keyword);
        return instruction.Is("FROM") && instruction.Words is [_, { } word, _, ..] && word.Value.Equals(stage, StringComparison.OrdinalIgnoreCase) && word.Value != stage
            ? [edit, new TextEdit(word.Span, stage)]
            : [edit];
    }

    /// <summary>The instructions of the stages; as in BuildKit's check, ARGs in front of them do not count.</summary>
    private static IEnumerable<Instruction> Keywords(DockerfileModel file) =>
        file.Stages.SelectMany(stage => stage.From is null ? stage.Instructions : stage.Instructions.Prepend(stage.From)).Where(instruction => instruction.IsKnown);

    private static bool IsAll(ReadOnlySpan<char> text, Func<char, bool> test)
    {
        foreach (var character in text)
        {
            if (!test(character))
            {
                return false;
            }
        }

        return true;
    }
}
