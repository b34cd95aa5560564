using System.Globalization;

namespace A11.Agents.Agents;

/// <summary>Puts what an agent does in words that can be shown: on one line, not too long, without what would move a cursor or turn text round.</summary>
internal static class AgentActivity
{
    private const int LongestTarget = 100;

    /// <summary>A tool that is being used.</summary>
    /// <param name="kind">What the tool does.</param>
    /// <param name="target">The path, command or address; empty where there is none.</param>
    /// <param name="folder">The workspace, whose path in front of a file's is left out.</param>
    public static AgentEvent Describe(ToolKind kind, string target, string folder)
    {
        var verb = kind switch
        {
            ToolKind.Write => "writes",
            ToolKind.Read => "reads",
            ToolKind.Search => "searches",
            ToolKind.Run => "runs",
            ToolKind.Fetch => "fetches",
            _ => "uses",
        };
        var shown = target.StartsWith(folder + "/", StringComparison.Ordinal) ? target[(folder.Length + 1)..] : target;
        return new AgentEvent($"{verb} {Clean(shown)}".TrimEnd());
    }

    /// <summary>A text with nothing but what can be seen in it, cut where it is long.</summary>
    public static string Clean(string text)
    {
        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        var clean = string.Concat(line.ToString().Where(IsVisible));
        return clean.Length <= LongestTarget ? clean : clean[..(LongestTarget - 1)] + "…";
    }

    /// <summary>Whether a character has no effect on those around it.</summary>
    public static bool IsVisible(char character) =>
        char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
