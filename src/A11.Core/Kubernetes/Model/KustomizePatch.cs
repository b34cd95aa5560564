using System.Buffers;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>A file that a kustomization lays over its objects.</summary>
/// <param name="Path">The file.</param>
/// <param name="Target">What chooses the objects; null where the patch's own kind and name do.</param>
internal sealed record KustomizePatch(string Path, YamlMapping? Target)
{
    /// <summary>What a regular expression has and a name has not: a target's name may be one.</summary>
    private static readonly SearchValues<char> Wildcards = SearchValues.Create("*+?|^$[](){}\\");

    /// <summary>Whether a manifest of the file is laid over an object.</summary>
    public bool IsFor(Manifest patch, Manifest whole) => Target is null
        ? patch.IsOf(whole)
        : patch.Kind.Value == whole.Kind.Value && Selects("kind", whole.Kind.Value) && Selects("name", whole.Name) && (whole.Namespace.Length == 0 || Selects("namespace", whole.Namespace));

    /// <summary>Whether the target chooses an object; nothing does where there is none.</summary>
    public bool Selects(Manifest whole) =>
        Target is not null && Selects("kind", whole.Kind.Value) && Selects("name", whole.Name) && Selects("group", whole.Group) && (whole.Namespace.Length == 0 || Selects("namespace", whole.Namespace)) && HasLabels(whole);

    /// <summary>Whether the object has the label that the target asks for; what asks for more than one equal label is taken for fulfilled.</summary>
    private bool HasLabels(Manifest whole) => Target?["labelSelector"]?.Text?.Split('=') is not [var name, var value] || whole.Labels?[name.Trim()]?.Text == value.Trim();

    private bool Selects(string key, string value) => Target?[key]?.Text is not { } text || text == value || text.AsSpan().ContainsAny(Wildcards);
}
