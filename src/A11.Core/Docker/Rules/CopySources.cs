using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>What COPY --from names: an earlier stage, an image with a tag, or a named context of the build.</summary>
public sealed class CopySources : DockerRule
{
    private static readonly CheckDescriptor Unknown = new("AXD3022", "unknown-copy-source", "COPY --from should name an earlier stage or an image with a tag", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3022"],
    };

    private static readonly CheckDescriptor LaterStage = new("AXD3072", "copy-from-later-stage", "COPY --from must name an earlier stage", Severity.Error, Category.Correct)
    {
        Aliases = ["hadolint/DL3022", "buildkit/build-error"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Unknown;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Unknown, LaterStage];

    internal override bool NeedsWholeFile => true;

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        foreach (var instruction in stage.Instructions.Where(instruction => instruction.Is("COPY")))
        {
            foreach (var flag in instruction.Flags.Where(flag => flag.Name == "from" && flag.Value.Length > 0))
            {
                if (FindProblem(flag.Value, stage, file) is var (check, problem) && (check == LaterStage || !NamedContexts.Find(context.Repository).Contains(flag.Value)))
                {
                    context.Report(check, flag.ValueSpan, problem);
                }
            }
        }
    }

    /// <summary>What is wrong with a source; null where nothing is. A number, and the name of a stage, is no image to BuildKit, which then refuses the build.</summary>
    private static (CheckDescriptor Check, string Problem)? FindProblem(string source, Stage stage, DockerfileModel file)
    {
        if (source.AsSpan().IndexOfAny("$:@") >= 0 || file.Stages.Take(stage.Index + 1).Any(other => other.Name.Equals(source, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        if (int.TryParse(source, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return index < stage.Index ? null
                : stage.Index == 0 ? (LaterStage, $"There is no stage before this one, so --from={source} is an error. Name the stage that contains the files.")
                : (LaterStage, $"There is no stage {source} before this one: the last one is number {stage.Index - 1}. Write the name of the stage instead.");
        }

        if (file.Stages.FirstOrDefault(other => other.Name.Equals(source, StringComparison.OrdinalIgnoreCase)) is { } later)
        {
            return (LaterStage, later.Needs(stage)
                ? $"Stage {source} depends on this one, so copying from it is a cycle. Move what both need into a stage of its own."
                : $"Stage {source} is defined below this one. Move it above.");
        }

        return (Unknown, Spelling.Nearest(source, [.. file.Stages.Take(stage.Index).Select(other => other.Name).Where(name => name.Length > 0)]) is { } meant
            ? $"No earlier stage is named {source}, so an image of that name is pulled. Did you mean {meant}?"
            : source.Contains('/', StringComparison.Ordinal) ? $"The image {source} has no tag, so the files are copied from {source}:latest: the same commit can build a different image later. Pin a full version."
            : $"No earlier stage is named {source}, so the image {source}:latest is pulled. Correct the name, or add a tag to the image.");
    }
}
