using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using A11.Core.Files;

namespace A11.Agents.Generation.Java;

/// <summary>Reads a build by Gradle.</summary>
internal static class GradleReader
{
    private const string Wrapper = "gradlew";

    private const string Gradle = "./gradlew --no-daemon";

    private static readonly string[] ReleaseMarks = ["JavaLanguageVersion.of", "jvmToolchain", "options.release.set", "options.release", "JavaVersion.VERSION_1_", "JavaVersion.VERSION_", "sourceCompatibility", "jvmTarget"];

    /// <summary>Reads it; null where there is no build by Gradle at the root.</summary>
    /// <exception cref="RefusalException">It has no wrapper, so that nobody can tell by which Gradle it is built.</exception>
    public static JavaBuild? Read(ProjectFiles files)
    {
        var settings = files.FirstOf("settings.gradle.kts", "settings.gradle");
        if (settings is null && GradleScript.FindPath(files, "") is null)
        {
            return null;
        }

        if (!files.Has(Wrapper) || !files.Has("gradle/wrapper/gradle-wrapper.properties"))
        {
            throw new RefusalException("There is no Gradle wrapper (gradlew, gradle/wrapper), so that nobody can tell by which version it is built; run “gradle wrapper” and commit it.");
        }

        string[] lines = settings is null ? [] : [.. GradleScript.Lines(files, settings)];
        var name = GradleScript.Quoted(lines.Where(line => line.StartsWith("rootProject.name", StringComparison.Ordinal))).FirstOrDefault() ?? "app";
        var root = GradleScript.Read(files, "");
        var modules = ListModules(lines).Prepend("").Select(directory => (Directory: directory, Script: GradleScript.Read(files, directory))).Where(module => module.Script is not null).ToArray();
        return new JavaBuild
        {
            Name = name,
            CacheName = "gradle",
            Modules = JavaModuleGraph.Resolve([.. modules.Select(module => CreateModule(module.Directory, module.Script!, root, name))]),
            Install = $"{Gradle} testClasses",
            Test = $"{Gradle} check",
            Pack = $"{Gradle} assemble",
            Format = modules.Any(module => module.Script!.Applies("com.diffplug.spotless")) ? $"{Gradle} spotlessApply" : null,
            Checks = [.. FindChecks([.. modules.Select(module => module.Script!)])],
            Leftovers = [".gradle", .. modules.Select(module => module.Directory.Length == 0 ? "build" : $"{module.Directory}/build")],
            Descriptions = [.. files.Paths.Where(path => IsDescription(path, [.. modules.Select(module => module.Directory)]))],
            Downloads = "/root/.gradle",
            FindImage = (images, release) => images.Find(JavaRelease.Image, release, "jdk-noble"),
        };
    }

    /// <summary>The directories of what <c>include</c> names: <c>:services:api</c> is <c>services/api</c>.</summary>
    private static IEnumerable<string> ListModules(string[] settings)
    {
        var isOpen = false;
        foreach (var line in settings)
        {
            isOpen = isOpen || (line.StartsWith("include", StringComparison.Ordinal) && !line.StartsWith("includeBuild", StringComparison.Ordinal));
            if (!isOpen)
            {
                continue;
            }

            foreach (var name in GradleScript.Quoted([line]))
            {
                yield return name.TrimStart(':').Replace(':', '/');
            }

            isOpen = line.EndsWith(',') || line.EndsWith('(');
        }
    }

    private static JavaModule CreateModule(string directory, GradleScript script, GradleScript? root, string name) => new(
        directory, directory.Length == 0 ? name : RepositoryPath.FileName(directory).ToString(), FindRelease(script) ?? (root is null ? null : FindRelease(root)),
        [.. script.Dependencies.Concat(script.Applies("io.micronaut.application") ? ["io.micronaut:micronaut-http-server"] : []).Distinct(StringComparer.Ordinal)], FindProgram(directory, script));

    private static int? FindRelease(GradleScript script)
    {
        foreach (var mark in ReleaseMarks)
        {
            if (JavaRelease.Read(script.Find(mark)) is { } release)
            {
                return release;
            }
        }

        return null;
    }

    private static IEnumerable<ToolCommand> FindChecks(GradleScript[] scripts)
    {
        if (scripts.Any(script => script.Applies("com.diffplug.spotless")))
        {
            yield return new ToolCommand("spotless", ToolKind.Format, $"{Gradle} spotlessCheck", "Layout");
        }

        if (scripts.Any(script => script.Applies("checkstyle")))
        {
            yield return new ToolCommand("checkstyle", ToolKind.Lint, $"{Gradle} checkstyleMain", "Style");
        }
    }

    /// <summary>What a module makes that <c>java</c> starts, by the plugin that makes it.</summary>
    private static JavaProgram? FindProgram(string directory, GradleScript script)
    {
        var project = directory.Length == 0 ? ":" : $":{directory.Replace('/', ':')}:";
        var output = directory.Length == 0 ? "build" : $"{directory}/build";
        return script.Applies("io.quarkus") ? new JavaProgram($"{Gradle} {project}quarkusBuild", $"{output}/quarkus-app/", "./", ["-jar", "quarkus-run.jar"])
            : script.Applies("org.springframework.boot") ? new JavaProgram($"{Gradle} {project}bootJar", $"{output}/libs/*.jar", "./app.jar", ["-jar", "app.jar"])
            : !script.Applies("application", "io.micronaut.application", "io.ktor.plugin") ? null
            : script.Applies("com.gradleup.shadow", "com.github.johnrengelman.shadow") ? new JavaProgram($"{Gradle} {project}shadowJar", $"{output}/libs/*-all.jar", "./app.jar", ["-jar", "app.jar"])
            : script.Find("mainClass.set", "mainClassName", "mainClass") is { } main && main.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '$')
            ? new JavaProgram($"{Gradle} {project}installDist", $"{output}/install/*/lib/", "./lib/", ["-cp", "/app/lib/*", main])
            : null;
    }

    /// <summary>Scripts, settings and the wrapper: of the root, of modules and of the plugins that the repository makes for itself.</summary>
    private static bool IsDescription(string path, string[] modules)
    {
        var directory = RepositoryPath.Directory(path);
        var name = RepositoryPath.FileName(path).ToString();
        return directory == "gradle" || directory.StartsWith("gradle/", StringComparison.Ordinal) || directory.Split('/')[0] is "buildSrc" or "build-logic"
            || path is Wrapper or "gradle.properties" or "settings.gradle" or "settings.gradle.kts"
            || (modules.Contains(directory, StringComparer.Ordinal) && (name.StartsWith("build.gradle", StringComparison.Ordinal) || name == "gradle.lockfile"));
    }
}
