// Compiles the types of the Kubernetes API into src/A11.Core/Schemas/Tables/kubernetes.txt: dotnet run build/kubernetes-schema.cs FACTS
// FACTS is a directory with other/kubernetes-schema.json: kinds, enumerations and fields as k8s.io/api declares them. SchemaReader says how a table is read.

using System.Text.Json;

var facts = JsonDocument.Parse(File.ReadAllText(Path.Combine(args[0], "other", "kubernetes-schema.json"))).RootElement;
var table = Path.Combine(Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!, "src", "A11.Core", "Schemas", "Tables", "kubernetes.txt");
var compiler = new Compiler(facts);
var origins = facts.GetProperty("_origin").EnumerateArray().Select(origin => $"# {origin.GetProperty("source").GetString()} {origin.GetProperty("commit").GetString()} ({origin.GetProperty("licence").GetString()})");
File.WriteAllLines(table, ["# Compiled by build/kubernetes-schema.cs. The keys of the first form are API version and kind.", .. origins, .. compiler.Compile()]);

/// <summary>Nothing may stand for any value: the API server takes it as not set.</summary>
internal sealed class Compiler(JsonElement facts)
{
    private readonly SortedDictionary<string, string> _definitions = new(StringComparer.Ordinal);

    public IEnumerable<string> Compile()
    {
        var forms = new List<string>();
        var kinds = facts.GetProperty("kinds").EnumerateObject().ToArray();
        var roots = kinds.Select(kind => kind.Value.GetString()!).ToHashSet();
        foreach (var type in facts.GetProperty("types").EnumerateObject())
        {
            var keys = type.Value.EnumerateObject().Select(field => $"{field.Name}{(IsRequired(field.Value) ? "!" : "")}:{DefinitionOf(TypeOf(field.Value))}");
            forms.Add($".{type.Name} label={Label(type.Name)} {string.Join(' ', roots.Contains(type.Name) ? keys.Prepend("kind:string").Prepend("apiVersion:string") : keys)}".TrimEnd());
        }

        // A type without fields is any mapping.
        forms = [.. forms.Select(form => form.Contains(':', StringComparison.Ordinal) ? form : $"{form} *:any")];
        foreach (var kind in kinds)
        {
            _ = DefinitionOf(kind.Value.GetString()!);
        }

        return
        [
            "kinds {kinds}",
            $".kinds {string.Join(' ', kinds.Select(kind => $"{kind.Name.Replace(" ", "%20", StringComparison.Ordinal)}:{kind.Value.GetString()}"))}",
            .. _definitions.Select(definition => $"{definition.Key} {definition.Value}"),
            .. forms.Where(form => _definitions.ContainsKey(form[1..form.IndexOf(' ', StringComparison.Ordinal)])),
        ];
    }

    private static bool IsRequired(JsonElement field) => field.ValueKind is JsonValueKind.Object && field.TryGetProperty("required", out var required) && required.GetBoolean();

    private static string TypeOf(JsonElement field) => field.ValueKind is JsonValueKind.Object ? field.GetProperty("type").GetString()! : field.GetString()!;

    /// <summary>What a form is called in messages: the type without its group, in words.</summary>
    private static string Label(string type)
    {
        var name = type[(type.LastIndexOf('.') + 1)..];
        return string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))) ? $"_{char.ToLowerInvariant(letter)}" : char.ToLowerInvariant(letter).ToString()));
    }

    private string DefinitionOf(string type)
    {
        var name = type.Replace('[', '<').Replace("]", "", StringComparison.Ordinal).Replace("enum:", "enum.", StringComparison.Ordinal).Replace("<", ".", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal);
        name = name.StartsWith('.') ? $"list{name}" : name;
        if (name == "any" || _definitions.ContainsKey(name))
        {
            return name;
        }

        _definitions.Add(name, "");
        _definitions[name] = type switch
        {
            "string" or "time" or "base64" or "duration" => "text null",
            "integer" => "integer null",
            "number" => "number null",
            "boolean" => "boolean null",
            "int-or-string" => "integer text null",
            "quantity" => "number text~quantity null",
            ['[', .. var item, ']'] => $"[{DefinitionOf(item)}] null",
            _ when type.StartsWith("map<", StringComparison.Ordinal) => $"{{{name}}} null",
            _ when type.StartsWith("enum:", StringComparison.Ordinal) => Enumerate(type["enum:".Length..]),
            _ => $"{{{type}}} null",
        };
        if (type.StartsWith("map<", StringComparison.Ordinal))
        {
            _definitions.Add($".{name}", $"*:{DefinitionOf(type["map<".Length..^1])}");
        }

        return name;
    }

    /// <summary>The server refuses other values of a closed enumeration only; an empty text is not set.</summary>
    private string Enumerate(string name)
    {
        var values = facts.GetProperty("enums").GetProperty(name);
        var texts = values.GetProperty("values").EnumerateArray().Select(value => value.GetString()!).Where(value => value.Length > 0).Select(Uri.EscapeDataString);
        return values.GetProperty("closed").GetBoolean() ? $"text={string.Join('|', texts)} null" : "text null";
    }
}
