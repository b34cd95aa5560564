using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>COPY --from names a stage before it or an image with a tag.</summary>
public sealed class CopyFromKnownStage : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3022", "copy-from-known-stage", "COPY --from names a stage before it or an image with a tag", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3022", "buildkit/build-error"],
    };

    internal override bool NeedsWholeFile => true;

    /// <summary>What it is called where the engine pulls an image of that name.</summary>
    private static readonly ImmutableArray<string> OwnAlias = ["hadolint/DL3022"];

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        foreach (var instruction in stage.Instructions.Where(instruction => instruction.Is("COPY")))
        {
            foreach (var flag in instruction.Flags.Where(flag => flag.Name == "from" && flag.Value.Length > 0))
            {
                if (ProblemOf(flag.Value, stage, file) is { } problem)
                {
                    var isRefused = IsStage(flag.Value, file);
                    if (!isRefused && NamedContexts.Of(context.Repository).Contains(flag.Value))
                    {
                        continue;
                    }

                    context.Report(this, flag.ValueSpan, problem, aliases: isRefused ? null : OwnAlias, severity: isRefused ? Severity.Error : null);
                }
            }
        }
    }

    /// <summary>Whether the name is a stage's, or a number, so that BuildKit looks for no image, but refuses a stage that does not come before.</summary>
    private static bool IsStage(string source, DockerfileModel file) =>
        int.TryParse(source, NumberStyles.None, CultureInfo.InvariantCulture, out _) || file.Stages.Any(other => other.Name.Equals(source, StringComparison.OrdinalIgnoreCase));

    private static string? ProblemOf(string source, Stage stage, DockerfileModel file)
    {
        if (source.AsSpan().IndexOfAny("$:@") >= 0 || file.Stages.Take(stage.Index + 1).Any(other => other.Name.Equals(source, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        if (int.TryParse(source, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return index < stage.Index ? null
                : stage.Index == 0 ? $"No stage stands before this one, so there is none with the number {source}; name the stage that holds the files."
                : $"Stages are numbered from 0, and {stage.Index - 1} is the last one before this; better name the stage, as numbers change when a stage is added.";
        }

        return file.Stages.FirstOrDefault(other => other.Name.Equals(source, StringComparison.OrdinalIgnoreCase)) is { } later
            ? later.Needs(stage) ? $"The stage {source} further down needs this one itself, and BuildKit refuses that circle; move what both need into a stage of its own."
            : $"The stage {source} is defined further down; move it above the one that copies from it."
            : Spelling.Nearest(source, [.. file.Stages.Take(stage.Index).Select(other => other.Name).Where(name => name.Length > 0)]) is { } meant
            ? $"No stage before this one is called {source}, so an image of that name is pulled; did you mean {meant}?"
            : $"No stage before this one is called {source}, so the newest image of that name is pulled; correct the name, or write the image with its tag.";
    }
}
