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

    /// <summary>The object as its file has it, with the names that it is given.</summary>
    public Manifest Named => Layers.Any(static layer => layer.Kind is KustomizeLayerKind.Prefix or KustomizeLayerKind.Suffix) ? Whole with { OtherNames = ReadNames() } : Whole;

    /// <summary>What it becomes, whatever file says it. Null where a layer deletes it.</summary>
    public Manifest? Build() => Layers.IsEmpty ? Whole : Build("", new TextSpan(0, 0));

    /// <summary>What it becomes, as one file sees it: what comes from others is at a place beyond the file's end. Null where a layer deletes it.</summary>
    /// <remarks>It keeps the name that its file has, which is the one that a reader knows: several kustomizations may give it others.</remarks>
    /// <param name="path">The file.</param>
    /// <param name="elsewhere">A place beyond the file's end.</param>
    public Manifest? Build(string path, TextSpan elsewhere)
    {
        var root = (YamlMapping?)See(Whole.Root, Path, path, elsewhere);
        foreach (var layer in Layers)
        {
            root = root is null ? null : layer.Apply(root, See(layer.Content, layer.Path, path, elsewhere));
        }

        return root is null ? null : Manifest.Create(root) is { } manifest ? manifest with { OtherNames = ReadNames() } : null;
    }

    private ImmutableArray<string> ReadNames()
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var name = Whole.Name;
        foreach (var layer in Layers.Where(static layer => layer.Kind is KustomizeLayerKind.Prefix or KustomizeLayerKind.Suffix))
        {
            names.Add(name = layer.Kind is KustomizeLayerKind.Prefix ? layer.Content.Text + name : name + layer.Content.Text);
        }

        return names.ToImmutable();
    }

    private static YamlNode See(YamlNode node, string own, string path, TextSpan elsewhere) => own == path ? node : YamlCopy.Create(node, _ => elsewhere);
}
