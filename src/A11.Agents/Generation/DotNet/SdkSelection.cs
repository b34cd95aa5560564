using System.Text.Json;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.DotNet;

/// <summary>What a repository's <c>global.json</c> says (Microsoft's “global.json overview”).</summary>
/// <param name="Version">The SDK's version; null where it names none.</param>
/// <param name="RollForward">Which others may stand in for it.</param>
/// <param name="HasSdkPackages">Whether it pins SDKs that projects name (<c>msbuild-sdks</c>).</param>
/// <param name="UsesTestingPlatform">Whether <c>dotnet test</c> runs Microsoft.Testing.Platform.</param>
internal sealed record SdkSelection(string? Version, string RollForward, bool HasSdkPackages, bool UsesTestingPlatform)
{
    /// <summary>The file's path.</summary>
    public const string FileName = "global.json";

    private static readonly SdkSelection None = new(null, "", false, false);

    /// <summary>Reads the file at the root.</summary>
    public static SdkSelection Read(ProjectFiles files)
    {
        if (!files.Has(FileName))
        {
            return None;
        }

        try
        {
            using var json = JsonDocument.Parse(files.Text(FileName).Content, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var sdk = Member(json.RootElement, "sdk");
            return new SdkSelection(
                Text(sdk, "version"),
                Text(sdk, "rollForward") ?? "latestPatch",
                Member(json.RootElement, "msbuild-sdks") is { ValueKind: JsonValueKind.Object } sdks && sdks.EnumerateObject().Any(),
                Text(Member(json.RootElement, "test"), "runner") == "Microsoft.Testing.Platform");
        }
        catch (JsonException)
        {
            return None;
        }
    }

    /// <summary>Whether the SDK of an image is one that the file takes.</summary>
    /// <param name="tag">The image's tag, which begins with the SDK's version.</param>
    public bool Accepts(string tag)
    {
        if (Version is null)
        {
            return true;
        }

        if (VersionNumber.Read(Version) is not { Build: >= 0 } asked || VersionNumber.Read(tag) is not { Build: >= 0 } given)
        {
            return false;
        }

        return RollForward.ToLowerInvariant() switch
        {
            "disable" => given == asked,
            "patch" or "latestpatch" => given >= asked && given.Major == asked.Major && given.Minor == asked.Minor && given.Build / 100 == asked.Build / 100,
            "feature" or "latestfeature" => given >= asked && given.Major == asked.Major && given.Minor == asked.Minor,
            "minor" or "latestminor" => given >= asked && given.Major == asked.Major,
            "major" or "latestmajor" => given >= asked,
            _ => false,
        };
    }

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
