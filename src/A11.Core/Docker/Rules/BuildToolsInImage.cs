using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Packages;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds compilers and SDKs in the final image.</summary>
public sealed class BuildToolsInImage : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6006", "build-tools-in-image", "Final images should not contain build tools", Severity.Warning, Category.Small);

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (file.Final is not { From: not null } final || DevelopmentImage.Is(final, context) || (final.Last("ENTRYPOINT") ?? final.Last("CMD")) is not { } start)
        {
            return;
        }

        if (BuildTools.NeedsTools(InstructionCommands.Read(start, final, file)))
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

    /// <summary>An SDK image that builds and runs the program.</summary>
    private void CheckImage(Stage final, string runtime, DockerfileModel file, RuleContext context)
    {
        if (Runs(final, file).Any(run => run.Commands.Any(BuildTools.IsBuild)))
        {
            var root = final.Lineage.Last();
            context.Report(this, root.ImageSpan, $"The final image contains the build tools of {root.Image.Text} and the sources. Add a final stage based on {runtime}, and copy the result with COPY --from.");
        }
    }

    private void CheckPackages(Stage final, DockerfileModel file, RuleContext context)
    {
        foreach (var commands in Runs(final, file))
        {
            if (commands.Commands.Any(RemovesPackages))
            {
                continue;
            }

            var tools = commands.Commands.SelectMany(BuildTools.FindIn).ToList();
            if (tools.Count > 0)
            {
                var names = string.Join(", ", tools.Select(tool => tool.Value).Distinct());
                context.Within(commands.Map).Report(this, tools[0].Span, $"The final image contains build tools: {names}. Build in an earlier stage and copy the result with COPY --from, or remove them in the same RUN.");
            }
        }
    }

    /// <summary>Whether a command removes packages of the system, for which the tools were installed only to build in this RUN.</summary>
    private static bool RemovesPackages(ShellCommand command) =>
        PackageCommand.Read(command) is { Action: PackageAction.Remove, Manager: var manager }
        && (manager == PackageManagers.Apt || manager == PackageManagers.Apk || manager == PackageManagers.Dnf || manager == PackageManagers.Zypper);

    private static IEnumerable<InstructionCommands> Runs(Stage final, DockerfileModel file) => final.Lineage.SelectMany(stage => stage.Instructions
        .Where(instruction => instruction.Is("RUN"))
        .Select(run => InstructionCommands.Read(run, stage, file)));
}
