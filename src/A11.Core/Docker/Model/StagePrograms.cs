using A11.Core.Docker.Syntax;
using A11.Core.Images;

namespace A11.Core.Docker.Model;

/// <summary>Which programs a stage surely lacks: its base image has none, and nothing in the stage may have brought them.</summary>
internal static class StagePrograms
{
    /// <summary>Folders that programs are found in, and those above them.</summary>
    private static readonly HashSet<string> ProgramFolders = new(StringComparer.Ordinal) { "", "/bin", "/sbin", "/usr", "/usr/bin", "/usr/sbin", "/usr/local", "/usr/local/bin", "/usr/local/sbin" };

    /// <summary>Whether a program is surely not there.</summary>
    public static bool Lacks(Stage stage, string program, DockerfileModel file) =>
        stage is { From: not null, IsWindows: false }
        && ImagePrograms.Lacks(stage.Base, program)
        && !stage.Lineage.Any(ancestor => ancestor.Instructions.Any(instruction => MayBring(instruction, ancestor, program, file)));

    private static bool MayBring(Instruction instruction, Stage stage, string program, DockerfileModel file) => instruction.Name switch
    {
        "RUN" => MayInstall(instruction, stage, program, file),
        "COPY" or "ADD" when instruction.Words.Length >= 2 => MayCopy(instruction, program),
        _ => false,
    };

    /// <summary>A RUN that names the program, or runs a script that nobody can see into.</summary>
    private static bool MayInstall(Instruction run, Stage stage, string program, DockerfileModel file) =>
        file.Syntax.Source[run.Span].Contains(program, StringComparison.Ordinal)
        || InstructionCommands.Read(run, stage, file).Commands.Any(command => command.Name is null or "sh" or "bash" or "xargs" || command.Words[0].Value.Contains('/', StringComparison.Ordinal));

    private static bool MayCopy(Instruction copy, string program)
    {
        var target = copy.Words[^1].Value;
        return copy.Words.Any(word => word.HasVariable || IsProgram(word.Value, program)) || ProgramFolders.Contains(target.TrimEnd('/'));
    }

    private static bool IsProgram(string path, string program) =>
        path.EndsWith(program, StringComparison.Ordinal) || path.EndsWith("busybox", StringComparison.Ordinal) || path.Contains(".tar", StringComparison.Ordinal);
}
