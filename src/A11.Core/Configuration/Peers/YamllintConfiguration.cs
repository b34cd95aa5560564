using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary><c>.yamllint</c> (yamllint's documentation, “Configuration”): what it extends, for each rule its level and options, and the files that all or one of them ignore.</summary>
internal sealed class YamllintConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    /// <summary>What its configuration <c>default</c> has on.</summary>
    private static readonly string[] Default =
    [
        "anchors", "braces", "brackets", "colons", "commas", "empty-lines", "hyphens", "indentation", "key-duplicates", "line-length", "new-line-at-end-of-file", "new-lines", "trailing-spaces",
        "comments", "comments-indentation", "document-start", "truthy",
    ];

    /// <summary>What <c>relaxed</c> has off of these.</summary>
    private static readonly string[] Strict = ["comments", "comments-indentation", "document-start", "truthy"];

    /// <summary>The options that <c>relaxed</c> sets.</summary>
    private static readonly (string Rule, string Option, string Value)[] Relaxed =
    [
        ("braces", "max-spaces-inside", "1"), ("brackets", "max-spaces-inside", "1"), ("indentation", "indent-sequences", "consistent"), ("line-length", "allow-non-breakable-inline-mappings", "true"),
    ];

    /// <summary>Options that are off in yamllint and on here, where the check looks at nothing without them.</summary>
    private static readonly (string Rule, string Option)[] OffByDefault =
    [
        ("float-values", "require-numeral-before-decimal"), ("float-values", "forbid-scientific-notation"), ("float-values", "forbid-nan"), ("float-values", "forbid-inf"),
    ];

    protected override string Peer => "yamllint";

    public static bool Is(string path) => RepositoryPath.FileName(path) is ".yamllint" or ".yamllint.yaml" or ".yamllint.yml";

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty)
    {
        var file = Read(YamlTree.Parse(content.Text).RootMapping, empty, new HashSet<string>(StringComparer.Ordinal) { Path });
        return OffByDefault.Aggregate(file, SetOff);
    }

    /// <summary>Switches an option off that the configuration does not speak of, although its rule is on.</summary>
    private ConfigurationFile SetOff(ConfigurationFile file, (string Rule, string Option) off)
    {
        foreach (var check in Rules(off.Rule).Where(check => file.Rules.ContainsKey(check.Id)))
        {
            var option = check.Options.First(known => known.Name == off.Option);
            file = file.Options.Find<bool?>(check, option) is null ? file with { Options = file.Options.With(check, option, false) } : file;
        }

        return file;
    }

    private ConfigurationFile Read(YamlMapping? root, ConfigurationFile file, HashSet<string> visited)
    {
        file = Extend(file, root?["extends"]?.Text ?? "", visited);
        foreach (var entry in root?["rules"]?.AsMapping?.Entries ?? [])
        {
            file = Read(file, entry.Name, entry.Value);
        }

        foreach (var entry in root?["rules"]?.AsMapping?.Entries ?? [])
        {
            // Who names a rule and its files, often broken on purpose, means it.
            file = Ignore(file, LinesOf(entry.Value.AsMapping), Set(new ConfigurationFile(), entry.Name, static _ => Severity.None));
        }

        var allOff = AllNames().Aggregate(new ConfigurationFile(), Disable);
        file = Ignore(file, LinesOf(root), allOff);
        ImmutableArray<PathPattern> chosen = [.. LinesOf(root?["yaml-files"]).SelectMany(PatternsOf)];
        return chosen.IsEmpty ? file : file with { Overrides = file.Overrides.Add(Off([PathPattern.Parse("**")], chosen, allOff)) };
    }

    /// <summary>What a configuration builds on: one of yamllint's own, or another file of the repository.</summary>
    private ConfigurationFile Extend(ConfigurationFile file, string name, HashSet<string> visited) => name switch
    {
        "" => file,
        "default" => Default.Aggregate(file, Enable),
        "relaxed" => Relaxed.Aggregate(Default.Except(Strict).Aggregate(file, Enable), (current, option) => SetOption(current, option.Rule, option.Option, YamlTree.Parse(new SourceText(option.Value)).Documents[0].Root)),
        _ => FindOther(name) is var (path, content) && visited.Add(path) ? Read(YamlTree.Parse(content.Text).RootMapping, file, visited) : file,
    };

    /// <summary>Another file, named from the directory that yamllint is run in: the repository's root, or that of the configuration. What is outside of the repository isn't read.</summary>
    private (string Path, FileContent Content)? FindOther(string name)
    {
        var relative = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
        if (relative.Length == 0 || relative[0] is '/' or '~' || relative.Split('/').Contains(".."))
        {
            return null;
        }

        string[] candidates = FolderOf(Path) is { Length: > 0 } directory ? [$"{directory}/{relative}", relative] : [relative];
        return candidates.Select(path => ReadOther(path) is { } content ? (path, content) : ((string, FileContent)?)null).FirstOrDefault(static found => found is not null);
    }

    /// <summary>The patterns of a configuration or rule that ignores files, from the file where they are in one.</summary>
    private IEnumerable<string> LinesOf(YamlMapping? options) =>
        options is null ? [] : LinesOf(options["ignore"]).Concat(LinesOf(options["ignore-from-file"]).SelectMany(name => FindOther(name) is var (_, content) ? content.Text.Content.Split('\n') : []).Select(static line => line.Trim()));

    private static IEnumerable<string> LinesOf(YamlNode? value) =>
        (value?.AsSequence is { } list ? list.Items.Select(static item => item.Text).OfType<string>() : value?.Text?.Split('\n') ?? []).Select(static line => line.Trim());

    /// <summary>Switches rules off for files that patterns of <c>.gitignore</c> choose; one with <c>!</c> takes out of those above it.</summary>
    private static ConfigurationFile Ignore(ConfigurationFile file, IEnumerable<string> lines, ConfigurationFile off)
    {
        var patterns = lines.ToArray();
        for (var i = 0; i < patterns.Length; i++)
        {
            ImmutableArray<PathPattern> ignored = [.. PatternsOf(patterns[i])];
            if (!ignored.IsEmpty)
            {
                var except = patterns.Skip(i + 1).Where(static line => line.StartsWith('!')).SelectMany(static line => PatternsOf(line[1..]));
                file = file with { Overrides = file.Overrides.Add(Off(ignored, [.. except], off)) };
            }
        }

        return file;
    }

    private static ConfigurationOverride Off(ImmutableArray<PathPattern> files, ImmutableArray<PathPattern> except, ConfigurationFile off) => new(files, off.Rules, RuleOptionValues.Empty) { Except = except };

    /// <summary>A pattern of a directory holds for all in it.</summary>
    private static IEnumerable<PathPattern> PatternsOf(string line)
    {
        if (line.Length == 0 || line[0] is '#' or '!')
        {
            return [];
        }

        var name = line.TrimEnd('/');
        var inner = name.Contains('/', StringComparison.Ordinal) ? $"{name}/**" : $"**/{name}/**";
        string[] patterns = line.EndsWith('/') ? [inner] : [name, inner];
        return patterns.Select(static pattern => PathPattern.TryParse(pattern, out var parsed, out _) ? parsed : null).OfType<PathPattern>();
    }

    private IEnumerable<string> AllNames() => Checks.All.SelectMany(static check => check.Aliases).Where(alias => alias.StartsWith(Peer + "/", StringComparison.Ordinal)).Select(alias => alias[(Peer.Length + 1)..]).Distinct(StringComparer.Ordinal);

    private ConfigurationFile Read(ConfigurationFile file, string rule, YamlNode value)
    {
        if (value.AsMapping is not { } options)
        {
            return value.Text is "disable" or "false" ? Disable(file, rule) : value.Text is "enable" or "true" ? Enable(file, rule) : file;
        }

        file = options["level"]?.Text switch { "error" => With(file, rule, Severity.Error), "warning" => With(file, rule, Severity.Warning), _ => Enable(file, rule) };
        return options.Entries.Aggregate(file, (current, option) => SetOption(current, rule, option.Name, option.Value));
    }

    /// <summary>Sets an option of each check that has it, where the value is of its type.</summary>
    private ConfigurationFile SetOption(ConfigurationFile file, string rule, string name, YamlNode value)
    {
        foreach (var check in Rules(rule))
        {
            if (check.Options.FirstOrDefault(known => known.Name == name) is { } option && ValueOf(option, value) is { } read)
            {
                file = file with { Options = file.Options.With(check, option, read) };
            }
        }

        return file;
    }

    private static object? ValueOf(RuleOption option, YamlNode value) => option switch
    {
        TextListOption => value.AsSequence?.Items.Select(static item => item.Text).OfType<string>().ToImmutableArray(),
        SwitchOption => value.AsScalar?.AsBoolean,
        ChoiceOption choice => choice.Choices.FirstOrDefault(word => word == (value.AsScalar?.AsBoolean is { } isOn ? isOn ? "true" : "false" : value.Text)),

        // “consistent” is no number of spaces.
        NumberOption number => int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? Math.Max(number.Minimum, count) : value.Text == "consistent" ? 0 : null,
        _ => null,
    };

    /// <summary>Switches on what yamllint calls so, as severe as it is by itself: what breaks the file weighs more than its style.</summary>
    private ConfigurationFile Enable(ConfigurationFile file, string name) => Set(file, name, static check => check.Severity);

    /// <summary>Switches off what yamllint calls so, but for what breaks the file.</summary>
    private ConfigurationFile Disable(ConfigurationFile file, string name) => Set(file, name, static check => check.Severity == Severity.Error ? Severity.Error : Severity.None);

    private ConfigurationFile Set(ConfigurationFile file, string name, Func<CheckDescriptor, Severity> severityOf) =>
        file with { Rules = file.Rules.SetItems(Rules(name).Select(check => KeyValuePair.Create(check.Key, severityOf(check)))) };
}
