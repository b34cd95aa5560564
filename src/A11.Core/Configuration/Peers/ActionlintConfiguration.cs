using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary>
/// <c>.github/actionlint.yaml</c> (actionlint's documentation, “Configuration”): labels of own runners, configuration variables, and what is ignored in which files. The last are patterns for actionlint's own
/// messages, which ours are not: heard are those that match every message, and those that name codes of ShellCheck.
/// </summary>
internal sealed class ActionlintConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    private const int CodeLength = 6;

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
            file = With(file, "expression", "variables", Texts(variables));
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
                : CodesIn(message).Aggregate(silent, (current, code) => current with { Rules = current.Rules.SetItems(Checks.Find($"shellcheck/{code}").Where(static check => check.Suppressible).Select(static check => KeyValuePair.Create(check.Key, Severity.None))) });
        }

        return silent.Rules.IsEmpty ? file : file with { Overrides = file.Overrides.Add(new ConfigurationOverride([pattern], silent.Rules, RuleOptionValues.Empty)) };
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
