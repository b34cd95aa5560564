using System.Text;
using A11.Core.Files;
using A11.Core.Make.Syntax;

namespace A11.Agents.Acceptance.Commands;

/// <summary>Finds the targets of makefiles and what they run.</summary>
/// <param name="files">The repository.</param>
internal sealed class MakeTargets(RepositoryText files)
{
    private const int LongestScript = 200_000;

    private readonly Dictionary<string, Makefile> _read = new(StringComparer.Ordinal);

    /// <summary>What the targets run that a command names, with what they depend on.</summary>
    public ScriptLookup Find(CommandLine command, IReadOnlyList<string> targets, string directory)
    {
        var path = command.ValueOf("-f", "--file", "--makefile") is { } named ? files.FindFirst(directory, named) : files.FindFirst(directory, "GNUmakefile", "makefile", "Makefile");
        if (path is null)
        {
            return new ScriptLookup([]);
        }

        var file = Read(path);
        var found = new List<ScriptDefinition>();
        var open = new Stack<string>(targets.Count > 0 ? targets.Reverse() : file.Rules.SelectMany(rule => rule.Targets).Select(target => target.Text).Where(name => name[0] != '.').Take(1));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var target))
        {
            foreach (var rule in seen.Add(target) ? file.Rules.Where(rule => rule.Targets.Any(candidate => candidate.Text == target)) : [])
            {
                found.AddRange(rule.Recipe.Select(line => Define(target, path, file, line)));
                foreach (var prerequisite in rule.Prerequisites)
                {
                    open.Push(prerequisite.Text);
                }
            }
        }

        var defined = file.Rules.SelectMany(rule => rule.Targets).Select(target => target.Text).ToHashSet(StringComparer.Ordinal);
        var missing = targets.FirstOrDefault(target => !defined.Contains(target));
        return new ScriptLookup(found, missing is null ? null : file.HasInclude ? $"“{missing}” may stand in a makefile that {path} includes" : $"{path} has no target “{missing}”");
    }

    /// <summary>All recipe lines of a makefile.</summary>
    public IEnumerable<ScriptDefinition> All(string path)
    {
        var file = Read(path);
        return file.Rules.SelectMany(rule => rule.Recipe.Select(line => Define(rule.Targets.Select(target => target.Text).FirstOrDefault("") , path, file, line)));
    }

    private Makefile Read(string path)
    {
        if (!_read.TryGetValue(path, out var file))
        {
            _read[path] = file = MakefileParser.Parse(files.Read(path)!);
        }

        return file;
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
