using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Shell.Model;
using A11.Core.Text;

namespace A11.Agents.Acceptance.Commands;

/// <summary>Finds what scripts run in the end: behind what only starts other commands, and in the targets and scripts of the repository that they name.</summary>
/// <param name="files">The repository.</param>
internal sealed class CallCollector(RepositoryText files)
{
    private const int MaximumDepth = 12;
    private const int MaximumCalls = 10_000;

    private static readonly CommandTable Table = CommandTable.Instance;

    private readonly ScriptDefinitions _definitions = new(files);
    private readonly List<CommandCall> _calls = [];

    /// <summary>What was followed already: the same from the same job, under the same conditions, says nothing new.</summary>
    private readonly HashSet<(string Key, string Directory, string? Tolerance, string? Obstacle, string? Job)> _followed = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<CommandCall> Calls => _calls;

    /// <summary>Adds a call that is no shell command.</summary>
    public void Add(CommandCall call)
    {
        if (_calls.Count < MaximumCalls)
        {
            _calls.Add(call);
        }
    }

    /// <summary>Adds what a script runs.</summary>
    /// <param name="script">The script.</param>
    /// <param name="site">Where it stands.</param>
    /// <param name="opaque">Places in it that are filled in by somebody else before it runs.</param>
    public void Collect(string script, CallSite site, ImmutableArray<TextSpan> opaque = default) => Collect(script, site, opaque.IsDefault ? [] : opaque, 0);

    private void Collect(string script, CallSite site, ImmutableArray<TextSpan> opaque, int depth)
    {
        if (depth > MaximumDepth || _calls.Count >= MaximumCalls)
        {
            return;
        }

        var commands = ScriptCommands.Read(script, opaque, site.IsSourced, Table.IsOther);
        site = site with { IsSourced = false };
        foreach (var command in commands)
        {
            site = command.EnteredDirectory is { } directory ? site with { Directory = RepositoryPath.Resolve(site.Directory, directory) ?? site.Directory } : site;
            if (!command.Words.IsEmpty)
            {
                Follow(command.Words, command.Variable, site.Under(command.State), depth);
            }
        }
    }

    private void Follow(ImmutableArray<ScriptWord> words, string? variable, CallSite site, int depth)
    {
        if (variable is not null && site.Environment.TryGetValue(variable, out var value))
        {
            Collect($"{value} {Join(words, 1)}", site, [], depth + 1);
            return;
        }

        var line = Table.Read([.. words.Select(word => word.Value)]);
        var call = new CommandCall(Join(words, 0), site) { Line = line };
        if (line.Words[0].Length > 0)
        {
            Add(Table.IsOther(line) ? call : Follow(call, words, depth));
        }
    }

    /// <summary>Adds what a call leads to, and says how far that is known.</summary>
    private CommandCall Follow(CommandCall call, ImmutableArray<ScriptWord> words, int depth)
    {
        string? unread = null;
        var isLacking = false;
        var isKnown = Table.Find(call.Line!).Any(entry => entry.Purpose != Purpose.Other && !entry.Pattern.IsProgramAlone);
        foreach (var (kind, pattern) in Table.FindStarters(call.Line!).Where(starter => !isKnown || starter.Kind == "script"))
        {
            var next = kind switch
            {
                "script" => FollowScript(call, pattern, depth),
                "run" => FollowFile(call, words, pattern.StartOfInner(call.Line!), depth),
                _ => FollowWrapped(call, words, pattern, depth),
            };
            if (next.IsFollowed || (next.Unread is not null && ScriptDefinitions.LeadsElsewhere(call.Line!)))
            {
                return next;
            }

            (unread, isLacking) = unread is null ? (next.Unread, next.IsLacking) : (unread, isLacking);
        }

        return call.Line!.IsRelativePath && !Table.Find(call.Line).Any() ? FollowPath(call, call.Line.Words[0], isShell: false, depth) : call with { Unread = unread, IsLacking = isLacking };
    }

    private CommandCall FollowScript(CommandCall call, CommandPattern pattern, int depth)
    {
        if (pattern.ExclusionIn(call.Line!) is not null)
        {
            return call with { IsFollowed = true };
        }

        var lookup = _definitions.Find(call.Line!, pattern.CountWords(call.Line!) + pattern.OwnWords, call.Site.Directory);
        var unread = lookup.Missing;
        foreach (var definition in lookup.Found)
        {
            unread ??= Enter(definition, call.Site, depth) ? null : $"it leads back to {definition.Name} in {definition.File}";
        }

        return call with { IsFollowed = lookup.Found.Count > 0 && unread is null, Unread = unread, IsLacking = lookup.IsLacking };
    }

    /// <summary>A shell's <c>-c</c>, or the file that an interpreter is given.</summary>
    private CommandCall FollowFile(CommandCall call, ImmutableArray<ScriptWord> words, int start, int depth)
    {
        var isShell = call.Line!.Program is "sh" or "bash" or "dash" or "ash" or "zsh" or "ksh" or "source" or ".";
        if (isShell && ScriptOf(words) is { } script)
        {
            Collect(script, call.Site, [], depth + 1);
            return call with { IsFollowed = true };
        }

        if (start >= words.Length)
        {
            return call;
        }

        // Interpreters take names of their own too: “php artisan test”.
        var inner = words[start..];
        return Table.Find(Table.Read([.. inner.Select(word => word.Value)])).Any(entry => entry.Purpose != Purpose.Other)
            ? FollowInner(call, inner, depth)
            : FollowPath(call, inner[0].Value, isShell, depth);
    }

    private CommandCall FollowWrapped(CommandCall call, ImmutableArray<ScriptWord> words, CommandPattern pattern, int depth)
    {
        if (!pattern.ScriptOptions.IsEmpty && call.Line!.ValueOf(pattern.ScriptOptions) is { } script)
        {
            Collect(script, call.Site, [], depth + 1);
            return call with { IsFollowed = true };
        }

        if (pattern.StartsLast && !call.Line!.Operands.IsEmpty)
        {
            // A single word is a script of the package's.
            var last = call.Line.Operands[^1].Value;
            Collect(last.Contains(' ', StringComparison.Ordinal) ? last : $"npm run {last}", call.Site, [], depth + 1);
            return call with { IsFollowed = true };
        }

        if (pattern.HasScripts)
        {
            foreach (var (_, value) in call.Line!.Operands)
            {
                Collect(value.StartsWith("npm:", StringComparison.Ordinal) ? $"npm run {value[4..]}" : value, call.Site, [], depth + 1);
            }

            return call with { IsFollowed = !call.Line.Operands.IsEmpty };
        }

        // What these start is a script of the project's by that name, not the shell's “test”.
        var start = pattern.StartOfInner(call.Line!);
        return start < words.Length && words[start].Value == "test" ? call with { Unread = "what “test” stands for is not read" }
            : start < words.Length ? FollowInner(call, words[start..], depth) : call;
    }

    /// <summary>A command that stands as words of another; a single word may be a whole script.</summary>
    private CommandCall FollowInner(CommandCall call, ImmutableArray<ScriptWord> inner, int depth)
    {
        Collect(inner.Length == 1 ? inner[0].Value : Join(inner, 0), call.Site, [], depth + 1);
        return call with { IsFollowed = true };
    }

    /// <summary>A file of the repository that is run.</summary>
    private CommandCall FollowPath(CommandCall call, string path, bool isShell, int depth)
    {
        if (files.FindFirst(call.Site.Directory, path) is not { } file)
        {
            return call with { Unread = $"{path} is not in the repository", IsLacking = true };
        }

        var text = files.Read(file)!.Content;
        if (!isShell && !IsForShell(file, text))
        {
            return call with { Unread = $"{file} is not a shell script, so it is not read" };
        }

        var isSourced = call.Line!.Program is "source" or ".";
        return Enter(new ScriptDefinition(file, file, text, call.Site.Directory), call.Site with { IsSourced = isSourced }, depth)
            ? call with { IsFollowed = true }
            : call with { Unread = $"it leads back to {file}" };
    }

    /// <summary>Follows a definition; false where it leads back to itself, as what starts it elsewhere may not be what this repository shows.</summary>
    private bool Enter(ScriptDefinition definition, CallSite site, int depth)
    {
        if (site.Definitions.Contains(definition.Key))
        {
            return false;
        }

        var inner = site.Into(definition);
        if (_followed.Add((definition.Key, inner.Directory, inner.Tolerance, inner.Obstacle, inner.Job?.Id)))
        {
            Collect(definition.Script, inner, [], depth + 1);
        }

        return true;
    }

    private static bool IsForShell(string path, string text)
    {
        if (!text.StartsWith("#!", StringComparison.Ordinal))
        {
            return RepositoryPath.Extension(path) is "" or ".sh" or ".bash";
        }

        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return Core.Scripts.ShellInvocation.Parse(text[2..(end < 0 ? text.Length : end)].Split(' ', StringSplitOptions.RemoveEmptyEntries)) is not null;
    }

    /// <summary>The word behind <c>-c</c>, alone or among other letters.</summary>
    private static string? ScriptOf(ImmutableArray<ScriptWord> words)
    {
        for (var i = 1; i + 1 < words.Length && words[i].Value is ['-' or '+', ..]; i++)
        {
            if (words[i].Value is ['-', not '-', ..] && words[i].Value.Contains('c', StringComparison.Ordinal))
            {
                return words[i + 1].Value;
            }

            i += words[i].Value is [_, .., 'o' or 'O'] ? 1 : 0;
        }

        return null;
    }

    private static string Join(ImmutableArray<ScriptWord> words, int start) => string.Join(' ', words.Skip(start).Select(word => word.Raw));
}
