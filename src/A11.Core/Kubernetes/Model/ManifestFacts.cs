using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Images;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>What others ask of objects: what they are, how many pods they keep, what they serve.</summary>
public static class ManifestFacts
{
    /// <summary>The fields of a kustomization that change no object, or only its image or its number of pods (Kustomize reference).</summary>
    private static readonly ImmutableArray<string> Keeping = ["apiVersion", "kind", "metadata", "resources", "images", "replicas"];

    extension(Manifest manifest)
    {
        /// <summary>What it is, <c>Deployment</c>, and where that is said.</summary>
        public PlacedText Type => new(manifest.Kind.Value, manifest.Kind.Span);

        /// <summary>How many pods it keeps running, as it is written; null where it doesn't say.</summary>
        public PlacedText? WrittenReplicas => TextOf(manifest.Spec?["replicas"]);

        /// <summary>The namespace that it is in; null where it names none.</summary>
        public PlacedText? WrittenNamespace => TextOf(manifest.Root["metadata"]?.AsMapping?["namespace"]);

        /// <summary>The ports that a Service serves; none for another object.</summary>
        public IEnumerable<PlacedText> ServedPorts => manifest.Kind.Value == "Service" ? MappingsOf(manifest.Spec?["ports"]).Select(static port => TextOf(port["port"])).OfType<PlacedText>() : [];

        /// <summary>The hosts of an Ingress or of a route of the Gateway API; none for another object.</summary>
        public IEnumerable<PlacedText> Hosts => manifest.Kind.Value switch
        {
            "Ingress" => MappingsOf(manifest.Spec?["rules"]).Select(static rule => TextOf(rule["host"])).OfType<PlacedText>(),
            "HTTPRoute" => KubernetesScalars.TextsOf(manifest.Spec?["hostnames"]).Select(static host => new PlacedText(host.Value, host.Span)),
            _ => [],
        };

        /// <summary>Whether an Ingress has a certificate for a host: <c>spec.tls</c>.</summary>
        public bool HasCertificate => manifest.Kind.Value == "Ingress" && MappingsOf(manifest.Spec?["tls"]).Any();

        /// <summary>The variables that it sets: those of its containers with a value that is written there, and what a ConfigMap holds.</summary>
        public IEnumerable<(string Name, PlacedText Value)> Settings => manifest.Kind.Value == "ConfigMap"
            ? (manifest.Root["data"]?.AsMapping?.Entries ?? []).Select(static entry => (entry.Name, TextOf(entry.Value))).Where(static pair => pair.Item2 is not null).Select(static pair => (pair.Name, pair.Item2!.Value))
            : (manifest.Workload?.Containers ?? []).SelectMany(static container => container.Environment).Select(static variable => (variable["name"]?.Text ?? "", TextOf(variable["value"])))
                .Where(static pair => pair.Item2 is not null).Select(static pair => (pair.Item1, pair.Item2!.Value));

        /// <summary>The objects of a file; none where it holds none, or can't be read whole.</summary>
        public static IEnumerable<Manifest> Parse(string path, ReadOnlySpan<byte> content) => Manifest.ReadAll(new SourceFile(path, FileContent.Decode(content)));

        /// <summary>Whether a template has to be filled in before a file holds objects.</summary>
        public static bool IsTemplate(string path, ReadOnlySpan<byte> content) => new SourceFile(path, FileContent.Decode(content)).Yaml.Action is not null;

        /// <summary>Whether a kustomization leaves objects as they are written: it only puts files together, or says again what image and how many pods they have.</summary>
        /// <param name="path">Its path.</param>
        /// <param name="content">Its content.</param>
        /// <param name="objects">The objects.</param>
        public static bool AreLeft(string path, ReadOnlySpan<byte> content, IReadOnlyCollection<Manifest> objects) =>
            new SourceFile(path, FileContent.Decode(content)).Yaml.RootMapping is { } root
            && root.Entries.All(static entry => Keeping.Contains(entry.Name))
            && MappingsOf(root["images"]).All(image => SaysAgain(image, objects))
            && MappingsOf(root["replicas"]).All(replicas => objects.Where(manifest => manifest.Workload is not null && manifest.Name == replicas["name"]?.Text).ToArray() is { Length: > 0 } meant
                && meant.All(manifest => manifest.WrittenReplicas?.Value == replicas["count"]?.Text));

        /// <summary>Whether a file says how the objects of others are changed, by its name.</summary>
        public static bool IsCustomization(string path) => Kustomizations.IsKustomization(path);
    }

    extension(Container container)
    {
        /// <summary>The ports that it declares, as they are written.</summary>
        public IEnumerable<PlacedText> DeclaredPorts => container.Ports.Select(static port => TextOf(port["containerPort"])).OfType<PlacedText>();

        /// <summary>Its name, and where it stands.</summary>
        public PlacedText Definition => new(container.Name, container.Place);
    }

    /// <summary>Whether the images of a name have the tag already that a kustomization gives them.</summary>
    private static bool SaysAgain(YamlMapping image, IReadOnlyCollection<Manifest> objects) =>
        image.Entries.All(static entry => entry.Name is "name" or "newTag")
        && objects.SelectMany(static manifest => manifest.Workload?.Containers ?? []).Select(static container => container.Reference).OfType<ImageReference>().Where(reference => reference.Repository == image["name"]?.Text).ToArray() is { Length: > 0 } meant
        && meant.All(reference => reference.Tag == image["newTag"]?.Text);

    private static PlacedText? TextOf(YamlNode? node) => node is { Text.Length: > 0 } ? new PlacedText(node.Text, node.Span) : null;

    private static IEnumerable<YamlMapping> MappingsOf(YamlNode? sequence) => (sequence?.AsSequence?.Items ?? []).Select(static item => item.AsMapping).OfType<YamlMapping>();
}
