using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds ConfigMaps and Secrets that pods use and the objects beside them don't have, by variables and volumes.</summary>
public sealed class UndefinedConfigSource : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK0013", "undefined-config-source", "ConfigMaps and Secrets of pods should be defined", Severity.Warning, Category.Correct)
    {
        Aliases = ["kube-linter/env-value-from"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container.IsPartial)
        {
            return;
        }

        var use = new Use(this, container.Workload.Manifest, container.Title, container.Name.Length == 0 ? "the container" : $"container {container.Name}", CompanionsOf(container.Workload.Manifest, context), context);
        foreach (var variable in container.Environment)
        {
            use.Check("ConfigMap", variable["valueFrom"]?.AsMapping?["configMapKeyRef"]);
            use.Check("Secret", variable["valueFrom"]?.AsMapping?["secretKeyRef"]);
        }

        foreach (var source in MappingsOf(container.Mapping["envFrom"]))
        {
            use.Check("ConfigMap", source["configMapRef"]);
            use.Check("Secret", source["secretRef"]);
        }
    }

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        if (workload.IsPartial)
        {
            return;
        }

        var use = new Use(this, workload.Manifest, workload.Manifest.Title, "the pod", CompanionsOf(workload.Manifest, context), context);
        foreach (var volume in workload.Volumes)
        {
            use.CheckVolume("ConfigMap", volume["configMap"], "name");
            use.CheckVolume("Secret", volume["secret"], "secretName");
            foreach (var source in MappingsOf(volume["projected"]?.AsMapping?["sources"]))
            {
                use.CheckVolume("ConfigMap", source["configMap"], "name");
                use.CheckVolume("Secret", source["secret"], "name");
            }
        }
    }

    private static IEnumerable<YamlMapping> MappingsOf(YamlNode? sequence) => (sequence?.AsSequence?.Items ?? []).Select(static item => item.AsMapping).OfType<YamlMapping>();

    /// <summary>What uses ConfigMaps and Secrets.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Manifest">The object that it is a part of.</param>
    /// <param name="Title">Its name at the start of a message.</param>
    /// <param name="Name">Its name within a message.</param>
    /// <param name="Set">The objects around it.</param>
    /// <param name="Context">Where to report.</param>
    private sealed record Use(UndefinedConfigSource Rule, Manifest Manifest, string Title, string Name, ManifestSet Set, RuleContext Context)
    {
        public void Check(string kind, YamlNode? reference)
        {
            if (reference?.AsMapping is { } source && FindSource(kind, source, "name") is { } found)
            {
                CheckKey(found, source["key"]?.AsScalar);
            }
        }

        public void CheckVolume(string kind, YamlNode? reference, string field)
        {
            if (reference?.AsMapping is not { } source || FindSource(kind, source, field) is not { } found)
            {
                return;
            }

            foreach (var item in MappingsOf(source["items"]))
            {
                CheckKey(found, item["key"]?.AsScalar);
            }
        }

        /// <summary>The object that is used; null where none is named, or it is not known, which is reported.</summary>
        private Manifest? FindSource(string kind, YamlMapping reference, string field)
        {
            if (reference[field]?.AsScalar is not { Value.Length: > 0 } name || KubernetesScalars.BooleanOf(reference["optional"]) == true || Set.IsOpen)
            {
                return null;
            }

            if (Set.Find(kind, name.Value, Manifest.Namespace) is { } found)
            {
                return found;
            }

            if (Set.OfKind(kind).Any(other => ManifestSet.AreTogether(other.Namespace, Manifest.Namespace)) && !IsMadeElsewhere(kind, name.Value) && !Set.IsAppliedApart(kind, name.Value))
            {
                Context.Report(Rule, name.Span, $"{Title} uses the {kind} {name.Value}, which is not among those beside it, and doesn't start without it. Add it, or correct the name.");
            }

            return null;
        }

        private void CheckKey(Manifest source, YamlScalar? key)
        {
            YamlMapping?[] data = [source.Root["data"]?.AsMapping, source.Root["stringData"]?.AsMapping, source.Root["binaryData"]?.AsMapping];
            if (key is { Value.Length: > 0 } && data.Any(static part => part is not null) && !data.Any(part => part?.FindMerged(key.Value) is not null))
            {
                Context.Report(Rule, key.Span, $"{source.Title} has no key {key.Value}, so {Name} doesn't start. Add it, or correct the name.");
            }
        }

        /// <summary>
        /// Whether secrets, as they should, come from somewhere else than manifests: operators make them, and programs of the pods do. In a kustomization, which can be all of a system, one is missed only where
        /// another has nearly its name.
        /// </summary>
        private bool IsMadeElsewhere(string kind, string name) => kind == "Secret"
            && (Set.HasUnknownPods || (Set.Others is not null && !Set.OfKind(kind).Any(other => other.OtherNames.Append(other.Name).Any(known => Spelling.IsOneSlip(name, known))))
                || Set.Manifests.Any(static manifest => manifest.Kind.Value is "ExternalSecret" or "SealedSecret" or "SecretProviderClass" or "VaultStaticSecret" or "Certificate"));
    }
}
