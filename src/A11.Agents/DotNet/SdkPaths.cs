using System.Text.Json;
using A11.Agents.FileSystems;
using A11.Core.Files;

namespace A11.Agents.DotNet;

/// <summary>
/// The places that a <c>global.json</c> has the <c>dotnet</c> command take its SDK from (Microsoft's “global.json overview”, <c>sdk.paths</c>, .NET 10). One
/// in the repository would be a program of the repository's.
/// </summary>
internal static class SdkPaths
{
    private const string FileName = "global.json";

    /// <summary>Stands for the place of the command itself.</summary>
    private const string Host = "$host$";

    /// <summary>Refuses to go on where an SDK of the repository's would be run.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="projects">Paths of projects from the root.</param>
    /// <exception cref="EvaluationException">A <c>global.json</c> names a path in the repository, or can't be read.</exception>
    public static void RefuseThoseOf(string root, IEnumerable<string> projects)
    {
        foreach (var directory in Above(projects).Select(directory => Path.Combine(root, directory)).Where(directory => File.Exists(Path.Combine(directory, FileName))))
        {
            if (Read(Path.Combine(directory, FileName)).FirstOrDefault(path => path != Host && LeadsInto(root, Path.GetFullPath(path, directory))) is { } own)
            {
                throw new EvaluationException($"{Path.Combine(directory, FileName)} takes the SDK from {own}, which the repository holds; programs of the repository are not run. Remove it from sdk.paths.");
            }
        }
    }

    private static bool LeadsInto(string root, string path) => RealPath.ListSteps(path).Any(step => RealPath.ListSteps(root).Any(place => RealPath.IsWithin(step, place)));

    private static IEnumerable<string> Above(IEnumerable<string> projects) => projects.SelectMany(RepositoryPath.Directories).Append("").Distinct(StringComparer.Ordinal);

    private static List<string> Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(FileContent.Decode(File.ReadAllBytes(file)).Text.Content, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return json.RootElement is { ValueKind: JsonValueKind.Object } all
                && all.TryGetProperty("sdk", out var sdk) && sdk.ValueKind == JsonValueKind.Object
                && sdk.TryGetProperty("paths", out var paths) && paths.ValueKind == JsonValueKind.Array
                ? [.. paths.EnumerateArray().Where(path => path.ValueKind == JsonValueKind.String).Select(path => path.GetString()!)]
                : [];
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException($"{file} can't be read: {error.Message.ReplaceLineEndings(" ")}");
        }
    }
}
