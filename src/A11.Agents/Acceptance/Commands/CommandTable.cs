using System.Collections.Frozen;
using System.Collections.Immutable;

namespace A11.Agents.Acceptance.Commands;

/// <summary>What is known of commands and actions: <c>commands.txt</c>.</summary>
internal sealed class CommandTable
{
    private readonly FrozenDictionary<string, ImmutableArray<(Purpose Purpose, CommandPattern Pattern)>> _commands;
    private readonly FrozenDictionary<string, ImmutableArray<(string Kind, CommandPattern Pattern)>> _starters;
    private readonly FrozenDictionary<string, ImmutableArray<string>> _values;
    private readonly FrozenDictionary<string, ImmutableArray<Purpose>> _actions;
    private readonly FrozenDictionary<Purpose, (FrozenSet<string> Whole, ImmutableArray<string> Stems)> _words;

    private readonly ILookup<string, string> _languages;
    private readonly ILookup<string, CommandPattern> _any;
    private readonly FrozenSet<(string Program, string Tool)> _included;
    private readonly FrozenDictionary<string, string> _actionPrograms;
    private readonly FrozenSet<string> _openActions;

    /// <summary>Programs whose names are words of English, or of what is built with them.</summary>
    private static readonly FrozenSet<string> EnglishPrograms = FrozenSet.Create(StringComparer.Ordinal, "next", "hatch", "rush", "moon", "task", "just", "stack", "swift", "dune", "crystal", "docker", "podman", "composer", "node", "ember", "rails", "cross", "cargo", "test", "shards", "deno", "compose", "gcloud", "safety", "retire", "standard", "robot", "prove", "trial");

    private CommandTable(IEnumerable<string[]> facts)
    {
        var commands = new List<(string Program, (Purpose, CommandPattern) Entry)>();
        var starters = new List<(string Program, (string, CommandPattern) Entry)>();
        var values = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var actions = new List<(string Name, Purpose Purpose)>();
        var languages = new List<(string Program, string Language)>();
        var any = new List<(string Program, CommandPattern Pattern)>();
        var included = new List<(string Program, string Tool)>();
        var runners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var open = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var words = new Dictionary<Purpose, (FrozenSet<string>, ImmutableArray<string>)>();
        foreach (var fact in facts)
        {
            switch (fact[0])
            {
                case "wrap" or "script" or "run":
                    var starter = CommandPattern.Parse(fact.Skip(1));
                    starters.AddRange(starter.Programs.Select(program => (program, (fact[0], starter))));
                    break;
                case "values":
                    foreach (var program in fact[1].Split('|'))
                    {
                        values[program] = [.. fact.Skip(2)];
                    }

                    break;
                case "language":
                    foreach (var program in fact.Skip(2))
                    {
                        languages.Add((program, fact[1]));
                    }

                    break;
                case "includes":
                    included.AddRange(fact.Skip(2).Select(tool => (fact[1], tool)));
                    break;
                case "any":
                    var attached = CommandPattern.Parse(fact.Skip(1));
                    any.AddRange(attached.Programs.Select(program => (program, attached)));
                    break;
                case "starts":
                    runners[fact[1]] = fact[2];
                    break;
                case "action":
                    actions.Add((fact[2], Enum.Parse<Purpose>(fact[1], ignoreCase: true)));
                    if (fact.Length > 3)
                    {
                        _ = open.Add(fact[2]);
                    }

                    break;
                case "words":
                    words[Enum.Parse<Purpose>(fact[1], ignoreCase: true)] = (fact.Skip(2).Where(word => word[0] != '~').ToFrozenSet(StringComparer.Ordinal), [.. fact.Skip(2).Where(word => word[0] == '~').Select(word => word[1..])]);
                    break;
                default:
                    var pattern = CommandPattern.Parse(fact.Skip(1));
                    commands.AddRange(pattern.Programs.Select(program => (program, (Enum.Parse<Purpose>(fact[0], ignoreCase: true), pattern))));
                    break;
            }
        }

        _commands = commands.GroupBy(entry => entry.Program, entry => entry.Entry, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        _starters = starters.GroupBy(entry => entry.Program, entry => entry.Entry, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        _values = values.ToFrozenDictionary(StringComparer.Ordinal);
        _actions = actions.GroupBy(action => action.Name, action => action.Purpose, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.OrdinalIgnoreCase);
        _words = words.ToFrozenDictionary();
        _languages = languages.ToLookup(entry => entry.Program, entry => entry.Language, StringComparer.Ordinal);
        _included = included.ToFrozenSet();
        _any = any.ToLookup(entry => entry.Program, entry => entry.Pattern, StringComparer.Ordinal);
        _actionPrograms = runners.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _openActions = open.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Tools = [.. commands.Select(entry => entry.Entry).DistinctBy(entry => entry.Item2)
            .Where(entry => entry.Item1 != Purpose.Other)
            .SelectMany(entry => entry.Item2.Names.Where(name => IsToolName(name, entry.Item1)).Select(name => (name, entry.Item1)))
            .Concat(FindSinglePurposes())
            .GroupBy(tool => tool.Item1, StringComparer.Ordinal).Select(group => new NamedTool(group.Key, [.. group.Select(tool => tool.Item2).Distinct()]))];
    }

    /// <summary>
    /// Whether criteria may mean a command by its name. What builds and deploys is meant only where its words say so: “docker” and “next” alone mean
    /// other things, and an image is built in more ways than one.
    /// </summary>
    private static bool IsToolName(string name, Purpose purpose) => purpose is not (Purpose.Build or Purpose.Deploy)
        || (name.Contains(' ', StringComparison.Ordinal) && !name.StartsWith("docker", StringComparison.Ordinal) && !name.StartsWith("podman", StringComparison.Ordinal));

    /// <summary>Programs that do one kind of work, whatever words follow: <c>golangci-lint</c>, <c>kubectl</c>.</summary>
    private IEnumerable<(string Name, Purpose Purpose)> FindSinglePurposes() => _commands
        .Select(program => (program.Key, Entries: program.Value.Where(entry => entry.Purpose != Purpose.Other).ToArray()))
        .Where(program => program.Key.Length >= 4 && !EnglishPrograms.Contains(program.Key) && !_starters.ContainsKey(program.Key)
            && program.Entries.Select(entry => entry.Purpose).Distinct().Count() == 1 && program.Entries.All(entry => entry.Pattern.Names.Any(name => name.StartsWith(program.Key, StringComparison.Ordinal))))
        .Select(program => (program.Key, program.Entries[0].Purpose));

    /// <summary>The only one.</summary>
    public static CommandTable Instance { get; } = new(ReadFacts());

    /// <summary>The tools that criteria may name.</summary>
    public ImmutableArray<NamedTool> Tools { get; }

    /// <summary>Reads the words of a command.</summary>
    public CommandLine Read(ImmutableArray<string> words) => new(words, program => _values.GetValueOrDefault(program, []));

    /// <summary>What is known of a command.</summary>
    public IEnumerable<(Purpose Purpose, CommandPattern Pattern)> Find(CommandLine command) =>
        _commands.GetValueOrDefault(command.Program, []).Where(entry => entry.Pattern.IsMatch(command) && !IsBuiltInOfShell(entry, command) && (entry.Purpose != Purpose.Other || entry.Pattern.OwnExclusionIn(command) is null));

    /// <summary>How a command may start another command, or a script that it names; what is to be tried first comes first.</summary>
    public IEnumerable<(string Kind, CommandPattern Pattern)> FindStarters(CommandLine command) =>
        _starters.GetValueOrDefault(command.Program, []).Where(entry => entry.Pattern.IsMatch(command)).OrderBy(entry => entry.Kind == "script" ? 0 : 1);

    /// <summary>Whether a command is known to serve no purpose, and starts no other command.</summary>
    public bool IsOther(CommandLine command) =>
        Find(command).Any(entry => entry.Purpose == Purpose.Other) && !FindStarters(command).Any(starter => starter is { Kind: "wrap", Pattern.IsProgramAlone: false });

    /// <summary>Whether a command of these words is known to serve no purpose, and starts no other command.</summary>
    public bool IsOther(ImmutableArray<string> words) => IsOther(Read(words));

    /// <summary>What an action is known for; empty where it is not known.</summary>
    public ImmutableArray<Purpose> FindAction(string repository) => _actions.GetValueOrDefault(repository, []);

    /// <summary>Whether what an action does is said elsewhere, as its inputs or the project's configuration do.</summary>
    public bool IsOpenAction(string repository) => _openActions.Contains(repository);

    /// <summary>The program whose words an action's inputs are; null where they are commands of their own.</summary>
    public string? FindProgramOf(string repository) => _actionPrograms.GetValueOrDefault(repository);

    /// <summary>Whether a project attaches checks of its own to a command, of whatever kind.</summary>
    public bool HasAttached(CommandLine command) => _any[command.Program].Any(pattern => pattern.IsMatch(command) && pattern.ExclusionIn(command) is null);

    /// <summary>Whether a program may run another's checks, or starts it.</summary>
    public bool Includes(string program, string tool) => _included.Contains((program, tool));

    /// <summary>Whether a name has a word for a purpose that is none for others, as “ci” and “check” are; those for tests are also for what measures them.</summary>
    public bool SuggestsAlone(string name, Purpose purpose) =>
        NameParts.Split(name).Any(part => Suggests(part, purpose) && !_words.Keys.Any(other => other is not (Purpose.Test or Purpose.Coverage) && other != purpose && Suggests(part, other)));

    /// <summary>Whether two programs are for different languages, so that neither starts the other; what is for none in particular may start any.</summary>
    public bool AreStrangers(string program, string other) =>
        _languages[program].Any() && _languages[other].Any() && !_languages[program].Intersect(_languages[other]).Any();

    /// <summary>Whether a name sounds as if what bears it serves a purpose: one of its parts is a word for it.</summary>
    public bool Suggests(string name, Purpose purpose) => NameParts.Split(name).Any(part => _words[purpose].Whole.Contains(part) || _words[purpose].Stems.Any(stem => NameParts.IsMadeOf(part, stem)));

    /// <summary>Whether a name sounds as if what bears it serves another purpose, and not this one.</summary>
    public bool SuggestsAnother(string name, Purpose purpose) => !Suggests(name, purpose) && _words.Keys.Any(other => other != purpose && Suggests(name, other));

    /// <summary>A program of the repository's that has the name of a shell's command is another (<c>bin/test</c>).</summary>
    private static bool IsBuiltInOfShell((Purpose Purpose, CommandPattern Pattern) entry, CommandLine command) =>
        entry.Purpose == Purpose.Other && entry.Pattern.IsProgramAlone && command.IsRelativePath;

    private static IEnumerable<string[]> ReadFacts()
    {
        using var stream = typeof(CommandTable).Assembly.GetManifestResourceStream("acceptance/commands.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            }
        }
    }
}

/// <summary>A tool that criteria name.</summary>
/// <param name="Name">What they call it: <c>pytest</c>, <c>go test</c>.</param>
/// <param name="Purposes">What it is for.</param>
internal sealed record NamedTool(string Name, ImmutableArray<Purpose> Purposes);
