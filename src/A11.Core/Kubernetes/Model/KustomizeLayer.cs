using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>What a layer does with an object.</summary>
internal enum KustomizeLayerKind
{
    /// <summary>Lays a part of an object over it.</summary>
    Part,

    /// <summary>Carries out operations on it (RFC 6902).</summary>
    Operations,

    /// <summary>Gives an image another name, tag or digest.</summary>
    Image,

    /// <summary>Puts it into a namespace.</summary>
    Namespace,

    /// <summary>Puts a text before its name.</summary>
    Prefix,

    /// <summary>Puts a text after its name.</summary>
    Suffix,

    /// <summary>Adds labels, also to selectors and templates of pods if it says so.</summary>
    Labels,

    /// <summary>Adds labels, to selectors and templates of pods, too.</summary>
    CommonLabels,

    /// <summary>Adds annotations, to templates of pods, too.</summary>
    Annotations,

    /// <summary>Sets the number of pods.</summary>
    Replicas,

    /// <summary>Copies a value of another object into it.</summary>
    Replacement,
}

/// <summary>Something that a kustomization does with its objects (Kustomize reference, “patches”, “images”, “namespace”, “namePrefix”, “labels”, “commonAnnotations”, “replicas”, “replacements”).</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Path">The file that says it.</param>
/// <param name="Content">What it says, with places of that file.</param>
/// <param name="Patch">What chooses the objects; null where it is for all.</param>
internal sealed record KustomizeLayer(KustomizeLayerKind Kind, string Path, YamlNode Content, KustomizePatch? Patch)
{
    /// <summary>Kinds that are in no namespace (Kubernetes documentation, “API Groups”, and what an API server lists as not namespaced).</summary>
    private static readonly HashSet<string> ClusterKinds = new(StringComparer.Ordinal)
    {
        "APIService", "CSIDriver", "CSINode", "CertificateSigningRequest", "ClusterRole", "ClusterRoleBinding", "ClusterTrustBundle", "CustomResourceDefinition", "FlowSchema", "IngressClass", "MutatingWebhookConfiguration",
        "Namespace", "Node", "PersistentVolume", "PodSecurityPolicy", "PriorityClass", "PriorityLevelConfiguration", "RuntimeClass", "StorageClass", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding",
        "ValidatingWebhookConfiguration", "VolumeAttachment",
    };

    /// <summary>The value that a replacement copies; null for other layers.</summary>
    public string? Value { get; init; }

    /// <summary>Whether it is for an object, which has the names and labels that it was given so far.</summary>
    public bool IsFor(Manifest whole) => Kind switch
    {
        KustomizeLayerKind.Part => Manifest.Create(Content) is { } part ? Patch!.IsFor(part, whole) : Patch!.Selects(whole),
        KustomizeLayerKind.Operations => Patch!.Selects(whole),
        KustomizeLayerKind.Image => whole.Workload is not null,
        KustomizeLayerKind.Namespace => !ClusterKinds.Contains(whole.Kind.Value),
        KustomizeLayerKind.Prefix or KustomizeLayerKind.Suffix => whole.Kind.Value is not ("CustomResourceDefinition" or "APIService" or "Namespace"),
        KustomizeLayerKind.Replicas => whole.Kind.Value is "Deployment" or "ReplicaSet" or "ReplicationController" or "StatefulSet" && Content.AsMapping?["name"]?.Text is { } name && whole.HasName(name),
        KustomizeLayerKind.Replacement => Value is not null && KustomizeReplacement.Selects((YamlMapping)Content, whole),
        _ => true,
    };

    /// <summary>The object with the layer over it; null where that deletes it.</summary>
    /// <param name="whole">The object.</param>
    /// <param name="content">The layer's content, its places those that the object's are.</param>
    public YamlMapping? Apply(YamlMapping whole, YamlNode content) => (Kind, content) switch
    {
        (KustomizeLayerKind.Part, YamlMapping part) => LayPart(whole, part),
        (KustomizeLayerKind.Operations, YamlSequence operations) => JsonPatch.Apply(whole, operations),
        (KustomizeLayerKind.Image, YamlMapping image) => SetImages(whole, image),
        (KustomizeLayerKind.Namespace, YamlScalar space) => SetMetadata(whole, "namespace", space),
        (KustomizeLayerKind.Labels, YamlMapping item) => item["pairs"]?.AsMapping is { } pairs ? KustomizeLabels.Apply(whole, KindOf(whole), pairs, IsSet(item, "includeSelectors"), IsSet(item, "includeTemplates")) : whole,
        (KustomizeLayerKind.CommonLabels, YamlMapping labels) => KustomizeLabels.Apply(whole, KindOf(whole), labels, inSelectors: true, inTemplates: true),
        (KustomizeLayerKind.Annotations, YamlMapping annotations) => KustomizeLabels.Annotate(whole, KindOf(whole), annotations),
        (KustomizeLayerKind.Replicas, YamlMapping item) => item["count"]?.AsScalar is { } count ? FieldPath.Create("spec/replicas").Change(whole, name => count.At(count.Span, name), _ => count) : whole,
        (KustomizeLayerKind.Replacement, YamlMapping target) => KustomizeReplacement.Apply(whole, target, Value!),
        _ => whole,
    };

    private static string KindOf(YamlMapping whole) => whole["kind"]?.Text ?? "";

    private static bool IsSet(YamlMapping item, string name) => KubernetesScalars.BooleanOf(item[name]) == true;

    /// <summary>The name of an object stays its own: a patch with a target may have any.</summary>
    private static YamlMapping? LayPart(YamlMapping whole, YamlMapping part)
    {
        var merged = StrategicMerge.Apply(whole, part);
        return merged is null || whole["metadata"]?.AsMapping?["name"] is not { } name ? merged : SetMetadata(merged, "name", name);
    }

    private static YamlMapping SetMetadata(YamlMapping whole, string name, YamlNode value)
    {
        var metadata = whole["metadata"]?.AsMapping;
        var key = metadata?.Find(name)?.Key ?? ((metadata?.Entries.FirstOrDefault() ?? whole.Entries[0]).Key as YamlScalar)?.At(value.Span, name);
        return metadata is null || key is null
            ? whole
            : whole.With(whole.Entries.Select(entry => entry.Name == "metadata" ? entry with { Value = metadata.With([.. metadata.Entries.Where(other => other.Name != name), new YamlEntry(key, value)]) } : entry));
    }

    private static YamlMapping SetImages(YamlMapping node, YamlMapping image) => node.With(node.Entries.Select(entry => entry switch
    {
        { Name: "containers" or "initContainers" or "ephemeralContainers", Value.AsSequence: { } containers } => entry with { Value = containers.With(containers.Items.Select(container => container.AsMapping is { } mapping ? SetImage(mapping, image) : container)) },
        { Value.AsMapping: { } inner } => entry with { Value = SetImages(inner, image) },
        _ => entry,
    }));

    /// <summary>The image is now where its new tag, digest or name is written.</summary>
    private static YamlMapping SetImage(YamlMapping container, YamlMapping image) => (image["digest"] ?? image["newTag"] ?? image["newName"])?.AsScalar is not { } source
        ? container
        : container.With(container.Entries.Select(entry => entry.Name == "image" && NewImage(entry.Value.Text, image) is { } value ? entry with { Value = source.At(source.Span, value) } : entry));

    /// <summary>The image by its new name; null where the entry is for another one.</summary>
    private static string? NewImage(string? old, YamlMapping image)
    {
        if (old is not { Length: > 0 } || image["name"]?.Text is not { Length: > 0 } name || NameOf(old) != name)
        {
            return null;
        }

        var newName = image["newName"]?.Text ?? name;
        return image["digest"]?.Text is { } digest ? $"{newName}@{digest}" : image["newTag"]?.Text is { } tag ? $"{newName}:{tag}" : newName + old[name.Length..];
    }

    /// <summary>An image's name without tag and digest, as it is written.</summary>
    private static string NameOf(string image)
    {
        var end = image.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at ? at : image.Length;
        var colon = image.AsSpan(0, end).LastIndexOf(':');
        return colon > image.AsSpan(0, end).LastIndexOf('/') ? image[..colon] : image[..end];
    }
}
