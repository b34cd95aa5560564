using System.Collections.Immutable;
using A11.Core.Containers;
using A11.Core.Kubernetes.Model;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Agents.Reviews.Security;

/// <summary>Reads Kubernetes manifests.</summary>
internal static class KubernetesFacts
{
    private static readonly string[] Namespaces = ["hostNetwork", "hostPID", "hostIPC"];

    public static void Read(ImmutableArray<Manifest> manifests, SecurityFacts facts)
    {
        Workload[] workloads = [.. manifests.Select(manifest => manifest.Workload).OfType<Workload>()];
        facts.AddImages(workloads.SelectMany(workload => workload.Containers).Where(container => container.Reference is not null).Select(container => (container.Reference!, container.Image!.Span)));
        foreach (var workload in workloads)
        {
            ReadPod(workload, facts);
            foreach (var container in workload.Containers)
            {
                var owner = $"{workload.Manifest.Title}/{container.Name}";
                facts.AddOwner(owner, container.Place);
                ReadPrivileges(container, owner, facts);
                ReadSecrets(container, owner, facts);
                ReadProtections(container, owner, facts);
            }
        }
    }

    private static void ReadPod(Workload workload, SecurityFacts facts)
    {
        var owner = workload.Manifest.Title;
        facts.AddOwner(owner, workload.Manifest.Kind.Span);
        foreach (var entry in Namespaces.Select(workload.Pod.Find).OfType<YamlEntry>().Where(entry => entry.Value.AsScalar?.AsBoolean == true))
        {
            Add(entry.Name, entry.Span, $"shares a namespace of its node ({entry.Name})", "host", entry.Name.ToLowerInvariant());
        }

        foreach (var volume in (workload.Pod["volumes"]?.AsSequence?.Items ?? []).Select(item => item.AsMapping?["hostPath"]?.AsMapping?["path"]).OfType<YamlNode>())
        {
            Add($"hostPath {volume.Text}", volume.Span, EngineSocket.Is(volume.Text ?? "") ? "mounts the container engine's socket" : $"mounts the directory {volume.Text} of its node", "hostpath", "host", "node", "socket");
        }

        foreach (var secret in (workload.Pod["volumes"]?.AsSequence?.Items ?? []).Select(item => item.AsMapping?["secret"]?.AsMapping?["secretName"]).OfType<YamlNode>())
        {
            facts.Add(new SecurityFact(SecurityFactKind.Secret, owner, secret.Text ?? "", secret.Span, $"{owner} reads the secret {secret.Text}") { Words = SecretWords.Find(secret.Text ?? "") });
        }

        void Add(string name, TextSpan span, string what, params ReadOnlySpan<string> words) =>
            facts.Add(new SecurityFact(SecurityFactKind.Privilege, owner, name, span, $"{owner} {what}") { Words = [.. words] });
    }

    private static void ReadPrivileges(Container container, string owner, SecurityFacts facts)
    {
        foreach (var (key, what) in new[] { ("privileged", "runs privileged"), ("allowPrivilegeEscalation", "may gain privileges") })
        {
            if (container.SecurityContext?.Find(key) is { Value: YamlScalar { AsBoolean: true } } entry)
            {
                Add(key, entry.Span, what, "privilege", "escalation");
            }
        }

        if (container.Security("runAsUser") is { Text: { } user } node && ContainerUser.IsRoot(user))
        {
            Add("root", node.Span, "runs as root", "root");
        }

        foreach (var (capability, name) in container.Capabilities("add").Where(pair => !Capabilities.IsDefault(pair.Name)))
        {
            Add(name, capability.Span, $"has the capability {name}", ["capabilit", .. TaskWords.WordsOf(name)]);
        }

        void Add(string name, TextSpan span, string what, params ReadOnlySpan<string> words) =>
            facts.Add(new SecurityFact(SecurityFactKind.Privilege, owner, name, span, $"{owner} {what}") { Words = [.. words] });
    }

    private static void ReadSecrets(Container container, string owner, SecurityFacts facts)
    {
        var references = (container.Mapping["env"]?.AsSequence?.Items ?? []).Select(item => item.AsMapping?["valueFrom"]?.AsMapping?["secretKeyRef"]?.AsMapping?["name"])
            .Concat((container.Mapping["envFrom"]?.AsSequence?.Items ?? []).Select(item => item.AsMapping?["secretRef"]?.AsMapping?["name"]));
        foreach (var secret in references.OfType<YamlNode>())
        {
            facts.Add(new SecurityFact(SecurityFactKind.Secret, owner, secret.Text ?? "", secret.Span, $"{owner} reads the secret {secret.Text}") { Words = SecretWords.Find(secret.Text ?? "") });
        }
    }

    private static void ReadProtections(Container container, string owner, SecurityFacts facts)
    {
        Protect(container.Mapping["livenessProbe"], "The liveness probe", "probe", "liveness", "health");
        Protect(container.Mapping["readinessProbe"], "The readiness probe", "probe", "readiness", "health");
        Protect(If(container.Security("runAsNonRoot"), true), "“runAsNonRoot”", "root", "user");
        Protect(If(container.SecurityContext?["readOnlyRootFilesystem"], true), "The read-only root file system", "read", "readonly", "write", "writable");
        Protect(If(container.SecurityContext?["allowPrivilegeEscalation"], false), "“allowPrivilegeEscalation: false”", "privilege", "escalation");
        Protect(container.Capabilities("drop").Where(pair => pair.Name == "ALL").Select(pair => pair.Node).FirstOrDefault(), "The drop of all capabilities", "capabilit");
        Protect(container.Security("seccompProfile"), "The seccomp profile", "seccomp");

        void Protect(YamlNode? node, string what, params ReadOnlySpan<string> words)
        {
            if (node is not null)
            {
                facts.AddProtection(owner, $"{what} of {owner}", node.Span, [.. words]);
            }
        }
    }

    private static YamlNode? If(YamlNode? node, bool value) => node?.AsScalar?.AsBoolean == value ? node : null;
}
