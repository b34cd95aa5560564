// Compiles what the owners of formats publish into the tables of src/A11.Core/Schemas/Tables: dotnet run build/schemas.cs FACTS
// FACTS is a directory with github-workflow-v1.0.json and github-action-v1.0.json (actions/languageservices), dependabot.json (keys by path) and
// dependabot-2.0.json (SchemaStore), under workflow and workflow/schemas, and compose-spec.schema.json under other. SchemaReader says how a table is read.

using System.Globalization;
using System.Text;
using System.Text.Json;

var facts = Path.Combine(args[0], "workflow");
var tables = Path.Combine(Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!, "src", "A11.Core", "Schemas", "Tables");
Directory.CreateDirectory(tables);

Write("github-workflow", "github-workflow-v1.0.json", new GitHubSchema(Read("schemas/github-workflow-v1.0.json"), WorkflowChanges.All, EmptyLists.Useless).Compile("workflow-root-strict"));
Write("github-action", "github-action-v1.0.json", new GitHubSchema(Read("schemas/github-action-v1.0.json"), ActionChanges.All, EmptyLists.Allowed).Compile("action-root-strict"));
Write("dependabot", "dependabot.json", new KeyPaths(Read("dependabot.json")).Compile());
WriteTimeZones(Read("schemas/dependabot-2.0.json"));
WriteCompose(JsonDocument.Parse(File.ReadAllText(Path.Combine(args[0], "other", "compose-spec.schema.json"))).RootElement);

JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(facts, name))).RootElement;

void Write(string name, string source, IEnumerable<string> lines)
{
    var root = Read(File.Exists(Path.Combine(facts, source)) ? source : $"schemas/{source}");
    var origins = root.GetProperty("_origin") is { ValueKind: JsonValueKind.Array } many ? many.EnumerateArray().ToArray() : [root.GetProperty("_origin")];
    var header = origins.Select(origin => $"# {Text(origin, "source")} {Text(origin, "commit")} ({Text(origin, "licence")}), {Text(origin, "path")}");
    File.WriteAllLines(Path.Combine(tables, $"{name}.txt"), ["# Compiled by build/schemas.cs, which also says what is stricter here than in the source, and why.", .. header, .. lines]);
}

void WriteTimeZones(JsonElement schema)
{
    var zones = schema.GetProperty("definitions").GetProperty("timezone").GetProperty("enum").EnumerateArray().Select(zone => zone.GetString()!);
    File.WriteAllLines(Path.Combine(tables, "time-zones.txt"), ["# Names of the IANA time zone database, as listed by SchemaStore/schemastore (Apache-2.0), src/schemas/json/dependabot-2.0.json.", .. zones]);
}

void WriteCompose(JsonElement schema) => File.WriteAllLines(Path.Combine(tables, "compose.txt"),
[
    "# Compiled by build/schemas.cs from compose-spec/compose-go (Apache-2.0), schema/compose-spec.json.",
    .. new JsonSchema(schema, ComposeChanges.Labels, ComposeChanges.Formats).Compile(),
]);

static string Text(JsonElement origin, string name) => origin.TryGetProperty(name, out var value) ? value.GetString()! : "";

/// <summary>What GitHub's runner and web page refuse, or say, beyond the schema.</summary>
/// <param name="Definition">The definition that it is about.</param>
/// <param name="Words">What stands in place of the compiled words; null to leave them.</param>
/// <param name="Add">What is added to them.</param>
/// <param name="Required">Keys that must be there, too.</param>
/// <param name="Keys">Keys with another definition than in the schema, or that it lacks.</param>
/// <param name="Label">What the form of a mapping is called in messages.</param>
internal sealed record Change(string Definition, string? Words = null, string? Add = null, string[]? Required = null, (string Key, string Definition)[]? Keys = null, string? Label = null);

internal static class WorkflowChanges
{
    public static readonly Change[] All =
    [
        // Names for messages.
        new("workflow-root-strict", Label: "workflow"),
        new("job-factory", Label: "job", Keys: [("timeout-minutes", "positive-number"), ("cancel-timeout-minutes", "positive-number")]),
        new("workflow-job", Label: "job"),
        new("run-step", Label: "step_with_run"),
        new("regular-step", Label: "step_with_uses"),
        new("wait-step", Label: "step_with_wait"),
        new("wait-all-step", Label: "step_with_wait-all"),
        new("cancel-step", Label: "step_with_cancel"),
        new("parallel-step", Label: "step_with_parallel"),
        new("workflow-call-input-definition", Label: "input"),
        new("workflow-dispatch-input", Label: "input"),
        new("workflow-call-output-definition", Label: "output"),
        new("workflow-call-secret-mapping-definition", Label: "secret"),
        new("cron-mapping", Label: "schedule"),
        new("service-container-mapping", Label: "service", Required: ["image"]),

        // What is in other files than the schema: numbers above zero (“Workflow syntax”, jobs.<job_id>.timeout-minutes, strategy.max-parallel), whole
        // containers (convertToJobContainer: “image cannot be empty”) and whole credentials, as the engine's login takes both.
        new("positive-number", Words: "number(0<..) ${}"),
        new("step-timeout-minutes", Words: "number(0<..) ${}"),
        new("positive-integer", Words: "integer(1..) ${}"),
        new("strategy", Keys: [("max-parallel", "positive-integer")]),
        new("container-mapping", Required: ["image"]),
        new("container-registry-credentials", Required: ["username", "password"]),
        new("timezone-string", Words: "text~time-zone"),

        // Steps: which form is meant if several may be, and that a list of steps is no list without any.
        new("steps-item", Words: "{regular-step} {run-step} {wait-step} {wait-all-step} {cancel-step} {parallel-step}"),
        new("parallel-item", Words: "{regular-step} {run-step}"),
        new("parallel-steps", Words: "[parallel-item](1..)"),
        new("job", Words: "{workflow-job} {job-factory}"),

        // What is about events and permissions has checks of its own.
        new("on-strict", Add: "#events"),
        new("permissions", Add: "#permissions"),
        new("workflow-call", Add: "#inputs"),
        new("workflow-dispatch", Add: "#inputs"),
        new("schedule", Add: "#schedule"),

        // Both are known to one of GitHub's own programs, or to its documentation, and not to this schema.
        new("merge-group-activity-type", Words: "scalar=checks_requested|destroyed"),

        // The schema repeats another event's name here (“Events that trigger workflows”, repository_dispatch).
        new("repository-dispatch-string", Words: "scalar=repository_dispatch"),
    ];
}

internal static class ActionChanges
{
    public static readonly Change[] All =
    [
        // The runner reads actions by a looser schema: these keys matter to people and to the Marketplace.
        new("action-root-strict", Label: "action"),
        new("root", Add: "#metadata"),
        new("inputs-strict", Add: "#runs"),
        new("outputs", Add: "#runs"),
        new("run-step", Label: "step_with_run", Keys: [("background", "boolean")]),
        new("uses-step", Label: "step_with_uses", Keys: [("background", "boolean")]),

        // The runner takes them here as in workflows, and the schema doesn't have them yet.
        new("composite-step", Words: "{uses-step} {run-step} {wait-step} {wait-all-step} {cancel-step} {parallel-step}"),
        new("wait-step", Label: "step_with_wait", Required: ["wait"], Keys: [("name", "string"), ("id", "string"), ("continue-on-error", "boolean-steps-context"), ("wait", "any")]),
        new("wait-all-step", Label: "step_with_wait-all", Required: ["wait-all"], Keys: [("name", "string"), ("id", "string"), ("continue-on-error", "boolean-steps-context"), ("wait-all", "any")]),
        new("cancel-step", Label: "step_with_cancel", Required: ["cancel"], Keys: [("name", "string"), ("id", "string"), ("continue-on-error", "boolean-steps-context"), ("cancel", "string")]),
        new("parallel-step", Label: "step_with_parallel", Required: ["parallel"], Keys: [("parallel", "composite-steps")]),

        // Which value goes with which form (“Metadata syntax”, runs.using).
        new("container-runs-strict", Keys: [("using", "using-docker")], Label: "Docker_action"),
        new("node-runs-strict", Keys: [("using", "using-node")], Label: "JavaScript_action"),
        new("composite-runs-strict", Keys: [("using", "using-composite")], Label: "composite_action"),
        new("using-docker", Words: "scalar=docker"),
        new("using-node", Words: "scalar=node24|node20|node16|node12"),
        new("using-composite", Words: "scalar=composite"),
        new("runs-strict", Words: "{composite-runs-strict} {node-runs-strict} {container-runs-strict} #runs"),

        // The colors that the runner and the Marketplace take (actionlint lists black, too).
        new("branding-color", Words: "scalar=white|black|yellow|blue|green|orange|red|purple|gray-dark"),
    ];
}

/// <summary>What a list without items is.</summary>
internal enum EmptyLists
{
    Allowed,
    Useless,
}

/// <summary>GitHub's own template schema (actions/languageservices, docs/json-data-files.md).</summary>
internal sealed class GitHubSchema(JsonElement schema, Change[] changes, EmptyLists emptyLists)
{
    private static readonly Dictionary<string, string> BuiltIn = new()
    {
        ["any"] = "any",
        ["string"] = "scalar",
        ["number"] = "number",
        ["boolean"] = "boolean",
        ["null"] = "null",
        ["sequence"] = "[any]",
        ["mapping"] = "{any}",
    };

    private readonly JsonElement _definitions = schema.GetProperty("definitions");
    private readonly List<string> _lines = [];
    private readonly HashSet<string> _written = [];
    private readonly Queue<string> _open = new();
    private readonly HashSet<string> _openMappings = [];

    /// <summary>The schema takes any list without items; a workflow's say nothing then.</summary>
    private string Count => emptyLists is EmptyLists.Useless ? "(1..)" : "";

    public IEnumerable<string> Compile(string root)
    {
        _lines.Add($"root {WordsOf(root)}{AdditionTo("root")}");
        while (_open.TryDequeue(out var name))
        {
            _lines.Add($"{name} {WordsOf(name)}");
        }

        return _lines;
    }

    /// <summary>A definition as another names it: a word where one says it all, else its name.</summary>
    private string Reference(string name)
    {
        var words = WordsOf(name);
        if (!words.Contains(' ') && !words.Contains('=') && !words.StartsWith('['))
        {
            return words;
        }

        if (_written.Add(name))
        {
            _open.Enqueue(name);
        }

        return name;
    }

    private string WordsOf(string name)
    {
        if (BuiltIn.TryGetValue(name, out var word))
        {
            return name == "sequence" ? word + Count : Named(word);
        }

        var change = changes.FirstOrDefault(change => change.Definition == name && change.Words is not null);
        var words = change?.Words ?? string.Join(' ', Compile(name, _definitions.GetProperty(name)));
        foreach (var mapping in words.Split(' ').Where(word => word.StartsWith('{')))
        {
            _ = Named(mapping);
        }

        foreach (var item in words.Split(' ').Where(word => word.StartsWith('[') && changes.Any(change => change.Definition == word[1..word.IndexOf(']')])))
        {
            _ = Reference(item[1..item.IndexOf(']')]);
        }

        return words + AdditionTo(name);
    }

    private string AdditionTo(string name) => string.Concat(changes.Where(change => change.Definition == name && change.Add is not null).Select(change => " " + change.Add));

    private IEnumerable<string> Compile(string name, JsonElement definition)
    {
        var words = new List<string>();
        if (definition.TryGetProperty("string", out var text))
        {
            words.Add(text.TryGetProperty("constant", out var constant) ? $"scalar={Encode(constant.GetString()!)}" : text.TryGetProperty("require-non-empty", out _) ? "scalar(1..)" : "scalar");
        }
        else if (definition.TryGetProperty("allowed-values", out var values))
        {
            words.Add($"scalar={string.Join('|', values.EnumerateArray().Select(value => Encode(value.GetString()!)))}");
        }
        else if (definition.TryGetProperty("sequence", out var sequence))
        {
            words.Add($"[{Reference(sequence.GetProperty("item-type").GetString()!)}]{Count}");
        }
        else if (definition.TryGetProperty("mapping", out _))
        {
            words.Add($"{{{name}}}");
        }
        else if (definition.TryGetProperty("one-of", out var branches))
        {
            words.AddRange(Merge(branches.EnumerateArray().SelectMany(branch => WordsOf(branch.GetString()!).Split(' '))));
        }
        else
        {
            words.Add(definition.TryGetProperty("number", out _) ? "number" : definition.TryGetProperty("boolean", out _) ? "boolean" : "null");
        }

        return definition.TryGetProperty("context", out _) ? words.Append("${}").Distinct() : words;
    }

    /// <summary>One list of values for all branches with values; a text without any makes them needless.</summary>
    private static IEnumerable<string> Merge(IEnumerable<string> words)
    {
        var all = words.Distinct().ToList();
        var texts = all.Where(word => word.StartsWith("scalar", StringComparison.Ordinal)).ToList();
        var free = texts.Where(word => !word.StartsWith("scalar=", StringComparison.Ordinal)).OrderBy(word => word.Length).FirstOrDefault();
        string[] text = texts.Count == 0 ? [] : [free ?? $"scalar={string.Join('|', texts.SelectMany(word => word["scalar=".Length..].Split('|')).Distinct())}"];
        return [.. all.Except(texts), .. text];
    }

    /// <summary>Writes the form of a mapping, if that wasn't done.</summary>
    private string Named(string word)
    {
        var name = word.Trim('{', '}');
        if (!word.StartsWith('{') || !_openMappings.Add(name))
        {
            return word;
        }

        if (name == "any")
        {
            _lines.Add(".any *:any");
            return word;
        }

        var mapping = _definitions.TryGetProperty(name, out var definition) ? definition.GetProperty("mapping") : default;
        var own = changes.Where(change => change.Definition == name).ToArray();
        JsonProperty[] known = mapping.ValueKind is JsonValueKind.Object && mapping.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject()] : [];
        var added = own.SelectMany(change => change.Keys ?? []).Where(key => !known.Any(property => property.Name == key.Key));
        string[] keys = [.. known.Select(property => Key(property, own)), .. added.Select(key => $"{key.Key}{(own.Any(change => change.Required?.Contains(key.Key) is true) ? "!" : "")}:{Reference(key.Definition)}")];
        var loose = mapping.ValueKind is JsonValueKind.Object && mapping.TryGetProperty("loose-value-type", out var other) ? [$"*:{Reference(other.GetString()!)}"] : Array.Empty<string>();
        var label = own.Where(change => change.Label is not null).Select(change => $"label={change.Label}");
        _lines.Add(string.Join(' ', [$".{name}", .. label, .. keys, .. loose]));
        return word;
    }

    private string Key(JsonProperty property, Change[] own)
    {
        var isObject = property.Value.ValueKind is JsonValueKind.Object;
        var definition = isObject ? property.Value.GetProperty("type").GetString()! : property.Value.GetString()!;
        var isRequired = (isObject && property.Value.TryGetProperty("required", out _)) || own.Any(change => change.Required?.Contains(property.Name) is true);
        var changed = own.SelectMany(change => change.Keys ?? []).FirstOrDefault(key => key.Key == property.Name).Definition;
        return $"{Encode(property.Name)}{(isRequired ? "!" : "")}:{Reference(changed ?? definition)}";
    }

    private static string Encode(string text) => Encoded.Text(text);
}

/// <summary>Keys by path with JSON schema's words: <c>updates[].allow[].dependency-name</c>.</summary>
internal sealed class KeyPaths(JsonElement facts)
{
    /// <summary>What the published schema says of keys together, by the mapping's path.</summary>
    private static readonly Dictionary<string, string> Constraints = new()
    {
        ["updates[]"] = "label=update @one(directory,directories) @unless(multi-ecosystem-group,schedule) @needs(multi-ecosystem-group,patterns)",
        ["updates[].allow[]"] = "@some(dependency-name,dependency-type)",
        ["updates[].ignore[]"] = "@some(dependency-name,update-types,versions)",
        ["updates[].commit-message"] = "@some(prefix,prefix-development,include)",
        ["updates[].schedule"] = "@needs(interval=cron,cronjob)",
        ["updates[].groups"] = "filled",
        ["updates[].groups.<name>"] = "label=group",
        ["registries"] = "filled",
        ["registries.<name>"] = "label=registry",
        ["multi-ecosystem-groups"] = "filled",
        ["multi-ecosystem-groups.<name>"] = "label=group",
        ["multi-ecosystem-groups.<name>.schedule"] = "@needs(interval=cron,cronjob)",
        ["multi-ecosystem-groups.<name>.commit-message"] = "@some(prefix,prefix-development,include)",
    };

    private readonly JsonElement _keys = facts.GetProperty("keys");
    private readonly List<string> _lines = [];

    public IEnumerable<string> Compile()
    {
        _lines.Add("root {root}");
        WriteMapping("root", "");
        return _lines;
    }

    private void WriteMapping(string name, string path)
    {
        var prefix = path.Length == 0 ? "" : path + ".";
        var children = _keys.EnumerateObject().Where(key => key.Name.StartsWith(prefix, StringComparison.Ordinal) && key.Name[prefix.Length..] is not ("(root)" or "") && key.Name[prefix.Length..].IndexOfAny(['.', '[']) < 0).ToArray();
        var words = children.Select(child =>
        {
            var key = child.Name[prefix.Length..];
            var required = child.Value.TryGetProperty("required", out _) ? "!" : "";
            return $"{(key == "<name>" ? "*" : key + required)}:{Define(child.Name, child.Value)}";
        }).ToList();
        var isClosed = path.Length == 0 || children.Any(child => child.Name.EndsWith("<name>", StringComparison.Ordinal)) || !_keys.TryGetProperty(path, out var own) || own.TryGetProperty("closed", out _);
        _lines.Add(string.Join(' ', [$".{name}", .. Constraints.TryGetValue(path, out var constraint) ? [constraint] : Array.Empty<string>(), .. words, .. isClosed ? Array.Empty<string>() : ["*:any"]]));
    }

    private string Define(string path, JsonElement key)
    {
        var types = key.GetProperty("type") is { ValueKind: JsonValueKind.Array } many ? many.EnumerateArray().Select(type => type.GetString()!).ToArray() : [key.GetProperty("type").GetString()!];
        var words = types.Select(type => type switch
        {
            "object" => Mapping(path),
            "array" => Sequence(path, key),
            "boolean" => "boolean",
            "integer" => "integer" + (key.TryGetProperty("const", out var value) ? $"({value}..{value})" : Range(key, "minimum", "maximum")),
            _ => Text(path, key),
        }).ToArray();
        if (words is [var only] && !only.Contains('=') && !only.StartsWith('{'))
        {
            return only;
        }

        var name = path.Replace("[]", "-item").Replace("<", "").Replace(">", "");
        _lines.Add($"{name} {string.Join(' ', words)}{(path == "updates[].package-ecosystem" ? " #ecosystem" : "")}");
        return name;
    }

    private string Mapping(string path)
    {
        var name = path.Replace("[]", "-item").Replace("<", "").Replace(">", "");
        WriteMapping(name, path);
        return $"{{{name}}}";
    }

    private string Sequence(string path, JsonElement key)
    {
        var item = Define($"{path}[]", _keys.GetProperty($"{path}[]"));

        // Where one text may stand for the list, the schema wants a list to have items, each once; the keys by path don't say it.
        return key.GetProperty("type").ValueKind is JsonValueKind.Array ? $"[{item}]!(1..)" : $"[{item}]{(key.TryGetProperty("uniqueItems", out _) ? "!" : "")}{Range(key, "minItems", "maxItems")}";
    }

    private string Text(string path, JsonElement key) => path switch
    {
        "updates[].package-ecosystem" => $"text={string.Join('|', facts.GetProperty("ecosystems").EnumerateObject().Select(ecosystem => ecosystem.Name))}",
        "updates[].registries" => "text=*",
        _ when path.EndsWith(".timezone", StringComparison.Ordinal) => "text~time-zone",
        _ when path.EndsWith(".time", StringComparison.Ordinal) => "text~time",
        _ when key.TryGetProperty("const", out var value) => $"text={value}",
        _ when key.TryGetProperty("enum", out var values) => $"text={string.Join('|', values.EnumerateArray().Select(value => Encoded.Text(value.GetString()!)))}",
        _ => "text" + Range(key, "minLength", "maxLength"),
    };

    private static string Range(JsonElement key, string minimum, string maximum)
    {
        var (low, high) = (Number(minimum), Number(maximum));
        return low is "" or "0" && high.Length == 0 && minimum != "minimum" ? "" : low.Length + high.Length == 0 ? "" : $"({low}..{high})";

        string Number(string name) => key.TryGetProperty(name, out var value) ? value.GetDouble().ToString(CultureInfo.InvariantCulture) : "";
    }
}

internal static class ComposeChanges
{
    /// <summary>What mappings are called in messages, by the definition's name.</summary>
    public static readonly Dictionary<string, string> Labels = new()
    {
        ["service"] = "service", ["network"] = "network", ["volume"] = "volume", ["secret"] = "secret", ["config"] = "config", ["model"] = "model",
    };

    /// <summary>
    /// The patterns of texts and keys that a format of ours stands for. A pattern of the schema is looked for anywhere in a text; the loader reads a pull policy
    /// whole (types/project.go), and the engine a container's name, for which there is a check of its own.
    /// </summary>
    public static readonly Dictionary<string, string> Formats = new()
    {
        ["^[a-zA-Z0-9._-]+$"] = "~compose-name",
        ["^[a-z]+$"] = "",
        ["^.+$"] = "",
        [".+"] = "",
        ["[a-zA-Z0-9][a-zA-Z0-9_.-]+"] = "",
        ["always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+"] = "~pull-policy",
    };
}

/// <summary>
/// A JSON schema whose alternatives differ in their type, so that each place is a union of kinds. Whether items of a list are unique is left out: Compose
/// merges equal ones before it validates (override/uncity.go).
/// </summary>
internal sealed class JsonSchema(JsonElement schema, Dictionary<string, string> labels, Dictionary<string, string> formats)
{
    private const string Extension = "^x-";

    private readonly List<string> _lines = [];
    private readonly HashSet<string> _written = [];

    public IEnumerable<string> Compile()
    {
        var root = string.Join(' ', WordsOf("root", schema));
        return [$"root {root} ${{}}", .. _lines];
    }

    /// <summary>A definition as another names it: a word where one says it all, else its name.</summary>
    private string Reference(string path, JsonElement node)
    {
        if (node.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            return Define(name, schema.GetProperty("$defs").GetProperty(name));
        }

        return Define(path, node);
    }

    private string Define(string name, JsonElement node)
    {
        var words = WordsOf(name, node).ToArray();
        if (words is [var only] && !only.Contains('=') && only[0] is not ('[' or '{'))
        {
            return only;
        }

        if (_written.Add(name))
        {
            _lines.Add($"{name} {string.Join(' ', words)}");
        }

        return name;
    }

    private IEnumerable<string> WordsOf(string path, JsonElement node)
    {
        if (node.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            return WordsOf(name, schema.GetProperty("$defs").GetProperty(name));
        }

        if (node.TryGetProperty("oneOf", out var branches))
        {
            return branches.EnumerateArray().SelectMany(branch => WordsOf(path, branch)).Distinct();
        }

        return !node.TryGetProperty("type", out var type) ? ["any"]
            : type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Select(kind => Word(path, kind.GetString()!, node))
            : [Word(path, type.GetString()!, node)];
    }

    private string Word(string path, string type, JsonElement node) => type switch
    {
        "object" => Mapping(path, node),
        "array" => node.TryGetProperty("items", out var items) ? $"[{Reference($"{path}-item", items)}]" : "[any]",
        "integer" or "number" => type + Range(node),
        "string" when node.TryGetProperty("enum", out var values) => $"text={string.Join('|', values.EnumerateArray().Select(value => Encoded.Text(value.GetString()!)))}",
        "string" => "text" + (node.TryGetProperty("pattern", out var pattern) ? formats[pattern.GetString()!] : ""),
        _ => type,
    };

    private string Mapping(string name, JsonElement node)
    {
        if (!_written.Add("." + name))
        {
            return $"{{{name}}}";
        }

        var required = node.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(key => key.GetString()!).ToHashSet() : [];
        var keys = Properties(node, "properties").Select(key => $"{Encoded.Text(key.Name)}{(required.Contains(key.Name) ? "!" : "")}:{Reference($"{name}.{key.Name}", key.Value)}").ToArray();
        var patterns = Properties(node, "patternProperties").ToArray();
        var isOpen = !node.TryGetProperty("additionalProperties", out _);
        var others = patterns.Where(pattern => pattern.Name != Extension).Select(pattern => $"*{(isOpen ? "" : formats[pattern.Name])}:{Reference($"{name}.name", pattern.Value)}").ToList();
        if (isOpen && others.Count == 0)
        {
            others.Add("*:any");
        }

        string[] label = labels.TryGetValue(name, out var text) ? [$"label={text}"] : [];
        string[] extensible = patterns.Any(pattern => pattern.Name == Extension) ? ["x-*:any"] : [];
        _lines.Add(string.Join(' ', [$".{name}", .. label, .. keys, .. extensible, .. others]));
        return $"{{{name}}}";
    }

    private static JsonElement.ObjectEnumerator Properties(JsonElement node, string name) => node.TryGetProperty(name, out var properties) ? properties.EnumerateObject() : default;

    private static string Range(JsonElement node)
    {
        var (low, high) = (Number("minimum"), Number("maximum"));
        return low.Length + high.Length == 0 ? "" : $"({low}..{high})";

        string Number(string name) => node.TryGetProperty(name, out var value) ? value.GetDouble().ToString(CultureInfo.InvariantCulture) : "";
    }
}

internal static class Encoded
{
    /// <summary>What has a meaning in a table is written as in addresses.</summary>
    public static string Text(string text)
    {
        var encoded = new StringBuilder();
        foreach (var character in text)
        {
            _ = character is ' ' or '|' or '%' or '!' or '(' or ')' or '=' || (character is ':' && text.Length > 0) ? encoded.Append(Uri.HexEscape(character)) : encoded.Append(character);
        }

        return encoded.ToString();
    }
}
