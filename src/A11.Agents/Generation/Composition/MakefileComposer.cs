using System.Text;
using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.Composition;

/// <summary>Composes a makefile of the commands that people type every day.</summary>
internal sealed class MakefileComposer(Application application, ProjectFiles files, GenerationRequest request)
{
    public string Compose()
    {
        var targets = Targets().ToArray();
        var image = targets.Any(target => target.Name == "image" || target.Commands.Any(command => command.Contains("$(IMAGE)", StringComparison.Ordinal)));
        var text = new StringBuilder("# A command that fails stops its recipe, also inside a pipe.\nSHELL := /bin/bash\n.SHELLFLAGS := -eu -o pipefail -c\n.DEFAULT_GOAL := help\n");
        if (image)
        {
            _ = text.Append($"\n# An image is named by the commit that it was built from, so that it can be built again.\nIMAGE := {application.Name}\nVERSION := $(shell git rev-parse --short=12 HEAD)\n");
        }

        // Targets that people expect to find there are there, whether or not they have anything to do.
        _ = text.Append($"\n.PHONY: {string.Join(' ', targets.Select(target => target.Name))}\n");
        foreach (var target in targets)
        {
            _ = text.Append($"\n{target.Name}:{(target.Needs.Length > 0 ? $" {target.Needs}" : "")} ## {target.Title}\n");
            foreach (var command in target.Commands)
            {
                _ = text.Append($"\t{command}\n");
            }
        }

        return text.ToString();
    }

    private IEnumerable<Target> Targets()
    {
        yield return new Target("help", "", "Show this help", ["@awk 'BEGIN { FS = \":.*## \" } /^[a-z-]+:.*## / { printf \"%-10s %s\\n\", $$1, $$2 }' $(MAKEFILE_LIST)"]);
        yield return new Target("all", "", "Check, test and build", []) with { Needs = string.Join(' ', Everything()) };
        yield return new Target("install", "", "Install the dependencies", [.. application.InstallFor(application.Checks).Select(Escape)]);
        if (!application.Checks.IsEmpty)
        {
            yield return new Target("lint", application.Language == ".NET" ? "install" : "", "Run the quick checks", [.. application.Checks.SelectMany(check => Recipe(check.Command))]);
        }

        if (application.Format is { } format)
        {
            yield return new Target("format", "", "Fix the layout", Recipe(format));
        }

        if (application.Test is { } test)
        {
            yield return new Target("test", application.Compile is null ? "" : "compile", "Run the tests", Recipe(request.MeasuresCoverage && application.Coverage is { } coverage ? coverage : test));
        }

        if (application.Compile is { } compile)
        {
            yield return new Target("compile", application.Language == ".NET" ? "install" : "", "Compile", Recipe(compile));
        }

        foreach (var target in ContainerTargets())
        {
            yield return target;
        }

        yield return new Target("clean", "", "Remove what a build leaves behind", [$"rm -rf {string.Join(' ', application.Leftovers)}"]);
    }

    private IEnumerable<Target> ContainerTargets()
    {
        if (Dockerfile is { } dockerfile)
        {
            yield return new Target("build", "", "Build the image", [GenerationRequest.BuildCommand(dockerfile, "$(IMAGE):$(VERSION)")]);
        }
        else if (application.Compile is not null)
        {
            yield return new Target("build", "compile", "Compile", []);
        }

        if (ComposeFile is not null)
        {
            yield return new Target("up", "", "Start the application with its services", ["docker compose up --detach --wait"]);
            yield return new Target("down", "", "Stop it again; the data stays", ["docker compose down"]);
        }

        if (request.Deploys && (files.FirstOf("docker-compose.prod.yml", "docker-compose.prod.yaml", "compose.prod.yaml") ?? ComposeFile) is { } deployed)
        {
            yield return new Target("deploy", "", "Build and start it where docker points, and wait until it is healthy", [$"docker compose --file {deployed} up --build --detach --wait"]);
        }
    }

    private string? Dockerfile => request.FindDockerfile(files);

    private string? ComposeFile => files.FirstOf("docker-compose.yml", "docker-compose.yaml", "compose.yaml", "compose.yml");

    private IEnumerable<string> Everything()
    {
        if (application.Checks.Any(check => check.IsChosen))
        {
            yield return "lint";
        }

        if (application.Test is not null)
        {
            yield return "test";
        }

        if (Dockerfile is not null || application.Compile is not null)
        {
            yield return "build";
        }
    }

    /// <summary>A dollar sign is make's own.</summary>
    private static string Escape(string command) => command.Replace("$", "$$", StringComparison.Ordinal);

    /// <summary>The lines of a recipe for commands, one a line.</summary>
    private static string[] Recipe(string commands) => [.. commands.Split('\n').Select(Escape)];

    private sealed record Target(string Name, string Needs, string Title, string[] Commands);
}
