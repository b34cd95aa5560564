using System.Collections.Immutable;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>An object of a kustomization, and what that and those above it do with it.</summary>
/// <param name="Whole">The object as its file has it.</param>
/// <param name="Path">The file.</param>
/// <param name="Layers">What is laid over it, in order.</param>
internal sealed record BuiltObject(Manifest Whole, string Path, ImmutableArray<KustomizeLayer> Layers)
{
    /// <summary>The files that have a part in it.</summary>
    public IEnumerable<string> Paths => Layers.Select(static layer => layer.Path).Append(Path).Distinct(StringComparer.Ordinal);

    /// <summary>What it becomes, as one file sees it: what comes from others is at a place beyond the file's end. Null where a layer deletes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="elsewhere">A place beyond the file's end.</param>
    public Manifest? Build(string path, TextSpan elsewhere)
    {
        var root = (YamlMapping?)See(Whole.Root, Path, path, elsewhere);
        foreach (var layer in Layers)
        {
            root = root is null ? null : layer.Apply(root, See(layer.Content, layer.Path, path, elsewhere));
        }

        return root is null ? null : Manifest.Create(root);
    }

    private static YamlNode See(YamlNode node, string own, string path, TextSpan elsewhere) => own == path ? node : YamlCopy.Create(node, _ => elsewhere);
}
