using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Docker;

/// <summary>
/// The shell code of a Dockerfile: RUN, CMD, ENTRYPOINT and HEALTHCHECK in shell form, and RUN's here-documents. Each is read with the shell and
/// the variables that hold where it stands (Dockerfile reference, “SHELL”, “ENV”, “ARG”).
/// </summary>
internal static class DockerScripts
{
    /// <summary>hadolint looks into RUN only, and calls what ShellCheck finds there so.</summary>
    private const string RunAlias = "hadolint/SC*";

    public static IEnumerable<EmbeddedScript> FindAll(DockerfileModel file) =>
        [.. file.Runs.Where(static run => !run.IsUnclosed).Select(Create).OfType<EmbeddedScript>(), .. file.Stages.SelectMany(stage => stage.Instructions.Select(instruction => Create(instruction, stage)).OfType<EmbeddedScript>())];

    /// <summary>The script of a RUN; null for the exec form that starts no shell, and for a shell that is not known.</summary>
    public static EmbeddedScript? Create(DockerRun run)
    {
        if (ShellOf(run) is not { } shell)
        {
            return null;
        }

        var host = new ScriptHost(ScriptHostKind.ImageBuild)
        {
            Shell = In(run.Stage, shell),
            Variables = run.IsTrigger ? run.State.Variables.ImageShellNames : run.State.Variables.ShellNames,
            Alias = RunAlias,
            AcceptsFixes = !run.IsExec,
        };
        return new EmbeddedScript(run.Text, run.Map, host) { Parsed = run.Script };
    }

    /// <summary>Whether the rules read a RUN's script.</summary>
    public static bool IsRead(DockerRun run) => ShellOf(run) is not null;

    private static ShellInvocation? ShellOf(DockerRun run) =>
        run.IsExec && !run.IsCommandString ? null : ShellInvocation.Parse(run.Shell.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What runs in the container, where the variables of the image alone are left; null where no shell reads it.</summary>
    private static EmbeddedScript? Create(Instruction instruction, Stage stage)
    {
        var command = instruction.Trigger ?? instruction;
        if (stage.Before(instruction) is not { } state)
        {
            return null;
        }

        if (command.IsExec)
        {
            // The first word of HEALTHCHECK is its own CMD.
            return command.Name is "CMD" or "ENTRYPOINT" or "HEALTHCHECK" && ExecCommand.ScriptOf(command.Is("HEALTHCHECK") ? command.Words[1..] : command.Words) is { } script && ShellInvocation.Parse(script.Shell.Split(' ')) is { } named
                ? new EmbeddedScript(script.Text, script.Map, HostOf(state, stage, named) with { AcceptsFixes = false })
                : null;
        }

        return CommandOf(command) is { } span && state.Shell.Kind is ShellKind.Posix && ShellInvocation.Parse(state.Shell.Words) is { } shell
            ? new EmbeddedScript(command.Arguments.Substring(span.Start, span.Length), command.Map.Slice(span), HostOf(state, stage, shell))
            : null;
    }

    private static ScriptHost HostOf(StageState state, Stage stage, ShellInvocation shell) =>
        new(ScriptHostKind.ContainerCommand) { Shell = In(stage, shell), Variables = state.Variables.ImageShellNames, AcceptsFixes = true };

    /// <summary>The part of the arguments that is a command; null where there is none.</summary>
    private static TextSpan? CommandOf(Instruction instruction)
    {
        const string Keyword = "CMD";
        var text = instruction.Arguments;
        switch (instruction.Name)
        {
            case "CMD" or "ENTRYPOINT" when text.Length > 0:
                return new TextSpan(0, text.Length);
            case "HEALTHCHECK" when text.StartsWith(Keyword, StringComparison.OrdinalIgnoreCase) && text.Length > Keyword.Length && char.IsWhiteSpace(text[Keyword.Length]):
                var start = text.Length - text.AsSpan(Keyword.Length).TrimStart().Length;
                return text[start] == '[' ? null : TextSpan.FromBounds(start, text.Length);
            default:
                return null;
        }
    }

    /// <summary>The shell of an image: what is sh in Alpine and BusyBox is known.</summary>
    private static ShellInvocation In(Stage stage, ShellInvocation shell) => shell.In(stage.Base.HasBusyBox);
}
