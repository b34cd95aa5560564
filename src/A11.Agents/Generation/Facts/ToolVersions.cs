using System.Text.Json;

namespace A11.Agents.Generation.Facts;

/// <summary>Versions of tools that a repository asks for and does not pin itself.</summary>
internal static class ToolVersions
{
    private static readonly Lazy<JsonElement> Known = new(() => EmbeddedFacts.Read("tools"));

    /// <summary>A version of the tool that exists.</summary>
    /// <exception cref="RefusalException">None is known.</exception>
    public static string Find(string tool) => Known.Value.TryGetProperty(tool, out var version)
        ? version.GetString()!
        : throw new RefusalException($"No version of {tool} is known, and none is made up; pin it among the repository's development dependencies.");
}
