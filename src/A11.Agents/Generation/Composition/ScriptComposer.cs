using System.Text;
using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.Composition;

/// <summary>Composes a shell script that does what its name says, by the commands that the makefile has.</summary>
internal sealed class ScriptComposer(Application application, ProjectFiles files, GenerationRequest request)
{
    private static readonly string[] Work = ["setup", "lint", "format", "test", "build", "deploy"];

    /// <summary>The script of a path.</summary>
    /// <exception cref="RefusalException">Its name says nothing that is known, or there is nothing to do.</exception>
    public string Compose(string path)
    {
        var up = string.Join('/', path.Split('/')[..^1].Select(static _ => ".."));
        var text = new StringBuilder("""
            #!/usr/bin/env bash
            # A command that fails ends the script, also inside a pipe, and so does a variable that is not set.
            set -euo pipefail

            # From the root, wherever it is called from.

            """.ReplaceLineEndings("\n")).Append($"cd \"$(dirname \"${{BASH_SOURCE[0]}}\")/{up}\"\n\n");
        return text.AppendJoin('\n', CommandsFor(path)).Append('\n').ToString();
    }

    private string[] CommandsFor(string path) => Path.GetFileNameWithoutExtension(path).ToLowerInvariant() switch
    {
        "setup" or "install" or "bootstrap" => Given([.. application.InstallFor(Checks, request.MeasuresCoverage)], path, "Nothing has to be installed"),
        "lint" or "check" => Given([.. Checks.Select(check => check.Command)], path, "No linter was found"),
        "format" or "fmt" => Given(Lines(application.Format), path, "No formatter was found"),
        "test" or "tests" => Given([.. Lines(application.Compile), .. Lines(request.TestCommand(application))], path, "No tests were found", request.TestCommand(application) is not null),
        "build" => Given(Build(), path, "There is no Dockerfile, and nothing that compiles"),
        "deploy" => Deploy(),
        _ => throw new RefusalException($"Nothing in the name of {path} says what it does. The built-in agent writes scripts that are called {string.Join(", ", Work.Select(static work => work + ".sh"))}."),
    };

    private ToolCommand[] Checks => [.. application.Checks.Where(check => request.Wants(check, application.Checks) || check is { IsSpare: false, Kind: not ToolKind.Types })];

    private static string[] Lines(string? commands) => commands?.Split('\n') ?? [];

    private static string[] Given(string[] commands, string path, string reason, bool isThere = true) =>
        commands.Length > 0 && isThere ? commands : throw new RefusalException($"{reason}, so that {path} would have nothing to do.");

    private string[] Build() => request.FindDockerfile(files) is { } dockerfile ? ImageBuild(dockerfile) : Lines(application.Compile ?? application.Pack);

    private string[] ImageBuild(string dockerfile) =>
    [
        "# An image is named by the commit that it was built from, so that it can be built again.",
        $"image={application.Name}",
        "version=\"$(git rev-parse --short=12 HEAD)\"",
        GenerationRequest.BuildCommand(dockerfile, "\"${image}:${version}\""),
    ];

    /// <summary>By the compose file, else the image to a registry, as the makefile does.</summary>
    private string[] Deploy() => RepositoryFiles.FindDeployedCompose(files) is { } compose
        ? ["# Where docker points, and until it is healthy.", $"docker compose --file {compose} up --build --detach --wait"]
        : request.FindDockerfile(files) is { } dockerfile
        ? [": \"${REGISTRY:?Set REGISTRY, as in REGISTRY=registry.example.com/team}\"", "", .. ImageBuild(dockerfile), "docker tag \"${image}:${version}\" \"${REGISTRY}/${image}:${version}\"", "docker push \"${REGISTRY}/${image}:${version}\""]
        : throw new RefusalException("There is no compose file and no Dockerfile that a script could deploy.");
}
