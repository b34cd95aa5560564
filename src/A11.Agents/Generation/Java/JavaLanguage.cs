using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;
using A11.Agents.Generation.Languages;

namespace A11.Agents.Generation.Java;

/// <summary>Java and Kotlin on the JVM: Maven and Gradle; Spring Boot, Quarkus, Micronaut and plain programs.</summary>
internal sealed class JavaLanguage : ILanguage
{
    private static readonly string[] Extensions = [".java", ".kt"];

    /// <inheritdoc/>
    public Application? Read(ProjectFiles files, ImageTags images)
    {
        if ((MavenReader.Read(files) ?? GradleReader.Read(files)) is not { } build)
        {
            return null;
        }

        var framework = build.Modules.Select(module => module.Framework).FirstOrDefault(found => found != JavaFramework.None);
        return new Application
        {
            Language = "Java",
            Name = ImageName.Create(build.Name),
            Versions = [JavaRelease.Find(build.Modules.Max(module => module.Release))],
            Setup = new SetupAction("actions/setup-java", "Set up Java", "java-version", [("distribution", "temurin"), ("cache", build.CacheName)]),
            Install = [build.Install],
            Checks = build.Checks,
            Test = build.Test,
            Pack = build.Pack,
            Format = build.Format,
            Leftovers = build.Leftovers,
            Containerize = request => JavaContainer.Compose(files, build, images, request),
            Services = BackingService.FindAll([.. build.Modules.SelectMany(module => module.Dependencies)], JavaConnections.Clients),
            Connect = service => JavaConnections.Find(framework, service),
            Variables = [.. SourceScan.FindNames(files, files.Sources(Extensions), "System.getenv(", "System.getenv().get("), .. FindPlaceholders(files)],
        };
    }

    /// <summary>The variables that settings name: <c>${JWT_SECRET}</c>. Other placeholders are names of settings, in small letters.</summary>
    private static IEnumerable<string> FindPlaceholders(ProjectFiles files) => SourceScan
        .FindNames(files, files.Paths.Where(path => path.Contains("src/main/resources/application", StringComparison.Ordinal)), "${")
        .Where(name => name.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) || character == '_'));
}
