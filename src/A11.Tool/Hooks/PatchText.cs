using System.Collections.Immutable;

namespace A11.Tool.Hooks;

/// <summary>
/// A patch in the form that Codex's apply_patch takes, and opencode's and Copilot's tools of that name: each file begins with a line that names it
/// (github.com/openai/codex, codex-rs/apply-patch/apply_patch_tool_instructions.md).
/// </summary>
internal static class PatchText
{
    private const string Mark = "*** ";
    private const string Begin = "*** Begin Patch";

    private static readonly ImmutableArray<string> Headers = ["*** Add File: ", "*** Update File: ", "*** Delete File: ", "*** Move to: "];

    /// <summary>Lines of a patch that name no file.</summary>
    private static readonly ImmutableArray<string> Others = ["*** Begin Patch", "*** End Patch", "*** End of File"];

    /// <summary>
    /// The paths that a patch names; none where the text holds no patch. Headers may be indented, so that an unchanged line which looks like one counts too:
    /// better a path too many than one too few.
    /// </summary>
    /// <exception cref="UsageException">It has a header that is not known, so that it is unknown what it does.</exception>
    public static ImmutableArray<string> FindPaths(string text)
    {
        var start = text.IndexOf(Begin, StringComparison.Ordinal);
        return start < 0 ? [] : [.. text[start..].Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith(Mark, StringComparison.Ordinal)).Select(FindPath).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static string? FindPath(string line) =>
        Headers.FirstOrDefault(header => line.StartsWith(header, StringComparison.Ordinal)) is { } known ? line[known.Length..].Trim()
        : Others.Contains(line) ? null
        : throw new UsageException($"The patch has a line that is not known (“{line}”), so it is unknown what it does.");
}
