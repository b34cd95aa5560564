using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using A11.Agents.Agents;
using A11.Agents.Generation;
using A11.Agents.Policies;
using A11.Agents.Tests.Acceptance;
using A11.Core.Files;
using A11.Core.Profiles;
using A11.Core.Tasks;
using A11.Tests;

namespace A11.Agents.Tests.Generation;

/// <summary>
/// What the built-in agent writes of repositories that stand in memory, to the letter: <c>Cases/*.txt</c>. “==” begins a repository, “--” a file of it, “->” a task
/// (the file to write, then criteria behind semicolons, then a title), and “|” the lines that are written for it, or why it is refused.
/// </summary>
[TestClass]
public sealed partial class GeneratedTextTests
{
    private static readonly string Folder = Path.Combine(CriterionPage.Root, "tests", "A11.Agents.Tests", "Generation", "Cases");

    private static readonly ConcurrentDictionary<(string Name, int Line), string[]> Written = new();

    /// <summary>The tasks of all repositories.</summary>
    public static IEnumerable<object[]> Tasks => Cases.SelectMany(pair => pair.Lines.Index().Where(line => line.Item.StartsWith("-> ", StringComparison.Ordinal)).Select(line => new object[] { pair.Name, line.Index + 1 }));

    private static (string Name, string[] Lines)[] Cases { get; } = [.. Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllLines(path)))];

    private static bool IsUpdate => Environment.GetEnvironmentVariable("A11_UPDATE_PAGES") == "1";

    [TestMethod]
    [DynamicData(nameof(Tasks))]
    public void It_is_written_to_the_letter(string name, int line)
    {
        var lines = Cases.Single(pair => pair.Name == name).Lines;
        string[] expected = [.. lines.Skip(line).TakeWhile(static text => text is ['|', ..]).Select(static text => text[1..])];
        var actual = Write(FilesBefore(lines, line), lines[line - 1][3..]);
        if (IsUpdate)
        {
            Written[(name, line)] = actual;
            return;
        }

        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', actual), $"{name}({line})");
    }

    /// <summary>Writes the cases anew where that is asked for.</summary>
    [ClassCleanup]
    public static void Update()
    {
        foreach (var (name, lines) in IsUpdate ? Cases : [])
        {
            var text = new StringBuilder();
            foreach (var (index, line) in lines.Index().Where(static line => line.Item is not ['|', ..]))
            {
                _ = text.Append(line).Append('\n').Append(Written.TryGetValue((name, index + 1), out var result) ? string.Concat(result.Select(static part => $"|{part}\n")) : "");
            }

            File.WriteAllText(Path.Combine(Folder, name), text.ToString());
        }
    }

    /// <summary>The files of the repository that a task is about.</summary>
    private static MemoryFileSource FilesBefore(string[] lines, int line)
    {
        var first = Array.FindLastIndex(lines, line - 1, static text => text.StartsWith("== ", StringComparison.Ordinal));
        var files = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        StringBuilder? content = null;
        foreach (var text in lines[first..line])
        {
            if (text.StartsWith("-- ", StringComparison.Ordinal))
            {
                files[text[3..]] = content = new StringBuilder();
            }
            else if (text.StartsWith("-> ", StringComparison.Ordinal))
            {
                content = null;
            }
            else if (text is not ['|', ..])
            {
                _ = content?.Append(text).Append('\n');
            }
        }

        return new MemoryFileSource(files.Select(static file => KeyValuePair.Create(file.Key, file.Value.ToString())));
    }

    private static string[] Write(MemoryFileSource files, string words)
    {
        var parts = words.Split(" | ", StringSplitOptions.TrimEntries);
        var json = $$"""{ "task_id": "T1", "title": {{JsonSerializer.Serialize(parts.Length > 2 ? parts[2] : "Generated")}}, "acceptance_criteria": {{JsonSerializer.Serialize(parts[1].Split("; "))}}, "files_to_create": {{JsonSerializer.Serialize(parts[0].Split(", "))}} }""";
        var (tasks, problems) = TaskReader.Read(new A11.Core.Text.SourceText(json), "task.json");
        Assert.IsTrue(problems.IsEmpty);
        var job = new AgentJob("/", tasks[0], new Policy(ProfileReader.BuiltIn, ProfileReader.BuiltIn.Boundary, []), TestEngine.Load(files), files, TestEngine.Default);
        var session = new BuiltInAgent().StartAsync(job, new Progress<AgentEvent>(), CancellationToken.None).GetAwaiter().GetResult();
        var result = session.WorkAsync(new AgentRound(1, new Lazy<string>(""), null), CancellationToken.None).GetAwaiter().GetResult();
        return result.Failure is not null ? [$"refused: {result.Reason}"] : [.. result.Changes.SelectMany(change => Lines(change.Path, Encoding.UTF8.GetString(change.Content.Span), result.Changes.Length > 1))];
    }

    /// <summary>The lines behind the header; the hashes of commits are none of what is tested here.</summary>
    private static IEnumerable<string> Lines(string path, string text, bool isNamed) =>
        [.. isNamed ? [$"({path})"] : Array.Empty<string>(), .. Commit().Replace(text, "@…").TrimEnd('\n').Split('\n').Where(static line => !line.Contains("T1", StringComparison.Ordinal))];

    [GeneratedRegex("@[0-9a-f]{40}")]
    private static partial Regex Commit();
}
