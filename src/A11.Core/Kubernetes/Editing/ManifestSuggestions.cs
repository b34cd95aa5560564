using System.Collections.Immutable;
using A11.Core.Editing;
using A11.Core.Kubernetes.Model;
using A11.Core.Schemas;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Editing;

/// <summary>What can be put in where somebody types in a manifest, by the type of the object.</summary>
internal static class ManifestSuggestions
{
    /// <summary>All that fits.</summary>
    /// <param name="edited">The file, with what can be read of it.</param>
    /// <param name="manifests">What can be read.</param>
    public static IEnumerable<Suggestion> Find(EditedFile edited, ImmutableArray<Manifest> manifests)
    {
        if (YamlCursor.Find(edited.Text, edited.Offset) is not { IsInBlock: false } cursor)
        {
            return [];
        }

        return cursor.Path switch
        {
            ["apiVersion"] => Values(KubernetesSchema.Names.Select(static name => name.Split(' ')[0]), cursor),
            ["kind"] => Values(KubernetesSchema.Names.Select(static name => name.Split(' ')[1]), cursor),
            _ when FindAt(manifests, edited.Offset) is { } manifest && KubernetesSchema.Find(manifest.ApiVersion.Value, manifest.Kind.Value) is { } type => SchemaPath.Suggest(type, cursor),
            _ => [],
        };
    }

    /// <summary>The object that a place belongs to: the last that begins before it.</summary>
    public static Manifest? FindAt(ImmutableArray<Manifest> manifests, int offset) => manifests.LastOrDefault(manifest => manifest.Root.Span.Start <= offset) ?? manifests.FirstOrDefault();

    private static IEnumerable<Suggestion> Values(IEnumerable<string> values, YamlCursor cursor) => values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(value => new Suggestion(value, SuggestionKind.Value, cursor.Replaced));
}
