using A11.Core.Files;

namespace A11.Agents.Acceptance.Commands;

/// <summary>Finds the targets and scripts of a repository that commands name.</summary>
/// <param name="files">The repository.</param>
internal sealed class ScriptDefinitions(RepositoryText files)
{
    private readonly MakeTargets _make = new(files);

    /// <summary>What a command such as <c>npm run test</c> or <c>make check</c> stands for.</summary>
    /// <param name="command">The command.</param>
    /// <param name="taken">How many of its operands are no names.</param>
    /// <param name="directory">Where it runs.</param>
    public ScriptLookup Find(CommandLine command, int taken, string directory)
    {
        if (PlaceOf(command) is { } place && place.Contains('$', StringComparison.Ordinal))
        {
            return new ScriptLookup([], $"the directory “{place}” is known only when it runs");
        }

        directory = DirectoryOf(command, directory);
        var names = command.Operands.Skip(taken).Select(operand => operand.Value).ToList();
        return command.Program switch
        {
            "make" or "gmake" or "gnumake" or "mingw32-make" or "bmake" => _make.Find(command, [.. names.Where(name => !name.Contains('=', StringComparison.Ordinal))], directory),
            "just" => Find(Justfile.Read, names, directory, command.ValueOf("-f", "--justfile"), "justfile", "Justfile", ".justfile"),
            "task" or "go-task" => Find(Taskfiles.Read, names, directory, command.ValueOf("-t", "--taskfile"), "Taskfile.yml", "Taskfile.yaml", "taskfile.yml", "taskfile.yaml", "Taskfile.dist.yml"),
            "composer" => Find(ManifestScripts.ReadComposer, OneOf(command, taken, names), directory, null, "composer.json"),
            "deno" => Find(ManifestScripts.ReadDeno, names.Take(1), directory, null, "deno.json", "deno.jsonc"),
            "npm-run-all" or "npm-run-all2" or "run-s" or "run-p" => Find(ManifestScripts.ReadNode, names, directory, null, "package.json"),
            "npm" or "cnpm" or "yarn" or "pnpm" or "bun" when LeadsElsewhere(command) => new ScriptLookup([], files.FindFirst(directory, "package.json") is null ? null : "other packages define it"),
            "npm" or "cnpm" or "yarn" or "pnpm" or "bun" => Find(ManifestScripts.ReadNode, OneOf(command, taken, names), directory, null, "package.json"),
            "node" => Find(ManifestScripts.ReadNode, [command.ValueOf("--run") ?? ""], directory, null, "package.json"),
            _ => new ScriptLookup([]),
        };
    }

    /// <summary>The script that a package manager runs: the word behind “run”, or “test” where that is the command itself.</summary>
    private static IEnumerable<string> OneOf(CommandLine command, int taken, List<string> names) =>
        taken == 1 && command.Operands[0].Value is "test" or "t" or "tst" ? ["test"] : names.Take(1);

    /// <summary>Whether a package manager is told to run the script of other packages.</summary>
    public static bool LeadsElsewhere(CommandLine command) => command.Program switch
    {
        "npm" or "cnpm" => command.HasOption(["-ws", "--workspaces", "-w", "--workspace"]),
        "pnpm" => command.HasOption(["-r", "--recursive", "-F", "--filter", "--filter-prod"]) || command.Operands is [(_, "recursive" or "multi"), ..],
        "yarn" => command.Operands is [(_, "workspace" or "workspaces"), ..],
        "bun" => command.HasOption(["--filter", "-F", "--workspaces"]),
        _ => false,
    };

    private static string? PlaceOf(CommandLine command) => command.ValueOf("-C", "--directory", "--prefix", "--cwd", "--dir", "-d", "--working-dir", "--working-directory");

    private static string DirectoryOf(CommandLine command, string directory) => PlaceOf(command) is { } other ? RepositoryPath.Resolve(directory, other) ?? directory : directory;

    private ScriptLookup Find(Func<SourceFileText, IEnumerable<ScriptDefinition>?> read, IEnumerable<string> names, string directory, string? named, params ReadOnlySpan<string> usual)
    {
        var file = named is null ? files.FindFirst(directory, usual) : files.FindFirst(directory, named);
        if (file is null)
        {
            return new ScriptLookup([]);
        }

        if (read(new SourceFileText(file, files.Read(file)!)) is not { } defined)
        {
            return new ScriptLookup([], $"{file} can't be read");
        }

        var all = defined.ToLookup(definition => definition.Name, StringComparer.Ordinal);
        var wanted = names.DefaultIfEmpty("default").ToList();
        var missing = wanted.FirstOrDefault(name => !Matches(name, all).Any());
        return new ScriptLookup([.. wanted.SelectMany(name => Matches(name, all))], missing is null ? null : $"{file} defines no “{missing}”", missing is not null);
    }

    private static IEnumerable<ScriptDefinition> Matches(string name, ILookup<string, ScriptDefinition> all) => name.EndsWith('*')
        ? all.Where(group => group.Key.StartsWith(name.TrimEnd('*'), StringComparison.Ordinal)).SelectMany(group => group)
        : all[name].Concat(all[$"pre{name}"]).Concat(all[$"post{name}"]);
}

/// <summary>A file and its text.</summary>
/// <param name="Path">From the repository's root.</param>
/// <param name="Text">The text.</param>
internal sealed record SourceFileText(string Path, Core.Text.SourceText Text)
{
    /// <summary>The directory that it stands in.</summary>
    public string Directory => RepositoryPath.Directory(Path);
}
