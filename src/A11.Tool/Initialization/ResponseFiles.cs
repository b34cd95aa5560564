using System.Collections.Immutable;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>
/// The files by which a repository gives MSBuild options: <c>Directory.Build.rsp</c> above a project and <c>MSBuild.rsp</c> beside it (Microsoft's “MSBuild
/// response files”). The evaluation does not read them, since they can name loggers to be run.
/// </summary>
internal static class ResponseFiles
{
    private static readonly ImmutableArray<string> Names = ["Directory.Build.rsp", "MSBuild.rsp"];

    /// <summary>What can change whether a build checks: properties, targets, and other files with options.</summary>
    private static readonly ImmutableArray<string> Options = ["p:", "property:", "t:", "target:"];

    /// <summary>Those that give options which matter here.</summary>
    public static ImmutableArray<string> Find(IFileSource files) =>
        [.. files.Paths.Where(path => Names.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase) && Matters(files, path))];

    private static bool Matters(IFileSource files, string path)
    {
        try
        {
            return FileContent.Decode(files.Read(path).Span).Text.Content.Split('\n').Select(line => line.Trim()).Where(line => !line.StartsWith('#'))
                .SelectMany(line => line.Split([' ', '\t'])).Any(IsOption);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static bool IsOption(string word)
    {
        var text = word.TrimStart('"', '\'');
        var name = text.TrimStart('-', '/');
        return text.StartsWith('@') || (name.Length < text.Length && Options.Any(option => name.StartsWith(option, StringComparison.OrdinalIgnoreCase)));
    }
}
