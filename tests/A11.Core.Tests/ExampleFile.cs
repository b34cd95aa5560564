using System.Text;
using A11.Tests;

namespace A11.Core.Tests;

/// <summary>A file of examples (lines that begin with a bar; ␍ and ␀ stand for characters that no editor shows), each with what is said of it below it.</summary>
internal sealed class ExampleFile
{
    private const string Bar = "| ";

    private readonly string _path;

    private ExampleFile(string path) => _path = path;

    /// <summary>The names of the files of a directory of these tests.</summary>
    public static IEnumerable<string> In(string directory) =>
        Directory.EnumerateFiles(DirectoryOf(directory), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static ExampleFile Of(string directory, string name) => new(Path.Combine(DirectoryOf(directory), name + ".txt"));

    /// <summary>Compares what is said of each example with what is said of it now.</summary>
    public void Compare(Func<string, string> describe)
    {
        var actual = new StringBuilder();
        var example = new List<string>();
        foreach (var line in File.ReadLines(_path).Append(""))
        {
            if (line.StartsWith(Bar, StringComparison.Ordinal) || line == "|")
            {
                example.Add(line.Length < Bar.Length ? "" : line[Bar.Length..]);
            }
            else if (example.Count > 0)
            {
                _ = actual.Append(actual.Length > 0 ? "\n" : "");
                foreach (var written in example)
                {
                    _ = actual.Append(written.Length == 0 ? "|" : Bar + written).Append('\n');
                }

                _ = actual.Append(describe(string.Join('\n', example).Replace('␍', '\r').Replace('␀', '\0')));
                example.Clear();
            }
        }

        new Snapshot(_path).Compare(actual.ToString());
    }

    private static string DirectoryOf(string directory) => Path.Combine(RepositoryRoot.Path, "tests", "A11.Core.Tests", Path.Combine(directory.Split('/')));
}
