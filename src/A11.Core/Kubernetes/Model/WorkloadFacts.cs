using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>What others ask of workloads and their containers: images, secrets, and what their security contexts say.</summary>
public static class WorkloadFacts
{
    extension(Workload workload)
    {
        /// <summary>Where its kind stands.</summary>
        public TextSpan KindPlace => workload.Manifest.Kind.Span;

        /// <summary>The secrets that are mounted into its pods.</summary>
        public IEnumerable<PlacedText> MountedSecrets => TextsOf(workload.Volumes.Select(static volume => volume["secret"]?.AsMapping?["secretName"]));
    }

    extension(Container container)
    {
        /// <summary>Where its image stands; null where it names none.</summary>
        public TextSpan? ImagePlace => container.Image?.Span;

        /// <summary>The secrets whose values its environment gets.</summary>
        public IEnumerable<PlacedText> Secrets => TextsOf(container.Environment.Select(static variable => variable["valueFrom"]?.AsMapping?["secretKeyRef"]?.AsMapping?["name"])
            .Concat((container.Mapping["envFrom"]?.AsSequence?.Items ?? []).Select(static item => item.AsMapping?["secretRef"]?.AsMapping?["name"])));

        /// <summary>The capabilities that it drops, without <c>CAP_</c>.</summary>
        public IEnumerable<PlacedText> DroppedCapabilities => container.Capabilities("drop").Select(static dropped => new PlacedText(dropped.Name, dropped.Node.Span));

        /// <summary>A setting of its own security context; the text is empty for a collection. Null where it is not set.</summary>
        public PlacedText? FindOwnSecurity(string name) => TextOf(container.SecurityContext?[name]);

        /// <summary>A setting of its own security context, else of its pod's.</summary>
        public PlacedText? FindSecurity(string name) => TextOf(container.Security(name));
    }

    private static PlacedText? TextOf(YamlNode? node) => node is null ? null : new PlacedText(node.Text ?? "", node.Span);

    private static IEnumerable<PlacedText> TextsOf(IEnumerable<YamlNode?> nodes) => nodes.OfType<YamlNode>().Select(static node => new PlacedText(node.Text ?? "", node.Span));
}
