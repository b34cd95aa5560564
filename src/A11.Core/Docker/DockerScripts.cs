using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Scripts;
using A11.Core.Shell;
using A11.Core.Text;

namespace A11.Core.Docker;

/// <summary>
/// The shell code of a Dockerfile: RUN, CMD, ENTRYPOINT and HEALTHCHECK in shell form, and RUN's here-documents. Each is read with the shell and
/// the variables that hold where it stands (Dockerfile reference, “SHELL”, “ENV”, “ARG”).
/// </summary>
internal static class DockerScripts
{
    /// <summary>hadolint looks into RUN only.</summary>
    private static readonly ScriptHost RunHost = new("hadolint/SC*", []);

    public static IEnumerable<ShellCode> Of(DockerfileModel file) =>
        [.. file.Runs.Select(Of).OfType<ShellCode>(), .. file.Stages.SelectMany(stage => stage.Instructions.SelectMany(instruction => Of(instruction, stage)))];

    /// <summary>The script of a RUN; null for the exec form and a shell that is not known.</summary>
    public static ShellCode? Of(DockerRun run)
    {
        if (run.IsExec || ShellInvocation.Parse(run.Shell.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is not { } shell)
        {
            return null;
        }

        return new ShellCode(run.Text, run.Map)
        {
            Shell = In(run.Stage, shell),
            Variables = run.IsTrigger ? run.State.Variables.ImageShellNames : run.State.Variables.ShellNames,
            Host = RunHost,
            AcceptsFixes = true,
        };
    }

    /// <summary>What runs in the container, where the variables of the image alone are left.</summary>
    private static IEnumerable<ShellCode> Of(Instruction instruction, Stage stage)
    {
        var command = instruction.Trigger ?? instruction;
        if (command.IsExec || CommandOf(command) is not { } span || stage.Before(instruction) is not { Shell.Kind: ShellKind.Posix } state || ShellInvocation.Parse(state.Shell.Words) is not { } shell)
        {
            return [];
        }

        return [new ShellCode(command.Arguments.Substring(span.Start, span.Length), command.Map.Slice(span)) { Shell = In(stage, shell), Variables = state.Variables.ImageShellNames, AcceptsFixes = true }];
    }

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
    private static ShellInvocation In(Stage stage, ShellInvocation shell) =>
        shell.Dialect is ShellDialect.Posix && ImagePrograms.HasBusyBox(stage.Base) ? shell with { Dialect = ShellDialect.Busybox } : shell;
}
