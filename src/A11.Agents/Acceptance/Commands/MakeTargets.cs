using System.Text;
using A11.Core.Files;
using A11.Core.Make.Syntax;

namespace A11.Agents.Acceptance.Commands;

/// <summary>Finds the targets of makefiles and what they run.</summary>
/// <param name="files">The repository.</param>
internal sealed class MakeTargets(RepositoryText files)
{
    private const int LongestScript = 200_000;

    private readonly Dictionary<string, (Makefile File, ILookup<string, MakeRule> Rules)> _read = new(StringComparer.Ordinal);

    /// <summary>What the targets run that a command names. What one depends on is a command of its own before its recipe.</summary>
    public ScriptLookup Find(CommandLine command, IReadOnlyList<string> targets, string directory)
    {
        var path = command.ValueOf("-f", "--file", "--makefile") is { } named ? files.FindFirst(directory, named) : files.FindFirst(directory, "GNUmakefile", "makefile", "Makefile");
        if (path is null)
        {
            return new ScriptLookup([]);
        }

        var (file, rules) = Read(path);
        var wanted = targets.Count > 0 ? targets : [.. file.Rules.SelectMany(rule => rule.Targets).Select(target => target.Text).Where(name => name[0] != '.').Take(1)];
        var missing = wanted.FirstOrDefault(target => !rules.Contains(target));
        return new ScriptLookup(
            [.. wanted.SelectMany(target => rules[target].SelectMany(rule => Define(target, path, file, rule, rules)))],
            missing is null ? null : file.HasInclude ? $"“{missing}” may stand in a makefile that {path} includes" : $"{path} has no target “{missing}”");
    }

    /// <summary>All recipe lines of a makefile.</summary>
    public IEnumerable<ScriptDefinition> All(string path)
    {
        var (file, _) = Read(path);
        return file.Rules.SelectMany(rule => rule.Recipe.Select(line => Define(rule.Targets.Select(target => target.Text).FirstOrDefault(""), path, file, line)));
    }

    private (Makefile File, ILookup<string, MakeRule> Rules) Read(string path)
    {
        if (!_read.TryGetValue(path, out var read))
        {
            var file = MakefileParser.Parse(files.Read(path)!);
            _read[path] = read = (file, file.Rules.SelectMany(rule => rule.Targets.Select(target => (target.Text, rule))).ToLookup(pair => pair.Text, pair => pair.rule, StringComparer.Ordinal));
        }

        return read;
    }

    private static IEnumerable<ScriptDefinition> Define(string target, string path, Makefile file, MakeRule rule, ILookup<string, MakeRule> rules)
    {
        var first = rule.Prerequisites.Select(prerequisite => prerequisite.Text).Where(name => rules.Contains(name) && name.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or '/')).ToArray();
        if (first.Length > 0)
        {
            yield return new ScriptDefinition(target, path, $"make -f '{RepositoryPath.FileName(path)}' {string.Join(' ', first)}", RepositoryPath.Folder(path));
        }

        foreach (var line in rule.Recipe)
        {
            yield return Define(target, path, file, line);
        }
    }

    private static ScriptDefinition Define(string target, string path, Makefile file, RecipeLine line) => new(target, path, Expand(line.Script, file, 0), RepositoryPath.Folder(path))
    {
        Tolerance = line.Prefixes.Contains('-', StringComparison.Ordinal) ? $"the “-” in front lets it fail in {path}" : null,
    };

    /// <summary>Puts the values of variables in place, where the file sets them to a constant.</summary>
    private static string Expand(string script, Makefile file, int depth)
    {
        var text = new StringBuilder();
        for (var i = 0; i < script.Length;)
        {
            var close = script[i] == '$' && i + 1 < script.Length ? script[i + 1] switch { '(' => ')', '{' => '}', _ => '\0' } : '\0';
            var end = close == '\0' ? -1 : script.IndexOf(close, i);
            if (end > 0 && ValueOf(script[(i + 2)..end], file) is { } value && text.Length < LongestScript)
            {
                _ = text.Append(depth < 4 ? Expand(value, file, depth + 1) : value);
                i = end + 1;
            }
            else
            {
                _ = text.Append(script[i++]);
            }
        }

        return text.ToString();
    }

    private static string? ValueOf(string name, Makefile file)
    {
        if (file.Variables.LastOrDefault(variable => variable.Text == name) is not { Text: not null } variable)
        {
            return name == "MAKE" ? "make" : null;
        }

        var source = file.Source.Content;
        var end = source.IndexOf('\n', variable.Span.End);
        var line = source[variable.Span.End..(end < 0 ? source.Length : end)].Trim();
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        return equals is >= 0 and < 4 ? line[(equals + 1)..].Split('#')[0].Trim() : null;
    }
}
