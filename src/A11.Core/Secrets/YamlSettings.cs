using System.Collections.Immutable;
using A11.Core.Repositories;
using A11.Core.Secrets.Values;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Secrets;

/// <summary>The names and values of a YAML file, as its formats mean them: environments, Secrets and ConfigMaps of Kubernetes, files that a scalar holds, and settings of any kind.</summary>
internal sealed class YamlSettings
{
    /// <summary>The keys under which YAML formats keep variables; <c>literals</c> is kustomize's.</summary>
    private static readonly string[] Environments = ["environment", "env", "variables", "build-args", "args", "literals", "envs"];

    /// <summary>What no secret is in: examples and schemas of APIs, and what is sealed already.</summary>
    private static readonly string[] Passed = ["example", "examples", "encryptedData", "properties", "permissions", "sops"];

    private readonly List<SettingGroup> _groups = [];

    private YamlSettings()
    {
    }

    /// <summary>Those of a file.</summary>
    public static IReadOnlyList<SettingGroup> Read(SourceFile file)
    {
        var reader = new YamlSettings();
        foreach (var document in file.Yaml.IsWalkable ? file.Yaml.Documents : [])
        {
            reader.Visit(document.Root, isEnvironment: false);
        }

        return reader._groups;
    }

    private void Visit(YamlNode node, bool isEnvironment)
    {
        if (node is YamlMapping mapping)
        {
            VisitMapping(mapping, isEnvironment);
        }

        foreach (var item in (node as YamlSequence)?.Items ?? [])
        {
            Visit(item, isEnvironment: false);
        }
    }

    private void VisitMapping(YamlMapping mapping, bool isEnvironment)
    {
        var kind = mapping["kind"]?.Text;
        if (!isEnvironment)
        {
            Add(SettingKind.Settings, Scalars(mapping));
        }

        foreach (var entry in mapping.Entries.Where(static entry => !Passed.Contains(entry.Name)))
        {
            var isVariables = Environments.Contains(entry.Name) && IsEnvironment(entry.Value);
            if (isVariables)
            {
                Add(SettingKind.Variables, Variables(entry.Value));
            }
            else if (kind is "Secret" or "ConfigMap" && entry.Name is "data" or "stringData" && entry.Value is YamlMapping data)
            {
                AddData(data, isSecret: kind == "Secret", isEncoded: kind == "Secret" && entry.Name == "data");
                continue;
            }
            else if (entry.Value is YamlScalar { IsBlock: true } text && (entry.Name.Contains('.', StringComparison.Ordinal) || entry.Name == "content"))
            {
                AddText(text);
            }

            Visit(entry.Value, isVariables);
        }
    }

    /// <summary>A sequence under <c>args</c> is a command's, not a build's, where its first word is none of a variable.</summary>
    private static bool IsEnvironment(YamlNode value) => value is not YamlSequence sequence || sequence.Items.All(static item => item is YamlMapping or YamlAlias || item.Text is not ['-', ..]);

    private void AddData(YamlMapping data, bool isSecret, bool isEncoded)
    {
        Add(isSecret ? SettingKind.Secret : SettingKind.Variables, isEncoded ? [.. Scalars(data).Select(Decode)] : Scalars(data));
        foreach (var text in data.Entries.Select(static entry => entry.Value).OfType<YamlScalar>().Where(static scalar => scalar.Value.Contains('\n', StringComparison.Ordinal)))
        {
            AddText(text);
        }
    }

    private static Setting Decode(Setting setting) => setting with { Value = DecodedText.Read(setting.Value.Trim())?.Trim() ?? "" };

    private void AddText(YamlScalar text) =>
        Add(SettingKind.Settings, [.. SettingText.Read(text.Value).Select(setting => setting with { Span = text.Map.ToHost(setting.Span) })]);

    private void Add(SettingKind kind, ImmutableArray<Setting> settings)
    {
        if (!settings.IsEmpty)
        {
            _groups.Add(new SettingGroup(kind, settings));
        }
    }

    /// <summary>The scalars of a mapping. One with a tag of its own is filled in by whoever reads the file: <c>!vault</c>, <c>!Ref</c>.</summary>
    private static ImmutableArray<Setting> Scalars(YamlMapping mapping) =>
    [
        .. from entry in mapping.Entries
           where !Passed.Contains(entry.Name)
           let scalar = entry.Value as YamlScalar
           where scalar is { IsNull: false } && scalar.Tag is null or ['t', ..]
           select new Setting(entry.Name, scalar.Value, scalar.ValueSpan),
    ];

    private static ImmutableArray<Setting> Variables(YamlNode environment)
    {
        if (environment is YamlMapping mapping)
        {
            return Scalars(mapping);
        }

        var variables = ImmutableArray.CreateBuilder<Setting>();
        foreach (var item in (environment as YamlSequence)?.Items ?? [])
        {
            if (item is YamlScalar { Value: var text } scalar && text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                variables.Add(new Setting(text[..equals], text[(equals + 1)..], scalar.Map.ToHost(TextSpan.FromBounds(equals + 1, text.Length))));
            }
            else if (item is YamlMapping pair && pair["name"]?.Text is { } name && pair["value"] is YamlScalar { IsNull: false } value)
            {
                variables.Add(new Setting(name, value.Value, value.ValueSpan));
            }
        }

        return variables.ToImmutable();
    }
}
