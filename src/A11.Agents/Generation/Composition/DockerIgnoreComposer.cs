using A11.Agents.Generation.Applications;
using A11.Core.Docker.Model;
using A11.Core.Text;

namespace A11.Agents.Generation.Composition;

/// <summary>Composes a <c>.dockerignore</c>: what no image needs, and nothing that the Dockerfile copies.</summary>
internal static class DockerIgnoreComposer
{
    private const string FileName = ".dockerignore";

    private static readonly (string Comment, string[] Patterns)[] Groups =
    [
        ("History and settings of tools.", [".git", ".github", ".a11", ".vscode", ".idea"]),
        ("Secrets of this machine.", ["**/.env", "**/.env.*"]),
        ("What a build fetches or makes anew.", ["**/node_modules", "**/bin", "**/obj", "**/__pycache__", "**/.venv", "**/venv", "**/target", "**/dist", "**/coverage"]),
        ("How it is run, which is no part of it.", ["docker-compose*.yml", "compose*.yaml", "k8s", "deploy"]),
    ];

    /// <summary>Composes it.</summary>
    /// <param name="files">The repository.</param>
    /// <param name="application">The program.</param>
    /// <param name="request">What the task asks for.</param>
    public static string Compose(ProjectFiles files, Application application, GenerationRequest request)
    {
        var dockerfile = request.FindDockerfile(files) is { } path && files.Has(path) ? files.Text(path).Content : application.Containerize(request.Container).Dockerfile;
        var needed = FindNeeded(files, dockerfile).ToArray();
        return string.Join('\n', Groups.Select(group => (group.Comment, Patterns: group.Patterns.Where(pattern => !Hides(pattern, needed)).ToArray())).Where(group => group.Patterns.Length > 0)
            .Select(group => $"# {group.Comment}\n{string.Join('\n', group.Patterns)}\n"));
    }

    private static bool Hides(string pattern, string[] paths) => DockerIgnoreFile.Parse(FileName, new SourceText(pattern + "\n")) is var ignored && paths.Any(path => ignored.FindPattern(path) is not null);

    /// <summary>The files that COPY and ADD name, or that lie in a directory that they name. A pattern or a variable may mean any.</summary>
    private static IEnumerable<string> FindNeeded(ProjectFiles files, string dockerfile)
    {
        string[] sources =
        [
            .. dockerfile.Split('\n').Where(static line => line.StartsWith("COPY ", StringComparison.OrdinalIgnoreCase) || line.StartsWith("ADD ", StringComparison.OrdinalIgnoreCase))
                .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]).Where(static words => !words.Any(static word => word.StartsWith("--from", StringComparison.Ordinal)))
                .SelectMany(static words => words.Where(static word => !word.StartsWith("--", StringComparison.Ordinal)).SkipLast(1)).Select(static word => word.Trim('[', ']', '"', ',').TrimEnd('/')),
        ];
        var copiesAll = sources.Any(static source => source is "." or "" || source.AsSpan().ContainsAny('*', '?', '$'));
        return copiesAll ? [] : files.Paths.Where(path => sources.Any(source => path == source || path.StartsWith(source + "/", StringComparison.Ordinal)));
    }
}
