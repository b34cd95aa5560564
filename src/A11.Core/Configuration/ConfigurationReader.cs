using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration;

/// <summary>Reads <c>a11.yml</c>. What it doesn't know is an error at its line, never ignored.</summary>
public sealed class ConfigurationReader
{
    internal static readonly string[] Keys =
    [
        "profile", "ruleset", "agent", "failOn", "gate", "boundaries", "boundary", "agents", "repair", "sandbox", "strict", "jobs", "limits",
        "reviewers", "keepRuns", "shellcheck", "kubernetes", "rules", "options", "exclude", "vendored", "overrides",
    ];

    private readonly CheckIndex _checks;
    private readonly ConfigurationValues _values;
    private readonly YamlTree _tree;
    private ConfigurationFile _file;

    private ConfigurationReader(SourceText text, string path, string directory, CheckIndex checks)
    {
        _checks = checks;
        _tree = YamlTree.Parse(text);
        _values = new ConfigurationValues(text, path);
        _file = new ConfigurationFile { Directory = directory };
    }

    /// <summary>Reads a configuration file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="path">The path that problems name.</param>
    /// <param name="directory">The directory that its patterns start from, from the repository's root.</param>
    /// <param name="checks">The checks that it may name.</param>
    public static (ConfigurationFile File, ImmutableArray<Diagnostic> Problems) Read(SourceText text, string path, string directory, CheckIndex checks)
    {
        var reader = new ConfigurationReader(text, path, directory, checks);
        reader.ReadTree();
        return (reader._file, reader._values.Problems);
    }

    private void ReadTree()
    {
        foreach (var problem in _tree.Problems)
        {
            _values.Report(problem.Span, problem.Message);
        }

        if (_tree.Documents.IsEmpty || _tree.Documents[0].Root is YamlScalar { IsNull: true } || !_tree.IsWalkable)
        {
            return;
        }

        if (_tree.RootMapping is not { } root)
        {
            _values.Report(_tree.Documents[0].Root.Span, "The configuration must be a mapping of keys and values.");
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in root.Entries)
        {
            if (!seen.Add(entry.Name))
            {
                _values.Report(entry.Key.Span, $"The key “{entry.Name}” stands in the configuration twice; remove one.");
            }

            Read(entry);
        }
    }

    private void Read(YamlEntry entry)
    {
        _file = entry.Name switch
        {
            "profile" => _file with { Profile = _values.Text(entry) },
            "ruleset" => _file with { Ruleset = Ruleset(entry) },
            "agent" => _file with { Agent = _values.Text(entry) },
            "failOn" => _file with { FailOn = _values.Threshold(entry) },
            "gate" => _file with { Gate = _values.Threshold(entry) },
            "boundaries" => Boundaries(entry),
            "boundary" => _file with { AppliesTo = new BoundaryScopeReader(_values).Read(entry) },
            "agents" => _file with { Agents = _values.Entries(entry).ToImmutableDictionary(agent => agent.Name, Agent) },
            "repair" => _file with { Repair = _values.Number(entry, 0) },
            "sandbox" => _file with { Sandbox = Sandbox(entry) },
            "strict" => _file with { Strict = _values.Switch(entry) },
            "jobs" => _file with { Jobs = _values.Number(entry, 1) },
            "limits" => _file with { Limits = Limits(entry) },
            "reviewers" => _file with { Reviewers = Reviewers(entry) },
            "keepRuns" => _file with { KeepRuns = _values.Number(entry, 0) },
            "shellcheck" => _file with { ShellCheck = ShellCheck(entry) },
            "kubernetes" => _file with { KubernetesRelease = KubernetesRelease(entry) },
            "rules" => _file with { Rules = Rules(entry) },
            "options" => _file with { Options = Options(entry) },
            "exclude" => _file with { Exclude = _values.Patterns(entry) },
            "vendored" => _file with { Vendored = _values.Switch(entry) },
            "overrides" => _file with { Overrides = Overrides(entry) },
            _ => Unknown(entry, "a11.yml", Keys),
        };
    }

    private ConfigurationFile Unknown(YamlEntry entry, string where, params ReadOnlySpan<string> known)
    {
        _values.UnknownKey(entry, where, known);
        return _file;
    }

    private RulesetVersion? Ruleset(YamlEntry entry)
    {
        if (!RulesetVersion.TryParse(entry.Value.Text ?? "", out var version))
        {
            _values.Report(entry.Value.Span, $"“{entry.Value.Text}” is no ruleset; write major.minor, such as {RulesetVersion.Newest}.");
            return null;
        }

        if (version > RulesetVersion.Newest)
        {
            _values.Report(entry.Value.Span, $"This version of A11 knows rulesets up to {RulesetVersion.Newest}, so {version} can't be kept; upgrade A11 or pin an older ruleset.");
        }

        return version;
    }

    private Version? KubernetesRelease(YamlEntry entry)
    {
        if (Version.TryParse(entry.Value.Text, out var release) && release is { Major: 1, Build: < 0 })
        {
            return release;
        }

        _values.Report(entry.Value.Span, $"“{entry.Value.Text}” is not a Kubernetes release. Write major.minor, such as \"1.33\".");
        return null;
    }

    private SandboxMode? Sandbox(YamlEntry entry) => _values.Choice(entry, "auto", "required", "off") switch
    {
        "auto" => SandboxMode.Auto,
        "required" => SandboxMode.Required,
        "off" => SandboxMode.Off,
        _ => null,
    };

    private ShellCheckMode? ShellCheck(YamlEntry entry) => _values.Choice(entry, "auto", "required", "off") switch
    {
        "auto" => ShellCheckMode.Auto,
        "required" => ShellCheckMode.Required,
        "off" => ShellCheckMode.Off,
        _ => null,
    };

    private ConfigurationFile Boundaries(YamlEntry entry)
    {
        foreach (var part in _values.Entries(entry))
        {
            _file = part.Name switch
            {
                "allow" => _file with { Allow = _values.Patterns(part) },
                "deny" => _file with { Deny = _values.Patterns(part) },
                _ => Unknown(part, "“boundaries”", "allow", "deny"),
            };
        }

        return _file;
    }

    private AgentConfiguration Agent(YamlEntry entry)
    {
        var agent = new AgentConfiguration();
        foreach (var part in _values.Entries(entry))
        {
            switch (part.Name)
            {
                case "exec":
                    agent = agent with { Exec = _values.Texts(part) };
                    break;
                case "prompt":
                    agent = agent with { Prompt = _values.Choice(part, "stdin", "argument", "file") switch { "argument" => PromptChannel.Argument, "file" => PromptChannel.File, _ => PromptChannel.StandardInput } };
                    break;
                case "output":
                    agent = agent with { Output = Output(part) };
                    break;
                case "signal":
                    agent = agent with { Signal = _values.Choice(part, "last-line", "json") == "json" ? SignalPlace.Json : SignalPlace.LastLine };
                    break;
                case "timeout":
                    agent = agent with { Timeout = _values.Duration(part) ?? agent.Timeout };
                    break;
                case "environment":
                    agent = agent with { Environment = _values.Texts(part) };
                    break;
                case "credentials":
                    agent = agent with { Credentials = _values.Texts(part) };
                    break;
                case "scratch":
                    agent = agent with { Scratch = _values.Patterns(part) };
                    break;
                case "network":
                    agent = agent with { Network = _values.Choice(part, "on", "off") != "off" };
                    break;
                default:
                    _values.UnknownKey(part, $"The agent “{entry.Name}”", "exec", "prompt", "output", "signal", "timeout", "environment", "credentials", "scratch", "network");
                    break;
            }
        }

        if (AgentConfiguration.ReservedNames.Contains(entry.Name))
        {
            _values.Report(entry.Key.Span, $"“{entry.Name}” is no name for an agent of your own, as it means something else; call it otherwise.");
        }
        else if (agent.Exec.IsEmpty && !AgentConfiguration.KnownNames.Contains(entry.Name))
        {
            _values.Report(entry.Key.Span, $"The agent “{entry.Name}” has no “exec”, the command that starts it.");
        }

        return agent;
    }

    private AgentOutput Output(YamlEntry entry) => _values.Choice(entry, "text", "json", "stream-json", "acp") switch
    {
        "json" => AgentOutput.Json,
        "stream-json" => AgentOutput.StreamJson,
        "acp" => AgentOutput.Protocol,
        _ => AgentOutput.Text,
    };

    private RunLimits Limits(YamlEntry entry)
    {
        var limits = RunLimits.Default;
        foreach (var part in _values.Entries(entry))
        {
            switch (part.Name)
            {
                case "files":
                    limits = limits with { Files = _values.Number(part, 1) ?? limits.Files };
                    break;
                case "bytes":
                    limits = limits with { Bytes = _values.Size(part) ?? limits.Bytes };
                    break;
                case "output":
                    limits = limits with { Output = _values.Size(part) ?? limits.Output };
                    break;
                default:
                    _values.UnknownKey(part, "“limits”", "files", "bytes", "output");
                    break;
            }
        }

        return limits;
    }

    private ImmutableDictionary<string, string> Reviewers(YamlEntry entry)
    {
        var reviewers = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var part in _values.Entries(entry))
        {
            if (_values.Text(part) is { } agent)
            {
                reviewers[part.Name] = agent;
            }
        }

        return reviewers.ToImmutable();
    }

    private ImmutableDictionary<string, Severity> Rules(YamlEntry entry)
    {
        var severities = ImmutableDictionary.CreateBuilder<string, Severity>(StringComparer.Ordinal);
        foreach (var part in _values.Entries(entry))
        {
            foreach (var rule in FindRules(part))
            {
                if (_values.Severity(part) is { } severity)
                {
                    severities[rule.Key] = severity;
                }
            }
        }

        return severities.ToImmutable();
    }

    private ImmutableArray<CheckDescriptor> FindRules(YamlEntry entry)
    {
        var rules = _checks.Find(entry.Name);
        if (rules.IsEmpty)
        {
            var nearest = Spelling.Nearest(entry.Name, [.. _checks.All.Select(rule => rule.Id)]);
            _values.Report(entry.Key.Span, $"No rule is called “{entry.Name}”{(nearest is null ? "" : $"; did you mean {nearest}?")} “a11 rules” lists all names.");
        }
        else if (rules.Any(rule => !rule.Suppressible))
        {
            _values.Report(entry.Key.Span, $"{rules[0].Id} can't be configured: it guards the guard itself.");
            return [];
        }

        return rules;
    }

    private RuleOptionValues Options(YamlEntry entry)
    {
        var values = RuleOptionValues.Empty;
        foreach (var part in _values.Entries(entry))
        {
            foreach (var rule in FindRules(part))
            {
                foreach (var option in _values.Entries(part))
                {
                    values = Option(values, rule, option);
                }
            }
        }

        return values;
    }

    private RuleOptionValues Option(RuleOptionValues values, CheckDescriptor rule, YamlEntry entry)
    {
        var option = rule.Options.FirstOrDefault(option => option.Name == entry.Name);
        if (option is null)
        {
            _values.UnknownKey(entry, rule.Options.IsEmpty ? $"{rule.Id}, which has no options," : rule.Id, [.. rule.Options.Select(known => known.Name)]);
            return values;
        }

        object? value = option switch
        {
            TextListOption => _values.Texts(entry),
            TextMapOption => TextMap(entry),
            NumberOption number => _values.Number(entry, number.Minimum),
            ChoiceOption choice => _values.Choice(entry, choice.Choices.AsSpan()),
            SwitchOption => _values.Switch(entry),
            _ => null,
        };
        return value is null ? values : values.With(rule, option, value);
    }

    private ImmutableDictionary<string, string> TextMap(YamlEntry entry)
    {
        var map = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var part in _values.Entries(entry))
        {
            if (_values.Text(part) is { } text)
            {
                map[part.Name] = text;
            }
        }

        return map.ToImmutable();
    }

    private ImmutableArray<ConfigurationOverride> Overrides(YamlEntry entry)
    {
        if (entry.Value.AsSequence is not { } sequence)
        {
            _values.Report(entry.Value.Span, "“overrides” must be a list of mappings with “files” and “rules” or “options”.");
            return [];
        }

        var overrides = ImmutableArray.CreateBuilder<ConfigurationOverride>();
        foreach (var (index, item) in sequence.Items.Index())
        {
            overrides.Add(Override(new YamlEntry(item, item), item.AsMapping, index));
        }

        return overrides.ToImmutable();
    }

    private ConfigurationOverride Override(YamlEntry entry, YamlMapping? mapping, int index)
    {
        var result = new ConfigurationOverride([], ImmutableDictionary<string, Severity>.Empty, RuleOptionValues.Empty);
        foreach (var part in mapping?.Entries ?? [])
        {
            switch (part.Name)
            {
                case "files":
                    result = result with { Files = _values.Patterns(part) };
                    break;
                case "rules":
                    result = result with { Rules = Rules(part) };
                    break;
                case "options":
                    result = result with { Options = Options(part) };
                    break;
                default:
                    _values.UnknownKey(part, "An override", "files", "rules", "options");
                    break;
            }
        }

        if (result.Files.IsEmpty)
        {
            _values.Report(entry.Value.Span, string.Create(CultureInfo.InvariantCulture, $"Override {index + 1} names no “files”, so it applies to nothing."));
        }

        return result;
    }
}
