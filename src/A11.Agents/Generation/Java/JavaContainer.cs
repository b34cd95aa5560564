using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Composition;
using A11.Agents.Generation.Facts;
using A11.Core.Files;

namespace A11.Agents.Generation.Java;

/// <summary>The image of a Java program: built with the JDK, run by the JRE.</summary>
internal static class JavaContainer
{
    public static Container Compose(ProjectFiles files, JavaBuild build, ImageTags images, ContainerRequest request)
    {
        var module = ChooseModule(build, request);
        var program = module.Program!;
        var release = JavaRelease.Find(module.Release);
        var endpoint = JavaEndpoint.Find(files, module);
        var command = endpoint.Port is null ? null : HealthProbe.WithCurl(endpoint.HealthPort, endpoint.HealthPath);
        var text = new DockerfileText()
            .Comment("Built here; neither the JDK nor the sources get into the image that runs.")
            .Line($"FROM {build.FindImage(images, release)} AS build")
            .Line("WORKDIR /source")
            .Lines(CopyInstruction.FormatEach(build.Descriptions.Where(path => path.Split('/')[0] is not ("gradle" or ".mvn" or "buildSrc" or "build-logic"))))
            .Lines(build.Descriptions.Select(path => path.Split('/')[0]).Where(top => top is "gradle" or ".mvn" or "buildSrc" or "build-logic").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(CopyInstruction.FormatDirectory))
            .Lines(FindSources(files, build).Select(CopyInstruction.FormatDirectory))
            .Lines(CopyInstruction.FormatEach(files.Paths.Where(IsSetting)))
            .Comment("What is downloaded is kept from build to build, outside of the image.")
            .Line($"RUN --mount=type=cache,target={build.Downloads} \\")
            .Line($"    {program.Command}")
            .Blank()
            .Line($"FROM {images.Find(JavaRelease.Image, release, "jre-noble")} AS production")
            .CreateUser()
            .Line("WORKDIR /app")
            .Line($"COPY --from=build /source/{program.Output} {program.Target}")
            .Line("USER 10001")
            .Lines(endpoint.Port is { } port && endpoint.HealthPort != port ? [$"EXPOSE {endpoint.HealthPort}"] : [])
            .Service(endpoint.Port, command)
            .Comment("Exec form: the program itself gets the stop signal. Of a container's memory Java takes a quarter unless told otherwise.")
            .Line($"ENTRYPOINT [\"java\", \"-XX:MaxRAMPercentage=75.0\", {string.Join(", ", program.Start.Select(word => $"\"{word}\""))}]");
        return new Container(endpoint.Port, endpoint.HealthPath, command, text.ToString());
    }

    /// <summary>The module that is a program: the only one, else the one that the task names.</summary>
    private static JavaModule ChooseModule(JavaBuild build, ContainerRequest request)
    {
        var programs = build.Modules.Where(module => module.Program is not null).ToArray();
        ProgramCandidate[] candidates = [.. programs.Select(module => new ProgramCandidate(module.Name, module.Directory, ProductDirectories.MayHold(module.Directory)))];
        return ProgramChoice.Choose(candidates, request) is { } chosen ? programs.First(module => module.Directory == chosen.Directory && module.Name == chosen.Name)
            : throw new RefusalException(programs.Length > 0
                ? $"No program here is a product; to build an image of {ProgramChoice.Summarize(candidates)}, name it in the task."
                : "No module makes a jar that can be started: none has the plugin of Spring Boot, Quarkus or Micronaut, a shaded jar or an assembly with a main class, or Gradle's application plugin with a mainClass. A library gets a CI workflow, not an image.");
    }

    private static IEnumerable<string> FindSources(ProjectFiles files, JavaBuild build) => build.Modules
        .Select(module => module.Directory.Length == 0 ? "src" : $"{module.Directory}/src")
        .Where(directory => files.Paths.Any(path => path.StartsWith(directory + "/", StringComparison.Ordinal)));

    /// <summary>Settings of checks and compilers that builds look for at the root.</summary>
    private static bool IsSetting(string path) => path == "lombok.config" || path.StartsWith("config/checkstyle/", StringComparison.Ordinal)
        || (!path.Contains('/', StringComparison.Ordinal) && Path.GetExtension(path) == ".xml" && path != "pom.xml" && RepositoryPath.FileName(path)[0] != '.');
}
