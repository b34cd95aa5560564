using A11.Core.Yaml.Syntax;

namespace A11.Agents.Acceptance.Commands;

/// <summary>Reads the tasks of a Taskfile (taskfile.dev/reference/schema).</summary>
internal static class Taskfile
{
    /// <summary>The tasks; null where the file can't be read.</summary>
    public static IEnumerable<ScriptDefinition>? Read(SourceFileText file)
    {
        var tree = YamlTree.Parse(file.Text);
        return !tree.IsWalkable ? null
            : (tree.RootMapping?["tasks"]?.AsMapping?.Entries ?? [])
                .Where(entry => entry.Key.Text is not null)
                .Select(entry => new ScriptDefinition(entry.Key.Text!, file.Path, string.Join('\n', LinesOf(entry.Value)), entry.Value.AsMapping?["dir"]?.Text is { } directory ? Core.Files.RepositoryPath.Resolve(file.Directory, directory) ?? "" : file.Directory)
                {
                    Tolerance = entry.Value.AsMapping?["ignore_error"]?.AsScalar?.AsBoolean == true ? "“ignore_error” lets it fail" : null,
                });
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
