using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary>
/// <c>.github/actionlint.yaml</c> (actionlint's documentation, “Configuration”): labels of own runners, configuration variables, and what is ignored in which files. The last are patterns for actionlint's own
/// messages, which ours are not: heard are those that match every message, those that name codes of ShellCheck, and those whose words say what they are about (see its documentation, “Checks”) without narrowing it
/// to one name.
/// </summary>
internal sealed class ActionlintConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    private const int CodeLength = 6;

    /// <summary>Words by which patterns name what they are about, and the checks that are about it.</summary>
    private static readonly ImmutableArray<(string[] Words, string[] Names)> Topics =
    [
        (["untrusted"], ["AXW1005"]),
        (["label", "unknown"], ["actionlint/runner-label"]),
        (["label"], ["AXW0206"]),
        (["webhook event"], ["AXW0014"]),
        (["cron"], ["AXW0207", "AXW0208"]),
        (["glob"], ["actionlint/glob"]),
        (["permission"], ["actionlint/permissions"]),
        (["context", "not allowed"], ["AXW0104"]),
        (["function", "not allowed"], ["AXW0105"]),
        (["undefined variable"], ["AXW0102"]),
        (["undefined function"], ["AXW0103"]),
        (["property", "not defined"], ["AXW0110", "AXW0111", "AXW0112", "AXW0113", "AXW0114", "AXW0115", "AXW0116"]),
        (["config", "variable"], ["AXW0122"]),
        (["shell name"], ["actionlint/shell-name"]),
        (["condition", "always evaluated"], ["actionlint/if-cond"]),
        (["workflow command"], ["actionlint/deprecated-commands"]),
        (["too old to run"], ["AXW0219"]),
        (["unexpected key"], ["AXW0001"]),
        (["reusable workflow"], ["actionlint/workflow-call"]),
    ];

    protected override string Peer => "actionlint";

    public static bool Is(string path) => RepositoryPath.FileName(path) is "actionlint.yaml" or "actionlint.yml" && RepositoryPath.FileName(RepositoryPath.Directory(path)) is ".github";

    /// <summary>It speaks of the repository whose <c>.github</c> it stands in.</summary>
    protected override string FolderOf(string path) => RepositoryPath.Directory(RepositoryPath.Directory(path));

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty)
    {
        var root = YamlTree.Parse(content.Text).RootMapping;
        var file = empty;
        if (root?["self-hosted-runner"]?.AsMapping?["labels"] is { } labels)
        {
            file = With(file, "runner-label", "labels", Texts(labels));
        }

        if (root?["config-variables"]?.AsSequence is { } variables)
        {
            // A list without any says that there is none: no variable has an empty name.
            file = With(file, "expression", "variables", Texts(variables) is { IsEmpty: false } names ? names : [""]);
        }

        foreach (var entry in root?["paths"]?.AsMapping?.Entries ?? [])
        {
            if (PathPattern.TryParse(entry.Name, out var pattern, out _))
            {
                file = Ignore(file, pattern, entry.Value.AsMapping?["ignore"]);
            }
        }

        return file;
    }

    private ConfigurationFile Ignore(ConfigurationFile file, PathPattern pattern, YamlNode? ignored)
    {
        var silent = new ConfigurationFile();
        foreach (var message in ignored is null ? [] : Texts(ignored))
        {
            silent = message is ".*" or ".+" or "" ? Checks.All.Where(IsOurs).Aggregate(silent, static (current, check) => current with { Rules = current.Rules.SetItem(check.Key, Severity.None) })
                : Silence(silent, CodesIn(message).ToArray() is { Length: > 0 } codes ? codes.SelectMany(code => Checks.Find($"shellcheck/{code}"))
                    : message.Contains("shellcheck", StringComparison.OrdinalIgnoreCase) ? Checks.All.Where(static check => check.Aliases.Any(static alias => alias.StartsWith("shellcheck/", StringComparison.Ordinal)))
                    : FindMeant(message));
        }

        return silent.Rules.IsEmpty ? file : file with { Overrides = file.Overrides.Add(new ConfigurationOverride([pattern], silent.Rules, RuleOptionValues.Empty)) };
    }

    private static ConfigurationFile Silence(ConfigurationFile file, IEnumerable<CheckDescriptor> checks) =>
        file with { Rules = file.Rules.SetItems(checks.Where(static check => check.Suppressible).DistinctBy(static check => check.Key).Select(static check => KeyValuePair.Create(check.Key, Severity.None))) };

    /// <summary>The checks that a pattern is about; none where it names something, as one label, since a check as a whole would say too little then.</summary>
    private IEnumerable<CheckDescriptor> FindMeant(string pattern)
    {
        var parts = pattern.Split('"', '\'', '`');
        if (parts.Where(static (part, index) => index % 2 == 1).Any(static name => name is not (".+" or ".*" or ".+?" or ".*?" or "[^\"]+" or "")))
        {
            return [];
        }

        var words = string.Concat(parts);
        return Topics.Where(topic => Array.TrueForAll(topic.Words, word => words.Contains(word, StringComparison.OrdinalIgnoreCase))).Take(1).SelectMany(topic => topic.Names.SelectMany(name => Checks.Find(name)));
    }

    /// <summary>What actionlint finds itself, and what it has ShellCheck find.</summary>
    private static bool IsOurs(CheckDescriptor check) => check.Suppressible && check.Aliases.Any(static alias => alias.StartsWith("actionlint/", StringComparison.Ordinal) || alias.StartsWith("shellcheck/", StringComparison.Ordinal));

    private static IEnumerable<string> CodesIn(string message)
    {
        for (var at = message.IndexOf("SC", StringComparison.Ordinal); at >= 0; at = message.IndexOf("SC", at + 1, StringComparison.Ordinal))
        {
            if (at + CodeLength <= message.Length && message.AsSpan(at + 2, CodeLength - 2).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                yield return message.Substring(at, CodeLength);
            }
        }
    }

    private static ImmutableArray<string> Texts(YamlNode node) => [.. (node.AsSequence?.Items ?? []).Select(static item => item.Text).OfType<string>()];
}
