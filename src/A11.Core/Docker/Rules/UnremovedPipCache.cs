using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds caches of pip that stay in the image.</summary>
public sealed class UnremovedPipCache : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3042", "unremoved-pip-cache", "Install pip packages with --no-cache-dir", Severity.Info, Category.Small)
    {
        Aliases = ["hadolint/DL3042"],
        Fix = FixSafety.Unsafe,
    };

    private const string Cache = "/root/.cache/pip";
    private const string Variable = "PIP_NO_CACHE_DIR";

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Manager == PackageManagers.Pip && call.Action == PackageAction.Install))
        {
            if (run.IsShipped && !call.Command.HasFlag("--no-cache-dir", "--no-cache", "--no-index") && !IsSwitchedOff(call.Command, run) && !IsKeptOut(run) && !IsCleaned(call, run))
            {
                context.Within(run.Map).Report(
                    this,
                    call.Span,
                    "The download cache of pip stays in the image. Add --no-cache-dir, or --mount=type=cache,target=/root/.cache/pip to the RUN.",
                    run.Insert(call.VerbSpan, "--no-cache-dir") is { } edit ? new Fix("Add --no-cache-dir", [edit], FixSafety.Unsafe) : null);
            }
        }
    }

    /// <summary>By the variable: before the command, exported before it, or of the image.</summary>
    private static bool IsSwitchedOff(ShellCommand command, DockerRun run)
    {
        var inline = command.Assignments
            .Concat(run.Script.Commands.TakeWhile(other => other != command).Where(other => other.Name == "export").SelectMany(other => other.Arguments))
            .LastOrDefault(word => word.Value.StartsWith(Variable + "=", StringComparison.Ordinal));
        var value = inline?.Value[(Variable.Length + 1)..] ?? run.State.Variables.Find(Variable)?.Value;
        return value is not (null or "" or "0" or "off" or "no" or "false");
    }

    /// <summary>A mount over the cache of root, of another user, or where PIP_CACHE_DIR says.</summary>
    private static bool IsKeptOut(DockerRun run) =>
        run.MountsOver(Cache)
        || run.Run.Mounts.Any(mount => mount is { Type: "cache" or "tmpfs", Target: { } target } && (target.EndsWith("/.cache/pip", StringComparison.Ordinal) || target.EndsWith("/.cache", StringComparison.Ordinal)))
        || (run.State.Variables.Find("PIP_CACHE_DIR")?.Value is { } directory && run.MountsOver(directory));

    private static bool IsCleaned(PackageCommand call, DockerRun run) => run.Script.Commands.SkipWhile(command => command != call.Command).Any(command =>
        (command.Name == "rm" && command.Operands.Any(operand => operand.Value.Contains("/.cache", StringComparison.Ordinal)))
        || PackageCommand.Read(command) is { Action: PackageAction.Clean, Manager: var manager } && manager == PackageManagers.Pip);
}
