using A11.Core.Files;
using A11.Core.Make.Model;
using A11.Core.Text;

namespace A11.Agents.Acceptance.Commands;

/// <summary>Finds the targets of makefiles and what they run.</summary>
/// <param name="files">The repository.</param>
internal sealed class MakeTargets(RepositoryText files)
{
    private readonly Dictionary<string, (MakefileModel File, SourceText Text, ILookup<string, TargetRule> Rules)> _read = new(StringComparer.Ordinal);

    /// <summary>What the targets run that a command names. What one depends on is a command of its own before its recipe.</summary>
    public ScriptLookup Find(CommandLine command, IReadOnlyList<string> targets, string directory)
    {
        var path = command.ValueOf("-f", "--file", "--makefile") is { } named ? files.FindFirst(directory, named) : files.FindFirst(directory, "GNUmakefile", "makefile", "Makefile");
        if (path is null)
        {
            return new ScriptLookup([]);
        }

        var (file, text, rules) = Read(path);
        var wanted = targets.Count > 0 ? targets : [.. file.Targets.Where(name => name[0] != '.').Take(1)];
        var missing = wanted.FirstOrDefault(target => !rules.Contains(target));
        return new ScriptLookup(
            [.. wanted.SelectMany(target => rules[target].SelectMany(rule => Define(target, path, file, text, rule, rules)))],
            missing is null ? null : file.HasInclude ? $"“{missing}” may stand in a makefile that {path} includes" : $"{path} has no target “{missing}”",
            missing is not null && !file.HasInclude && !rules.Any(rule => rule.Key.Contains('%', StringComparison.Ordinal) || rule.Key.Contains('$', StringComparison.Ordinal)));
    }

    /// <summary>All recipe lines of a makefile.</summary>
    public IEnumerable<ScriptDefinition> All(string path)
    {
        var (file, text, _) = Read(path);
        return file.Rules.SelectMany(rule => rule.Recipe.Select(line => Define(rule.Targets.FirstOrDefault(""), path, file, text, line)));
    }

    private (MakefileModel File, SourceText Text, ILookup<string, TargetRule> Rules) Read(string path)
    {
        if (!_read.TryGetValue(path, out var read))
        {
            var text = files.Read(path) ?? new SourceText("");
            var file = MakefileModel.Parse(text);
            _read[path] = read = (file, text, file.Rules.SelectMany(rule => rule.Targets.Select(target => (target, rule))).ToLookup(pair => pair.target, pair => pair.rule, StringComparer.Ordinal));
        }

        return read;
    }

    private static IEnumerable<ScriptDefinition> Define(string target, string path, MakefileModel file, SourceText text, TargetRule rule, ILookup<string, TargetRule> rules)
    {
        var first = rule.Prerequisites.Where(name => rules.Contains(name) && name.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or '/')).ToArray();
        if (first.Length > 0)
        {
            yield return new ScriptDefinition(target, path, $"make -f '{RepositoryPath.FileName(path)}' {string.Join(' ', first)}", RepositoryPath.Directory(path));
        }

        foreach (var line in rule.Recipe)
        {
            yield return Define(target, path, file, text, line);
        }
    }

    private static ScriptDefinition Define(string target, string path, MakefileModel file, SourceText text, RecipeCommand line) => new(target, path, file.Expand(line.Script), RepositoryPath.Directory(path))
    {
        Line = text.GetPosition(line.Span.Start).Line,
        Tolerance = line.MayFail ? $"the “-” in front lets it fail in {path}" : null,
    };
}
