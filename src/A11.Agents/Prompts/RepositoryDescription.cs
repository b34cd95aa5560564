using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using A11.Agents.Acceptance;
using A11.Agents.Agents;
using A11.Agents.Generation;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;
using A11.Core.Files;
using A11.Core.Text;

namespace A11.Agents.Prompts;

/// <summary>What the built-in agent reads in a repository, in words.</summary>
/// <param name="Text">The facts, all of which come from the repository's files.</param>
/// <param name="Pins">Images and actions by versions that exist, those that the repository names before all others.</param>
internal sealed record RepositoryDescription(string Text, ImmutableArray<string> Pins)
{
    private const int PathLimit = 150;

    private static readonly string[] Actions =
    [
        "actions/checkout", "actions/cache", "actions/upload-artifact", "docker/setup-buildx-action", "docker/build-push-action",
    ];

    private static readonly string[] LockFiles =
    [
        "packages.lock.json", "poetry.lock", "uv.lock", "pdm.lock", "Pipfile.lock", "requirements.txt", "requirements-dev.txt", "go.sum", "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "Cargo.lock",
        "Gemfile.lock", "composer.lock",
    ];

    /// <summary>Describes the repository of a job.</summary>
    public static RepositoryDescription Create(AgentJob job)
    {
        var files = new ProjectFiles(job.Files);
        var images = ImageTags.Create(files);
        var application = ReadApplication(files, images, job.Root);
        var text = new StringBuilder();
        if (application is not null)
        {
            Describe(text, application, ContainerRequest.Create(job.Task, null));
        }

        Add(text, "lock files", string.Join(", ", files.Paths.Where(path => LockFiles.Contains(RepositoryPath.FileName(path).ToString(), StringComparer.Ordinal)).Take(20)));
        Add(text, "DevOps files that are there", string.Join(", ", files.Paths.Where(path => GeneratedFiles.KindOf(path) != GeneratedFileKind.Other).Take(50)));
        _ = text.Append(CultureInfo.InvariantCulture, $"files ({files.Paths.Count}{(files.Paths.Count > PathLimit ? $", those nearest to the root first, {PathLimit} of them" : "")}):\n");
        foreach (var path in files.Paths.OrderBy(path => path.Count(character => character == '/')).ThenBy(path => path, StringComparer.Ordinal).Take(PathLimit))
        {
            _ = text.Append("  ").Append(PrintableText.Name(path)).Append('\n');
        }

        return new RepositoryDescription(text.ToString(), PinsFor(job, application, files, images));
    }

    private static Application? ReadApplication(ProjectFiles files, ImageTags images, string root)
    {
        try
        {
            return BuiltInAgent.ReadApplication(files, images, null, root);
        }
        catch (RefusalException)
        {
            // The built-in agent could not go on from here; another one can.
            return null;
        }
    }

    private static void Describe(StringBuilder text, Application application, ContainerRequest request)
    {
        Add(text, "language", application.Language);
        Add(text, "name", application.Name);
        Add(text, "versions", string.Join(", ", application.Versions));
        Add(text, "install", string.Join("; ", application.Install));
        foreach (var check in application.Checks)
        {
            Add(text, $"check ({check.Name})", check.Command);
        }

        Add(text, "test", application.Test);
        Add(text, "test with coverage", application.Coverage);
        Add(text, "format", application.Format);
        Add(text, "compile", application.Compile);
        Add(text, "services that it uses", string.Join(", ", application.Services.Select(service => service.Kind)));
        Add(text, "variables that it reads", string.Join(", ", application.Variables));
        if (Containerize(application, request) is { } container)
        {
            Add(text, "port", container.Port?.ToString(CultureInfo.InvariantCulture));
            Add(text, "health endpoint", container.HealthPath);
        }
    }

    private static Container? Containerize(Application application, ContainerRequest request)
    {
        try
        {
            return application.Containerize(request);
        }
        catch (RefusalException)
        {
            return null;
        }
    }

    private static ImmutableArray<string> PinsFor(AgentJob job, Application? application, ProjectFiles files, ImageTags images)
    {
        var kinds = job.Task.Lane.Select(GeneratedFiles.KindOf).ToHashSet();
        var pins = new List<string?>();
        if (kinds.Contains(GeneratedFileKind.Workflow))
        {
            var actions = new ActionPins(files);
            pins.AddRange(Actions.Append(application?.Setup.Action).OfType<string>().Select(action => Known(() => $"`uses: {actions.Find(action)}`")));
        }

        if (kinds.Overlaps([GeneratedFileKind.Workflow, GeneratedFileKind.Compose]))
        {
            pins.AddRange((application?.Services ?? []).Concat(GenerationRequest.Create(job.Task).Services).Distinct().Select(service => Known(() => $"`{images.Find(service.Image, service.Line, service.Variant)}`")));
        }

        if (kinds.Contains(GeneratedFileKind.Dockerfile) && application is not null && Containerize(application, GenerationRequest.Create(job.Task).Container) is { } container)
        {
            pins.AddRange(container.Dockerfile.Split('\n').Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).Where(image => image.Contains(':', StringComparison.Ordinal)).Select(image => $"`{image}`"));
        }

        return [.. pins.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static string? Known(Func<string> find)
    {
        try
        {
            return find();
        }
        catch (RefusalException)
        {
            return null;
        }
    }

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"{name}: {PrintableText.Line(value)}\n");
        }
    }
}
