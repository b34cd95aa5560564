using System.Text;
using CliWrap;

namespace A11.Agents.Tests.Generation;

/// <summary>Programs other than A11 that read what is written, where they are installed.</summary>
internal static class FileTools
{
    private static readonly string SearchPath = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>What a program says.</summary>
    /// <param name="Name">The command, as people know it.</param>
    /// <param name="Problem">What it printed when it failed; null where it took the files.</param>
    public sealed record Result(string Name, string? Problem);

    /// <summary>Asks all programs that know files of these paths; of each the first that fails counts, else that it took all.</summary>
    public static Result[] Check(string root, string[] files) =>
    [
        .. files.SelectMany(file => CommandsFor(root, file)).Where(static command => IsInstalled(command.Program)).Select(command => Run(root, command))
            .GroupBy(static result => result.Name, StringComparer.Ordinal).Select(static group => group.FirstOrDefault(static result => result.Problem is not null) ?? group.First()),
    ];

    private static IEnumerable<Command> CommandsFor(string root, string file)
    {
        var name = Path.GetFileName(file);
        if (name == "Makefile")
        {
            return [new("make -n", "make", $"--dry-run --file {file} all install lint test build clean")];
        }

        return file.EndsWith(".sh", StringComparison.Ordinal) ? [new("bash -n", "bash", $"-n {file}"), new("ShellCheck", "shellcheck", file)]
            : name == "kustomization.yaml" ? [new("kubectl kustomize", "kubectl", $"kustomize {Path.GetDirectoryName(Path.Combine(root, file))}")]
            : [];
    }

    private static bool IsInstalled(string program) => SearchPath.Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, program)));

    private static Result Run(string root, Command command)
    {
        var output = new StringBuilder();
        var result = Cli.Wrap(command.Program).WithArguments(command.Arguments).WithWorkingDirectory(root).WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output)).WithStandardErrorPipe(PipeTarget.ToStringBuilder(output)).ExecuteAsync().GetAwaiter().GetResult();
        return new Result(command.Name, result.ExitCode == 0 ? null : output.ToString());
    }

    private sealed record Command(string Name, string Program, string Arguments);
}
