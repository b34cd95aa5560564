using A11.Core.Files;
using A11.Core.Images;
using A11.Core.Repositories;
using A11.Core.Shell.Syntax;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows;

/// <summary>The images that a workflow builds, and those of them that it runs: by docker, podman or nerdctl in a step, or by docker/build-push-action.</summary>
internal static class WorkflowServices
{
    private static readonly string[] Programs = ["docker", "podman", "nerdctl"];

    /// <summary>A fact for each image that is built, and one for each container with ports that is started from one of these.</summary>
    public static IEnumerable<ServiceFact> FindAll(WorkflowFile file, string path)
    {
        var commands = WorkflowScripts.FindAll(file)
            .Where(static script => Programs.Any(program => script.Text.Contains(program, StringComparison.Ordinal)))
            .SelectMany(static script => script.Parse().Commands)
            .Where(static command => Programs.Contains(command.Name)).ToArray();
        var built = file.Steps.SelectMany(step => BuiltBy(step, path)).Concat(commands.SelectMany(command => BuiltBy(command, path))).ToArray();
        return built.Concat(commands.SelectMany(command => StartedBy(command, built)));
    }

    private static IEnumerable<ServiceFact> BuiltBy(WorkflowStep step, string path)
    {
        if (step.Uses?.Value.StartsWith("docker/build-push-action@", StringComparison.Ordinal) != true || step.With is not { } with)
        {
            return [];
        }

        var context = with["context"]?.Text ?? ".";
        return Create(path, context, with["file"]?.Text, with["target"]?.Text, (with["tags"]?.Text ?? "").Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    private static IEnumerable<ServiceFact> BuiltBy(ShellCommand command, string path) =>
        command.Subcommand is "build" or "buildx" && command.Operands.Any(static operand => operand.Value == "build") && command.Words[^1].ConstantValue is { } context
            ? Create(path, context, ValuesOf(command, "-f", "--file").FirstOrDefault(), ValuesOf(command, "--target").FirstOrDefault(), ValuesOf(command, "-t", "--tag"))
            : [];

    private static IEnumerable<ServiceFact> Create(string path, string context, string? file, string? target, IEnumerable<string> images)
    {
        if (RepositoryPath.Resolve("", context) is { } folder && RepositoryPath.Resolve("", file ?? (folder.Length == 0 ? "Dockerfile" : folder + "/Dockerfile")) is { } dockerfile)
        {
            foreach (var image in images)
            {
                yield return new ServiceFact(path, image, dockerfile, target, image, IsProbed: false, ServesPorts: false);
            }
        }
    }

    private static IEnumerable<ServiceFact> StartedBy(ShellCommand command, ServiceFact[] built) =>
        command.Subcommand is "run" or "create" && command.HasFlag("-p", "--publish", "-P", "--publish-all", "--expose")
            && command.Arguments.Select(word => built.FirstOrDefault(image => NameOf(word.Value) == NameOf(image.Image!))).FirstOrDefault(static image => image is not null) is { } started
            ? [started with { IsProbed = command.HasFlag("--health-cmd"), ServesPorts = true }]
            : [];

    private static string NameOf(string image) => ImageReference.Parse(image).ShortName;

    /// <summary>The values of an option, in whichever form they are written: <c>-t name</c>, <c>--tag=name</c>.</summary>
    private static IEnumerable<string> ValuesOf(ShellCommand command, params string[] names)
    {
        for (var i = 1; i < command.Words.Length; i++)
        {
            var word = command.Words[i].Value;
            if (names.Contains(word) && i + 1 < command.Words.Length)
            {
                yield return command.Words[i + 1].Value;
            }
            else if (names.FirstOrDefault(name => word.StartsWith(name + "=", StringComparison.Ordinal)) is { } name)
            {
                yield return word[(name.Length + 1)..];
            }
        }
    }
}
