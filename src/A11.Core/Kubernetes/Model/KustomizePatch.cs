using System.Buffers;
using System.IO.Enumeration;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>A file that a kustomization lays over its objects.</summary>
/// <param name="Path">The file.</param>
/// <param name="Target">What chooses the objects; null where the patch's own kind and name do.</param>
internal sealed record KustomizePatch(string Path, YamlMapping? Target)
{
    /// <summary>What a regular expression has and a name has not, beside dots, asterisks and alternatives: a target's name may be one.</summary>
    private static readonly SearchValues<char> Operators = SearchValues.Create("+?^$[](){}\\");

    /// <summary>Whether a manifest of the file is laid over an object.</summary>
    public bool IsFor(Manifest patch, Manifest whole) => Target is null
        ? patch.IsOf(whole)
        : patch.Kind.Value == whole.Kind.Value && Selects("kind", whole.Kind.Value) && SelectsName(whole) && (whole.Namespace.Length == 0 || Selects("namespace", whole.Namespace));

    /// <summary>Whether the target chooses an object; nothing does where there is none.</summary>
    public bool Selects(Manifest whole) =>
        Target is not null && Selects("kind", whole.Kind.Value) && SelectsName(whole) && Selects("group", whole.Group) && (whole.Namespace.Length == 0 || Selects("namespace", whole.Namespace)) && HasLabels(whole);

    /// <summary>Whether the object must be known as it is built so far, as the target asks for its labels.</summary>
    public bool AsksForLabels => Target?["labelSelector"] is not null;

    private bool SelectsName(Manifest whole) => Selects("name", whole.Name) || whole.OtherNames.Any(name => Selects("name", name));

    /// <summary>Whether the object has the labels that the target asks for; what asks for a set of values is taken for fulfilled.</summary>
    private bool HasLabels(Manifest whole) =>
        Target?["labelSelector"]?.Text is not { } selector || selector.Contains('(', StringComparison.Ordinal)
        || selector.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).All(term => HasLabel(whole, term));

    private static bool HasLabel(Manifest whole, string term)
    {
        var sign = term.IndexOf('=', StringComparison.Ordinal);
        if (sign < 0)
        {
            return term.StartsWith('!') ? whole.Labels?[term[1..].Trim()] is null : whole.Labels?[term] is not null;
        }

        var isUnequal = sign > 0 && term[sign - 1] == '!';
        var name = term[..(isUnequal ? sign - 1 : sign)].Trim();
        return whole.Labels?[name]?.Text == term[sign..].TrimStart('=').Trim() != isUnequal;
    }

    private bool Selects(string key, string value) => Target?[key]?.Text is not { Length: > 0 } text || text == value || text.Split('|').Any(alternative => Matches(alternative, value));

    /// <summary>Whether a regular expression matches all of a value. One of more than characters, dots and asterisks after dots is taken to do.</summary>
    private static bool Matches(string expression, string value)
    {
        var inner = expression.AsSpan(expression.StartsWith('^') ? 1 : 0);
        inner = inner.EndsWith("$") ? inner[..^1] : inner;
        var isSimple = !inner.ContainsAny(Operators) && inner.Count('*') == inner.Count(".*");
        return !isSimple || FileSystemName.MatchesSimpleExpression(inner.ToString().Replace(".*", "*", StringComparison.Ordinal).Replace('.', '?'), value, ignoreCase: false);
    }
}
