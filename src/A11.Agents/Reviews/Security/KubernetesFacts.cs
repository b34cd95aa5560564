using System.Collections.Immutable;
using A11.Core.Containers;
using A11.Core.Kubernetes.Model;
using A11.Core.Text;

namespace A11.Agents.Reviews.Security;

/// <summary>Reads Kubernetes manifests.</summary>
internal static class KubernetesFacts
{
    public static void Read(ImmutableArray<Manifest> manifests, SecurityFacts facts)
    {
        Workload[] workloads = [.. manifests.Select(manifest => manifest.Workload).OfType<Workload>()];
        facts.AddImages(workloads.SelectMany(workload => workload.Containers).Where(container => container.Reference is not null).Select(container => (container.Reference!, container.ImagePlace!.Value)));
        foreach (var workload in workloads)
        {
            ReadPod(workload, facts);
            foreach (var container in workload.Containers)
            {
                var owner = $"{workload.Manifest.Title}/{container.Name}";
                facts.AddOwner(owner, container.Place);
                ReadPrivileges(container, owner, facts);
                ReadSecrets(container.Secrets, owner, facts);
                ReadProtections(container, owner, facts);
            }
        }
    }

    private static void ReadPod(Workload workload, SecurityFacts facts)
    {
        var owner = workload.Manifest.Title;
        facts.AddOwner(owner, workload.KindPlace);
        foreach (var (name, span) in workload.Isolation.HostNamespaces)
        {
            Add($"host {name}", span, $"shares a namespace of its node ({name})", "host", $"host{name}");
        }

        foreach (var (path, span) in workload.Isolation.HostPaths)
        {
            Add($"hostPath {path}", span, EngineSocket.Is(path) ? "mounts the container engine's socket" : $"mounts the directory {path} of its node", "hostpath", "host", "node", "socket");
        }

        ReadSecrets(workload.MountedSecrets, owner, facts);

        void Add(string name, TextSpan span, string what, params ReadOnlySpan<string> words) =>
            facts.Add(new SecurityFact(SecurityFactKind.Privilege, owner, name, span, $"{owner} {what}") { Words = [.. words] });
    }

    private static void ReadPrivileges(Container container, string owner, SecurityFacts facts)
    {
        if (container.Isolation.Privileged is { } privileged)
        {
            Add("privileged", privileged, "runs privileged", "privilege", "escalation");
        }

        if (container is { Isolation.AllowsEscalation: true } && container.FindOwnSecurity("allowPrivilegeEscalation") is { } escalation)
        {
            Add("allowPrivilegeEscalation", escalation.Span, "may gain privileges", "privilege", "escalation");
        }

        if (container.FindSecurity("runAsUser") is { Value: { Length: > 0 } user, Span: var place } && ContainerUser.IsRoot(user))
        {
            Add("root", place, "runs as root", "root");
        }

        foreach (var (name, span) in container.Isolation.AddedCapabilities.Where(added => !Capabilities.IsDefault(added.Value)))
        {
            Add(name, span, $"has the capability {name}", ["capabilit", .. TaskWords.WordsOf(name)]);
        }

        void Add(string name, TextSpan span, string what, params ReadOnlySpan<string> words) =>
            facts.Add(new SecurityFact(SecurityFactKind.Privilege, owner, name, span, $"{owner} {what}") { Words = [.. words] });
    }

    private static void ReadSecrets(IEnumerable<PlacedText> secrets, string owner, SecurityFacts facts)
    {
        foreach (var (secret, span) in secrets)
        {
            facts.Add(new SecurityFact(SecurityFactKind.Secret, owner, secret, span, $"{owner} reads the secret {secret}") { Words = SecretWords.Find(secret) });
        }
    }

    private static void ReadProtections(Container container, string owner, SecurityFacts facts)
    {
        Protect(container.Health.Liveness, "The liveness probe", "probe", "liveness", "health");
        Protect(container.Health.Readiness, "The readiness probe", "probe", "readiness", "health");
        Protect(PlaceIf(container.FindSecurity("runAsNonRoot"), "true"), "“runAsNonRoot”", "root", "user");
        Protect(PlaceIf(container.FindOwnSecurity("readOnlyRootFilesystem"), "true"), "The read-only root file system", "read", "readonly", "write", "writable");
        Protect(PlaceIf(container.FindOwnSecurity("allowPrivilegeEscalation"), "false"), "“allowPrivilegeEscalation: false”", "privilege", "escalation");
        Protect(container.DroppedCapabilities.Where(dropped => dropped.Value == "ALL").Select(dropped => (TextSpan?)dropped.Span).FirstOrDefault(), "The drop of all capabilities", "capabilit");
        Protect(container.FindSecurity("seccompProfile")?.Span, "The seccomp profile", "seccomp");

        void Protect(TextSpan? place, string what, params ReadOnlySpan<string> words)
        {
            if (place is { } span)
            {
                facts.AddProtection(owner, $"{what} of {owner}", span, [.. words]);
            }
        }
    }

    private static TextSpan? PlaceIf(PlacedText? setting, string value) => setting is { } known && known.Value.Equals(value, StringComparison.OrdinalIgnoreCase) ? known.Span : null;
}
