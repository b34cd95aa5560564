using System.Globalization;

namespace A11.Core.Tests.Architecture;

/// <summary>Lines of code are no longer than <c>.editorconfig</c> says. What is within quotes doesn't count, as a message is easier to read, and to search for, in one line.</summary>
[TestClass]
public sealed class LineLengthTests
{
    private const string Key = "max_line_length = ";

    [TestMethod]
    public void Lines_are_no_longer_than_the_limit()
    {
        var setting = File.ReadLines(Path.Combine(RepositoryRoot.Path, ".editorconfig")).Single(line => line.StartsWith(Key, StringComparison.Ordinal));
        var limit = int.Parse(setting[Key.Length..], CultureInfo.InvariantCulture);
        var wrong = new[] { "src", "tests", "build", "samples" }
            .SelectMany(directory => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, directory), "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .SelectMany(file => File.ReadLines(Path.Combine(RepositoryRoot.Path, file)).Index().Where(line => MeasureCode(line.Item) > limit).Select(line => $"{file}:{line.Index + 1}"));
        Assert.AreEqual("", string.Join('\n', wrong));
    }

    [TestMethod]
    [DataRow("a(\"b\\\"c\");", 6)]
    [DataRow("a(\"\"\"b \"c\" d\"\"\");", 10)]
    [DataRow("// it's", 7)]
    [DataRow("'\"' + a", 7)]
    public void Text_within_quotes_does_not_count(string line, int length) => Assert.AreEqual(length, MeasureCode(line));

    /// <summary>The length of a line without the contents of its string literals.</summary>
    private static int MeasureCode(string line)
    {
        var length = 0;
        for (var i = 0; i < line.Length; length++)
        {
            if (line[i] != '"' || (i > 0 && line[i - 1] == '\'' && i + 1 < line.Length && line[i + 1] == '\''))
            {
                i++;
                continue;
            }

            var quotes = line.AsSpan(i).IndexOfAnyExcept('"') is var run and >= 0 ? run : line.Length - i;
            var isRaw = quotes >= 3;
            length += isRaw ? 2 * quotes - 1 : 1;
            i = FindEnd(line, i + (isRaw ? quotes : 1), isRaw ? quotes : 1);
        }

        return length;
    }

    private static int FindEnd(string line, int start, int quotes)
    {
        for (var i = start; i < line.Length; i++)
        {
            if (quotes == 1 && line[i] == '\\')
            {
                i++;
            }
            else if (line.AsSpan(i).StartsWith(new string('"', quotes)))
            {
                return i + quotes;
            }
        }

        return line.Length;
    }
}
