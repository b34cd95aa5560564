using A11.Core.Schemas;

namespace A11.Core.Kubernetes;

/// <summary>The types of the Kubernetes API, read when the first manifest is checked.</summary>
internal static class KubernetesSchema
{
    private static readonly Lazy<Schema> Types = new(static () => Schema.Load("kubernetes"));

    /// <summary>The API versions and kinds that have a type, as <c>apps/v1 Deployment</c>.</summary>
    public static IEnumerable<string> Names => Types.Value.Root.Mappings[0].Keys.Keys;

    /// <summary>The type of an object; null where it has none here, as custom resources.</summary>
    public static SchemaDefinition? Find(string apiVersion, string kind) => Types.Value.Find($"{apiVersion} {kind}");
}
