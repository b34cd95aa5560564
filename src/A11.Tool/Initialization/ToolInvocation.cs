using System.Collections.Immutable;
using System.Text.Json;
using A11.Agents.Processes;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>How the person at the command line can start this program again.</summary>
/// <param name="Command">What to type before a command's name.</param>
/// <param name="IsInstalled">Whether it is installed, rather than run once.</param>
internal sealed record ToolInvocation(string Command, bool IsInstalled)
{
    /// <summary>How it is started where it is installed.</summary>
    public const string Installed = "dotnet a11";

    private const string Package = "a11.tool";

    private static readonly ImmutableArray<string> Manifests = [".config/dotnet-tools.json", "dotnet-tools.json"];

    /// <summary>Finds it out.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="ownCommand">The command that started this program; empty where it is not known.</param>
    /// <param name="searchPath">The value of <c>PATH</c>; null where it is not set.</param>
    public static ToolInvocation Find(string root, ImmutableArray<string> ownCommand, string? searchPath) =>
        IsInManifest(root) || ProgramPath.FindOn(searchPath, "dotnet-a11", root) is not null ? new ToolInvocation(Installed, true)
        : ownCommand.IsEmpty ? new ToolInvocation(Installed, true)
        : ownCommand.Any(IsInPackage) ? new ToolInvocation("dnx A11.Tool", false)
        : new ToolInvocation(string.Join(' ', ownCommand.Select(Quote)), true);

    /// <summary>Whether a tool manifest lists it, here or in a directory above (Microsoft's “.NET local tools”).</summary>
    private static bool IsInManifest(string root)
    {
        for (var directory = root; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (Manifests.Any(name => Lists(Path.Combine(directory, name))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Lists(string manifest)
    {
        try
        {
            using var json = JsonDocument.Parse(FileContent.Decode(File.ReadAllBytes(manifest)).Text.Content, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("tools", out var tools) && tools.ValueKind == JsonValueKind.Object
                && tools.EnumerateObject().Any(tool => tool.Name.Equals(Package, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a path lies where NuGet unpacks tools: <c>a11.tool/VERSION/tools/…</c>.</summary>
    private static bool IsInPackage(string path)
    {
        var parts = path.Split('/', '\\');
        var at = Array.FindIndex(parts, part => part.Equals(Package, StringComparison.OrdinalIgnoreCase));
        return at >= 0 && at + 2 < parts.Length && parts[at + 2] == "tools";
    }

    private static string Quote(string part) => part.Contains(' ', StringComparison.Ordinal) ? $"\"{part}\"" : part;
}
