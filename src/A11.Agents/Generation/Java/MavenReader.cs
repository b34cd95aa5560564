using System.Collections.Immutable;
using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.Java;

/// <summary>Reads a build by Maven.</summary>
internal static class MavenReader
{
    private const string Image = "maven";

    private const string Wrapper = "mvnw";

    /// <summary>Jars beside the program's own, by which a pattern would fit several files, and a plugin that asks git, which no image's build has.</summary>
    private static readonly (string Plugin, string Option)[] SkippedPlugins =
    [
        ("maven-source-plugin", "-Dmaven.source.skip=true"),
        ("maven-javadoc-plugin", "-Dmaven.javadoc.skip=true"),
        ("git-commit-id-maven-plugin", "-Dmaven.gitcommitid.skip=true"),
    ];

    /// <summary>Reads it; null where there is no <c>pom.xml</c> at the root.</summary>
    public static JavaBuild? Read(ProjectFiles files)
    {
        if (MavenPom.Read(files, "pom.xml") is not { } root)
        {
            return null;
        }

        var poms = ListModules(files, root).DistinctBy(pom => pom.Path).ToImmutableArray();
        var hasWrapper = files.Has(Wrapper);
        var maven = $"{(hasWrapper ? "./mvnw" : "mvn")} --batch-mode --no-transfer-progress";
        return new JavaBuild
        {
            Name = root.ArtifactId,
            CacheName = "maven",
            Modules = JavaModuleGraph.Resolve([.. poms.Select(pom => new JavaModule(pom.Directory, pom.ArtifactId, FindRelease(pom), [.. pom.Dependencies.Distinct(StringComparer.Ordinal)], FindProgram(pom, maven, poms.Length > 1)))]),

            // Modules that need each other can only be resolved when they are compiled.
            Install = poms.Length > 1 ? $"{maven} test-compile" : $"{maven} dependency:go-offline",
            Test = $"{maven} verify",
            Pack = $"{maven} -DskipTests package",
            Format = root.FindPlugin("spotless-maven-plugin") is null ? null : $"{maven} spotless:apply",
            Checks = [.. FindChecks(root, maven)],
            Leftovers = [.. poms.Select(pom => pom.Directory.Length == 0 ? "target" : $"{pom.Directory}/target")],
            Descriptions = [.. files.Paths.Where(path => path.StartsWith(".mvn/", StringComparison.Ordinal)), .. hasWrapper ? [Wrapper] : Array.Empty<string>(), .. poms.Select(pom => pom.Path)],
            Downloads = "/root/.m2",
            FindImage = (images, release) => hasWrapper ? images.Find(JavaRelease.Image, release, "jdk-noble") : images.Find(Image, "3.9", $"eclipse-temurin-{release}-noble"),
        };
    }

    private static IEnumerable<MavenPom> ListModules(ProjectFiles files, MavenPom pom) =>
        pom.Modules.Select(module => MavenPom.Read(files, module.EndsWith(".xml", StringComparison.Ordinal) ? module : $"{module}/pom.xml")).OfType<MavenPom>()
            .Where(module => module.Path != pom.Path && module.Path.StartsWith(pom.Directory, StringComparison.Ordinal))
            .SelectMany(module => ListModules(files, module)).Prepend(pom);

    private static int? FindRelease(MavenPom pom)
    {
        var compiler = pom.FindPlugin("maven-compiler-plugin");
        return JavaRelease.Read(compiler?.Value("release") ?? pom.Property("maven.compiler.release") ?? pom.Property("java.version") ?? compiler?.Value("target") ?? pom.Property("maven.compiler.target") ?? pom.Property("maven.compiler.source"))
            ?? pom.SpringBootParent switch { null => null, < 3 => 8, _ => 17 };
    }

    private static IEnumerable<ToolCommand> FindChecks(MavenPom root, string maven)
    {
        if (root.FindPlugin("spotless-maven-plugin") is not null)
        {
            yield return new ToolCommand("spotless", ToolKind.Format, $"{maven} spotless:check", "Layout");
        }

        if (root.FindPlugin("maven-checkstyle-plugin") is not null)
        {
            yield return new ToolCommand("checkstyle", ToolKind.Lint, $"{maven} checkstyle:check", "Style");
        }
    }

    /// <summary>What a module makes that <c>java</c> starts: by the plugins that make jars which hold all that they need.</summary>
    private static JavaProgram? FindProgram(MavenPom pom, string maven, bool isMulti)
    {
        if (pom.Packaging != "jar")
        {
            return null;
        }

        var module = isMulti && pom.Directory.Length > 0 ? $" --projects {pom.Directory} --also-make" : "";
        var skipped = string.Concat(SkippedPlugins.Where(skipped => pom.FindPlugin(skipped.Plugin) is not null).Select(skipped => $" {skipped.Option}"));
        var command = $"{maven} -DskipTests{skipped}{module} package";
        var target = pom.Directory.Length == 0 ? "target" : $"{pom.Directory}/target";
        if (pom.FindPlugin("quarkus-maven-plugin") is not null)
        {
            return new JavaProgram(command, $"{target}/quarkus-app/", "./", ["-jar", "quarkus-run.jar"]);
        }

        return FindSuffix(pom) is { } suffix ? new JavaProgram(command, $"{target}/{pom.FinalName ?? $"{pom.ArtifactId}-*"}{suffix}.jar", "./app.jar", ["-jar", "app.jar"]) : null;
    }

    /// <summary>What the name of the jar that can be started ends with; null where none is made.</summary>
    private static string? FindSuffix(MavenPom pom) =>
        pom.FindPlugin("spring-boot-maven-plugin") is { } spring ? spring.Value("skip") == "true" ? null : Suffix(spring.Value("classifier"))
        : pom.FindPlugin("maven-shade-plugin") is { } shade ? shade.Has("mainClass") || shade.Has("Main-Class") ? shade.Value("shadedArtifactAttached") == "true" ? Suffix(shade.Value("shadedClassifierName") ?? "shaded") : "" : null
        : pom.FindPlugin("maven-assembly-plugin") is { } assembly ? assembly.Has("mainClass") ? assembly.Value("appendAssemblyId") == "false" ? "" : Suffix(assembly.Value("descriptorRef") ?? "jar-with-dependencies") : null
        : pom.FindPlugin("micronaut-maven-plugin") is not null && pom.Parents.Contains("micronaut-parent", StringComparer.Ordinal) ? ""
        : pom.FindPlugin("maven-jar-plugin")?.Has("mainClass") == true && !pom.Dependencies.Any() ? ""
        : null;

    private static string Suffix(string? classifier) => classifier is null ? "" : $"-{classifier}";
}
