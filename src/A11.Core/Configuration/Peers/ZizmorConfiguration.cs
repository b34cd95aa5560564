using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;
using A11.Core.Workflows.Actions;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary><c>zizmor.yml</c> (zizmor's documentation, “Configuration”): rules that are disabled, ignored in some places, or told what is allowed. Zizmor refuses a file with a mistake, and so it is one here.</summary>
internal sealed class ZizmorConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    private readonly ImmutableArray<Diagnostic>.Builder _problems = ImmutableArray.CreateBuilder<Diagnostic>();
    private SourceText? _text;

    protected override string Peer => "zizmor";

    public static bool Is(string path) => RepositoryPath.FileName(path) is "zizmor.yml" or "zizmor.yaml";

    /// <summary>It stands at the root or in <c>.github</c>, and speaks of the root either way.</summary>
    protected override string FolderOf(string path)
    {
        var directory = RepositoryPath.Directory(path);
        return RepositoryPath.FileName(directory) is ".github" ? RepositoryPath.Directory(directory) : directory;
    }

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty)
    {
        _text = content.Text;
        var file = empty;
        var tree = YamlTree.Parse(content.Text);
        foreach (var problem in tree.Problems)
        {
            Report(problem.Span, "zizmor can't read this file: it is not YAML. Correct it.");
        }

        foreach (var rule in tree.IsWalkable ? MappingOf(tree.RootMapping?.Find("rules"))?.Entries ?? [] : [])
        {
            foreach (var entry in MappingOf(rule)?.Entries ?? [])
            {
                file = entry.Name switch
                {
                    "disable" when entry.Value.AsScalar?.AsBoolean == true => With(file, rule.Name, Severity.None),
                    "ignore" => Ignore(file, rule.Name, entry),
                    "config" when MappingOf(entry) is { } options => Configure(file, rule.Name, options),
                    "remap" when MappingOf(entry)?["severity"]?.Text is { } severity && SeverityOf(severity) is { } remapped => With(file, rule.Name, remapped),
                    _ => file,
                };
            }
        }

        return file with { Problems = _problems.ToImmutable() };
    }

    private static Severity? SeverityOf(string name) => name switch
    {
        "high" => Severity.Error,
        "medium" => Severity.Warning,
        "low" or "informational" => Severity.Info,
        _ => null,
    };

    private static bool IsIn(ConfigurationFile file, CheckDescriptor check) => file.Rules.ContainsKey(check.Id);

    private ConfigurationFile Configure(ConfigurationFile file, string rule, YamlMapping options)
    {
        foreach (var option in options.Entries)
        {
            file = (rule, option.Name) switch
            {
                ("unpinned-uses", "policies") => ConfigurePolicies(file, option),
                ("forbidden-uses", "allow" or "deny") => Set(file, rule, option.Name, PatternsOf(option)),
                ("dependabot-cooldown", "days") => ConfigureDays(file, option),
                ("secrets-outside-env" or "known-vulnerable-actions", "allow") => Set(file, rule, option.Name, TextsOf(option)),
                ("unpinned-uses" or "forbidden-uses" or "dependabot-cooldown" or "secrets-outside-env" or "known-vulnerable-actions", _) => Refuse(file, option.Key.Span, $"zizmor has no option {option.Name} for {rule}. Correct the name, or remove it."),
                _ => file,
            };
        }

        return rule == "forbidden-uses" && options.Find("allow") is not null && options.Find("deny") is { } deny
            ? Refuse(file, deny.Key.Span, "forbidden-uses takes allow or deny, not both. Remove one of them.")
            : file;
    }

    private ConfigurationFile ConfigurePolicies(ConfigurationFile file, YamlEntry option)
    {
        if (MappingOf(option) is not { } policies)
        {
            return file;
        }

        var read = ImmutableDictionary<string, string>.Empty;
        foreach (var entry in policies.Entries)
        {
            if (UsesPattern.Parse(entry.Name) is not { Ref: null })
            {
                Report(entry.Key.Span, $"{entry.Name} is no pattern of actions. Write owner/*, owner/repository or owner/repository/*, without a ref.");
            }
            else if (entry.Value.Text is not { } policy || !PinningPolicy.IsKnown(policy))
            {
                Report(entry.Value.Span, $"A policy is {PinningPolicy.Any}, {PinningPolicy.Ref} or {PinningPolicy.Hash}. Use one of them.");
            }
            else
            {
                read = read.SetItem(entry.Name, policy);
            }
        }

        return Set(file, "unpinned-uses", option.Name, read);
    }

    private ConfigurationFile ConfigureDays(ConfigurationFile file, YamlEntry option)
    {
        if (int.TryParse(option.Value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 0)
        {
            return Set(file, "dependabot-cooldown", option.Name, days);
        }

        return Refuse(file, option.Value.Span, "days is a whole number above 0. Correct it.");
    }

    private ImmutableArray<string> PatternsOf(YamlEntry option)
    {
        foreach (var item in SequenceOf(option)?.Items ?? [])
        {
            if (item.Text is not { } text || UsesPattern.Parse(text) is null)
            {
                Report(item.Span, $"{item.Text} is no pattern of actions. Write owner/*, owner/repository, owner/repository/* or owner/repository@ref.");
            }
        }

        return [.. (option.Value.AsSequence?.Items ?? []).Select(static item => item.Text).OfType<string>().Where(static text => UsesPattern.Parse(text) is not null)];
    }

    private ImmutableArray<string> TextsOf(YamlEntry option) => [.. (SequenceOf(option)?.Items ?? []).Select(static item => item.Text).OfType<string>()];

    /// <summary>Sets an option without switching anything on that is off by default.</summary>
    private ConfigurationFile Set(ConfigurationFile file, string name, string option, object value)
    {
        var configured = With(file, name, option, value);
        return configured with { Rules = configured.Rules.RemoveRange(Rules(name).Where(check => check.OptIn && !IsIn(file, check)).Select(static check => check.Id)) };
    }

    /// <summary>An item is a file's name, or a name with a line, and perhaps a column, behind it.</summary>
    private ConfigurationFile Ignore(ConfigurationFile file, string rule, YamlEntry entry)
    {
        foreach (var item in SequenceOf(entry)?.Items ?? [])
        {
            var parts = (item.Text ?? "").Split(':');
            if (parts.Length > 3 || !Array.TrueForAll(parts[1..], static part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) || !PathPattern.TryParse(parts[0], out var pattern, out _))
            {
                Report(item.Span, $"{item.Text} names no place. Write a file's name, or file.yml:line.");
                continue;
            }

            var whole = parts.Length == 1 ? With(new ConfigurationFile(), rule, Severity.None).Rules : ImmutableDictionary<string, Severity>.Empty;
            file = file with
            {
                Overrides = file.Overrides.Add(new ConfigurationOverride([pattern], whole, RuleOptionValues.Empty)
                {
                    IgnoredLines = parts.Length == 1 ? [] : [new IgnoredLine(Peer, $"{Peer}/{rule}", int.Parse(parts[1], CultureInfo.InvariantCulture))],
                }),
            };
        }

        return file;
    }

    private YamlMapping? MappingOf(YamlEntry? entry)
    {
        if (entry is not null && entry.Value.AsMapping is null && entry.Value.AsScalar?.IsNull != true)
        {
            Report(entry.Value.Span, $"{entry.Name} is a mapping. Write its entries as name: value.");
        }

        return entry?.Value.AsMapping;
    }

    private YamlSequence? SequenceOf(YamlEntry entry)
    {
        if (entry.Value.AsSequence is null)
        {
            Report(entry.Value.Span, $"{entry.Name} is a list. Write its items with a hyphen each.");
        }

        return entry.Value.AsSequence;
    }

    private ConfigurationFile Refuse(ConfigurationFile file, TextSpan span, string message)
    {
        Report(span, message);
        return file;
    }

    private void Report(TextSpan span, string message) =>
        _problems.Add(new Diagnostic(EngineRules.Configuration, Path, span, message) { Text = _text, OwnAliases = [$"{Peer}/invalid-config"] });
}
