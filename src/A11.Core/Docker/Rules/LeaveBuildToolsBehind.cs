using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Build tools stay out of the image that runs.</summary>
public sealed class LeaveBuildToolsBehind : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6006", "no-build-tools", "Build tools stay out of the image that runs", Severity.Warning, Category.Small);

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (file.Final is not { From: not null } final || Workplace.Is(final, context) || (final.Last("ENTRYPOINT") ?? final.Last("CMD")) is not { } start)
        {
            return;
        }

        if (BuildTools.NeedsTools(InstructionCommands.Of(start, final, file)))
        {
            return;
        }

        if (BuildTools.RuntimeFor(final.Base) is { } runtime)
        {
            CheckImage(final, runtime, file, context);
        }
        else
        {
            CheckPackages(final, file, context);
        }
    }

    /// <summary>An image to build in that builds here what then runs in it.</summary>
    private void CheckImage(Stage final, string runtime, DockerfileModel file, RuleContext context)
    {
        if (Runs(final, file).Any(run => run.Commands.Any(BuildTools.IsBuild)))
        {
            var root = final.Lineage.Last();
            context.Report(this, root.ImageSpan, $"The program is built and run in the same stage, so the image ships {root.Image.Text} with compiler and sources, hundreds of megabytes that only help who breaks in; begin a second stage from {runtime} and copy the result with COPY --from.");
        }
    }

    private void CheckPackages(Stage final, DockerfileModel file, RuleContext context)
    {
        foreach (var commands in Runs(final, file))
        {
            if (commands.Commands.Any(command => command.Name is "apt-get" or "apt" or "apk" or "yum" or "dnf" && command.Subcommand is "purge" or "remove" or "autoremove" or "del" or "erase"))
            {
                continue;
            }

            var tools = commands.Commands.SelectMany(BuildTools.Of).ToList();
            if (tools.Count > 0)
            {
                var names = string.Join(", ", tools.Select(tool => tool.Value).Distinct());
                context.Within(commands.Map).Report(this, tools[0].Span, $"The image that runs keeps {names}, which only building needs: more to download, and more for who breaks in; build in a stage of its own and copy the result with COPY --from.");
            }
        }
    }

    private static IEnumerable<InstructionCommands> Runs(Stage final, DockerfileModel file) => final.Lineage.SelectMany(stage => stage.Instructions
        .Where(instruction => instruction.Is("RUN"))
        .Select(run => InstructionCommands.Of(run, stage, file)));
}
