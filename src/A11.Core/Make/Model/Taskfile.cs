using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Make.Model;

/// <summary>Reads the tasks of a Taskfile, the makefile of Task (taskfile.dev/reference/schema).</summary>
public static class Taskfile
{
    /// <summary>The tasks; null where the file can't be read.</summary>
    public static IEnumerable<TaskfileTask>? Read(SourceText text)
    {
        var tree = YamlTree.Parse(text);
        return !tree.IsWalkable ? null
            : (tree.RootMapping?["tasks"]?.AsMapping?.Entries ?? [])
                .Where(entry => entry.Key.Text is not null)
                .Select(entry => new TaskfileTask(
                    entry.Key.Text!,
                    string.Join('\n', LinesOf(entry.Value)),
                    entry.Value.AsMapping?["dir"]?.Text,
                    entry.Value.AsMapping?["ignore_error"]?.AsScalar?.AsBoolean == true));
    }

    private static IEnumerable<string> LinesOf(YamlNode? node) => node?.Resolved switch
    {
        YamlScalar scalar => [scalar.Value],
        YamlSequence sequence => sequence.Items.SelectMany(LinesOf),
        YamlMapping mapping => [.. NamesIn(mapping["deps"]), .. NamesIn(mapping["task"]), .. LinesOf(mapping["cmds"]), .. LinesOf(mapping["cmd"])],
        _ => [],
    };

    /// <summary>Dependencies are names, not commands.</summary>
    private static IEnumerable<string> NamesIn(YamlNode? node) => node?.Resolved switch
    {
        YamlScalar scalar => [$"task {scalar.Value}"],
        YamlSequence sequence => sequence.Items.SelectMany(NamesIn),
        YamlMapping mapping => NamesIn(mapping["task"]),
        _ => [],
    };
}

/// <summary>A task of a Taskfile.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Script">What it runs; other tasks as <c>task NAME</c>.</param>
/// <param name="Directory">Where it runs, as it is written; null for the file's directory.</param>
/// <param name="MayFail">Whether its failure is ignored.</param>
public sealed record TaskfileTask(string Name, string Script, string? Directory, bool MayFail);
