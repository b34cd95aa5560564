using System.Text;
using A11.Agents.Acceptance.Criteria;
using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.Composition;

/// <summary>Composes a makefile of the commands that people type every day.</summary>
internal sealed class MakefileComposer(Application application, ProjectFiles files, GenerationRequest request)
{
    private readonly ToolCommand[] _checks = [.. application.Checks.Where(check => (!check.IsSpare && check.Kind != ToolKind.Types) || request.Wants(check, application.Checks) || (check.Kind == ToolKind.Types && request.Targets.Any(ChecksTypes)))];

    private static bool ChecksTypes(string target) => target is "typecheck" or "type-check" or "types";

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
        Target[] usual = [.. UsualTargets()];
        return [.. usual, .. request.Targets.Where(name => !usual.Any(target => target.Name == name)).Select(name => Alias(name, usual)).OfType<Target>(), .. Clean()];
    }

    private IEnumerable<Target> UsualTargets()
    {
        yield return new Target("help", "", "Show this help", ["@awk 'BEGIN { FS = \":.*## \" } /^[a-z-]+:.*## / { printf \"%-10s %s\\n\", $$1, $$2 }' $(MAKEFILE_LIST)"]);
        yield return new Target("all", "", "Check, test and build", []) with { Needs = string.Join(' ', Everything()) };
        yield return new Target("install", "", "Install the dependencies", [.. application.InstallFor(_checks, request.MeasuresCoverage).Select(Escape)]);
        if (_checks.Length > 0)
        {
            yield return new Target("lint", application.Language == ".NET" ? "install" : "", "Run the quick checks", [.. _checks.SelectMany(check => Recipe(check.Command))]);
        }

        if (application.Format is { } format)
        {
            yield return new Target("format", "", "Fix the layout", Recipe(format));
        }

        if (request.TestCommand(application) is { } test)
        {
            yield return new Target("test", application.Compile is null ? "" : "compile", "Run the tests", Recipe(test));
        }

        if (application.Compile is { } compile)
        {
            yield return new Target("compile", application.Language == ".NET" ? "install" : "", "Compile", Recipe(compile));
        }

        foreach (var target in ContainerTargets())
        {
            yield return target;
        }
    }

    private IEnumerable<Target> Clean()
    {
        yield return new Target("clean", "", "Remove what a build leaves behind", [$"rm -rf {string.Join(' ', application.Leftovers)}"]);
    }

    /// <summary>A target that is asked for by another name than the usual one; null where nothing is known that it could do.</summary>
    private Target? Alias(string name, Target[] usual)
    {
        var needs = name switch
        {
            "setup" or "deps" or "dependencies" or "bootstrap" => "install",
            "fmt" => "format",
            "tests" or "unit" or "unit-test" or "unit-tests" => "test",
            "start" or "run" or "serve" or "dev" => "up",
            "stop" => "down",
            "image" or "docker" or "docker-build" or "build-image" when Dockerfile is not null => "build",
            "check" or "checks" or "verify" or "ci" => string.Join(' ', Everything().Where(target => target != "build")),
            _ => "",
        };
        return name is "coverage" or "cov" && application is { Test: not null, Coverage: { } coverage } ? new Target(name, "", "Run the tests and measure what they reach", Recipe(coverage))
            : ChecksTypes(name) && application.Checks.FirstOrDefault(check => check.Kind == ToolKind.Types) is { } types ? new Target(name, "", "Check the types", Recipe(types.Command))
            : name is "logs" && ComposeFile is not null ? new Target(name, "", "Show what the services say", ["docker compose logs --follow"])
            : needs.Length > 0 && needs.Split(' ').All(need => usual.Any(target => target.Name == need)) ? new Target(name, needs, $"The same as {needs.Replace(" ", " and ", StringComparison.Ordinal)}", [])
            : null;
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
        else if (request.Targets.Contains("build") && application.Pack is { } pack)
        {
            yield return new Target("build", "", "Build what is handed on", Recipe(pack));
        }

        if (ComposeFile is not null)
        {
            yield return new Target("up", "", "Start the application with its services", ["docker compose up --detach --wait"]);
            yield return new Target("down", "", "Stop it again; the data stays", ["docker compose down"]);
        }

        if (request.Deploys)
        {
            yield return Deploy();
        }
    }

    /// <summary>A deployment, which nobody starts by accident: by the compose file, else the image to a registry, else the packages to their source.</summary>
    private Target Deploy()
    {
        var (variable, value) = request.Guard;
        var guard = value.Length > 0
            ? Guard($"$({variable})", $"{variable}={value}", $"test \"$({variable})\" = {value}")
            : Guard($"$({variable})", $"{variable}=…", $"test -n \"$({variable})\"");
        return RepositoryFiles.FindDeployedCompose(files) is { } deployed
            ? new Target("deploy", "", "Build and start it where docker points, and wait until it is healthy", [guard, $"docker compose --file {deployed} up --build --detach --wait"])
            : Dockerfile is { } dockerfile
            ? new Target("deploy", "", "Build the image and push it to REGISTRY", [guard, Guard("$(REGISTRY)", "REGISTRY=registry.example.com/team", "test -n \"$(REGISTRY)\""), GenerationRequest.BuildCommand(dockerfile, "$(IMAGE):$(VERSION)"), "docker tag $(IMAGE):$(VERSION) $(REGISTRY)/$(IMAGE):$(VERSION)", "docker push $(REGISTRY)/$(IMAGE):$(VERSION)"])
            : application.Release is { } release
            ? new Target("deploy", "install", "Publish the packages as PACKAGE_VERSION", [guard, Guard("$(PACKAGE_VERSION)", "PACKAGE_VERSION=1.2.3", "test -n \"$(PACKAGE_VERSION)\""), .. Recipe(release.Build).Concat(Recipe(release.Pack)).Concat(Recipe(release.Push)).Select(line => line.Replace("$${GITHUB_REF_NAME#v}", "$(PACKAGE_VERSION)", StringComparison.Ordinal))])
            : throw request.Refuse(RequirementKind.Target, "There is no compose file, no Dockerfile and no package that a target “deploy” could deploy.");
    }

    private static string Guard(string variable, string assignment, string test) => $"@{test} || {{ echo 'Set {assignment} to deploy: {variable.Trim('$', '(', ')')} is a guard against accidents.' >&2; exit 1; }}";

    private string? Dockerfile => request.FindDockerfile(files);

    private string? ComposeFile => RepositoryFiles.FindCompose(files);

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
