using System.Globalization;
using System.Text.Json;
using A11.Core.Repositories;

namespace A11.Core.Workflows.Model;

/// <summary>The version of a tool that a project names in a file of its own.</summary>
/// <param name="Path">The file.</param>
/// <param name="Version">Numbers parted by dots: <c>3.12</c>.</param>
/// <param name="IsMinimum">Whether later versions do as well.</param>
internal sealed record ProjectVersion(string Path, string Version, bool IsMinimum)
{
    /// <summary>The version that the file at the repository's root asks for; null where there is none, or it isn't plain.</summary>
    /// <param name="tool">The tool, as <c>actions/setup-…</c> names it.</param>
    /// <param name="repository">The files.</param>
    /// <param name="root">The project's root; empty for the repository's.</param>
    public static ProjectVersion? Find(string tool, Repository repository, string root)
    {
        (string Name, Func<string, string?> Read, bool IsMinimum)[] sources = tool switch
        {
            "python" => [(".python-version", FirstLine, false)],
            "node" => [(".nvmrc", FirstLine, false), (".node-version", FirstLine, false), ("package.json", static text => ReadJson(text, "engines", "node") is ['>', '=', .. var least] ? least.Trim() : null, true)],
            "dotnet" => [("global.json", static text => ReadJson(text, "sdk", "version") is { } sdk && sdk.Split('.') is [var major, var minor, _, ..] ? $"{major}.{minor}" : null, false)],
            "go" => [("go.mod", static text => text.Split('\n').Select(static line => line.Trim()).FirstOrDefault(static line => line.StartsWith("go ", StringComparison.Ordinal))?[3..].Trim(), true)],
            _ => [],
        };
        foreach (var (name, read, isMinimum) in sources)
        {
            var path = root.Length == 0 ? name : $"{root}/{name}";
            if (repository.Find(path) is { Problem: null } file && read(file.Text.Content) is { } version && IsPlain(version = version.TrimStart('v')))
            {
                return new ProjectVersion(path, version, isMinimum);
            }
        }

        return null;
    }

    /// <summary>Whether a version is one that the project asks for: the same as far as both go, or a later one where later ones do. Null where that can't be told.</summary>
    public bool? IsMetBy(string version)
    {
        version = version.Trim().TrimStart('v');
        version = version.EndsWith(".x", StringComparison.Ordinal) || version.EndsWith(".*", StringComparison.Ordinal) ? version[..^2] : version;
        if (!IsPlain(version))
        {
            return null;
        }

        foreach (var (asked, given) in Version.Split('.').Zip(version.Split('.')))
        {
            if (int.Parse(asked, CultureInfo.InvariantCulture).CompareTo(int.Parse(given, CultureInfo.InvariantCulture)) is var order && order != 0)
            {
                return order < 0 && IsMinimum;
            }
        }

        return true;
    }

    private static string? FirstLine(string text) => text.Split('\n').Select(static line => line.Trim()).FirstOrDefault(static line => line.Length > 0 && line[0] != '#');

    private static bool IsPlain(string version) => version.Length is > 0 and < 20 && version.Split('.').All(static part => part.Length is > 0 and < 6 && part.All(char.IsAsciiDigit));

    private static string? ReadJson(string text, string section, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty(section, out var inner)
                && inner.ValueKind is JsonValueKind.Object && inner.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
