using System.Text;

namespace A11.EndToEnd.Tests;

/// <summary>A page for people, of which tests run the commands.</summary>
internal sealed class Page(string path)
{
    private string FullPath => Path.Combine(Feed.Root, path);

    /// <summary>The commands of the page's shell blocks: one a line, without comments.</summary>
    public IEnumerable<string> Commands => Blocks("sh").SelectMany(block => block).Select(WithoutComment).Where(line => line.Length > 0);

    /// <summary>The lines of each block of a language.</summary>
    public IEnumerable<string[]> Blocks(string language)
    {
        var block = new List<string>();
        var isOpen = false;
        foreach (var line in File.ReadLines(FullPath))
        {
            if (isOpen && line.StartsWith("```", StringComparison.Ordinal))
            {
                yield return [.. block];
                isOpen = false;
            }
            else if (isOpen)
            {
                block.Add(line);
            }
            else if (line == $"```{language}")
            {
                block.Clear();
                isOpen = true;
            }
        }
    }

    /// <summary>Puts lines in place of those of the block that is marked by a comment above it.</summary>
    public void Replace(string mark, IEnumerable<string> lines)
    {
        var (before, block, after) = Part(mark);
        File.WriteAllText(FullPath, new StringBuilder().AppendJoin('\n', [.. before, block[0], .. lines, block[^1], .. after]).ToString());
    }

    /// <summary>The lines of the block that is marked by a comment above it.</summary>
    public string[] Marked(string mark) => Part(mark).Block[1..^1];

    private (string[] Before, string[] Block, string[] After) Part(string mark)
    {
        var lines = File.ReadAllText(FullPath).Split('\n');
        var at = Array.IndexOf(lines, $"<!-- {mark} -->");
        Assert.IsGreaterThanOrEqualTo(0, at, $"{path} has no block marked “{mark}”.");
        var end = Array.FindIndex(lines, at + 2, line => line == "```");
        return (lines[..(at + 1)], lines[(at + 1)..(end + 1)], lines[(end + 1)..]);
    }

    private static string WithoutComment(string line) => (line.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var at ? line[..at] : line.StartsWith('#') ? "" : line).Trim();
}
