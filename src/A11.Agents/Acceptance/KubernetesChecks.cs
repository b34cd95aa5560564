using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Acceptance.Criteria;
using A11.Core.Kubernetes.Model;
using A11.Core.Text;

namespace A11.Agents.Acceptance;

/// <summary>Checks on manifests of Kubernetes.</summary>
internal static partial class KubernetesChecks
{
    private static readonly string[] Replicated = ["Deployment", "StatefulSet", "ReplicaSet"];

    /// <summary>Kinds of objects that no namespace holds (Kubernetes documentation, “Namespaces”), as far as such tasks write them.</summary>
    private static readonly string[] ClusterWide = ["Namespace", "ClusterRole", "ClusterRoleBinding", "PersistentVolume", "StorageClass", "IngressClass", "CustomResourceDefinition", "PriorityClass"];

    private static IEnumerable<Manifest> Of(TaskResult result, params string[] kinds) => result.Manifests.Where(manifest => kinds.Contains(manifest.Type.Value));

    private static (Manifest Manifest, Container Container)[] Containers(TaskResult result) =>
        [.. result.Manifests.SelectMany(manifest => (manifest.Workload?.Containers ?? []).Select(container => (manifest, container)))];

    /// <summary>The containers that run as long as their pods do.</summary>
    private static (Manifest Manifest, Container Container)[] Running(TaskResult result) => [.. Containers(result).Where(pair => pair.Container.IsLongRunning)];

    private static CriterionPlace? PlaceOf(TaskResult result, Manifest manifest) => result.PlaceOf(manifest, manifest.Type.Span);

    private static CriterionEvidence JudgeObject(Requirement part, TaskResult result)
    {
        var found = Of(result, part.Name).ToArray();
        var missing = part.Values.Where(name => !Array.Exists(found, manifest => manifest.Name == name)).ToArray();
        return found.Length == 0 ? new(false, $"There is no {part.Name}.")
            : missing.Length > 0 ? new CriterionEvidence(false, $"There is no {part.Name} {string.Join(", ", missing)}.").At(found.Select(manifest => PlaceOf(result, manifest)))
            : new CriterionEvidence(true, $"There is {(part.Name[0] is 'I' ? "an" : "a")} {part.Name}.").At(found.Where(manifest => part.Values.IsEmpty || part.Values.Contains(manifest.Name)).Select(manifest => PlaceOf(result, manifest)));
    }

    /// <summary>Whether all replicated workloads keep as many pods. Without a number Kubernetes keeps one, unless an autoscaler decides.</summary>
    private static CriterionEvidence JudgeReplicas(Requirement part, TaskResult result)
    {
        var asked = int.Parse(part.Name, CultureInfo.InvariantCulture);
        var workloads = Of(result, Replicated).ToArray();
        var wrong = Array.Find(workloads, manifest => CountOf(manifest) is { } count && (part.Values.Contains("least") ? count < asked : count != asked));
        return workloads.Length == 0 ? CriterionEvidence.Open("No object keeps a number of replicas.")
            : Of(result, "HorizontalPodAutoscaler").FirstOrDefault() is { } scaler ? CriterionEvidence.Open("An autoscaler decides how many replicas there are.").At(PlaceOf(result, scaler))
            : wrong is not null ? new CriterionEvidence(false, $"{wrong.Title} keeps {CountOf(wrong)} replicas.").At(result.PlaceOf(wrong, wrong.WrittenReplicas?.Span ?? wrong.Type.Span))
            : Array.Exists(workloads, manifest => CountOf(manifest) is null) ? CriterionEvidence.Open("The number of replicas is not a whole number.")
            : new CriterionEvidence(true, $"{string.Join(", ", workloads.Select(manifest => $"{manifest.Title} keeps {CountOf(manifest)} replicas"))}.").At(workloads.Select(manifest => result.PlaceOf(manifest, manifest.WrittenReplicas?.Span ?? manifest.Type.Span)));
    }

    private static int? CountOf(Manifest manifest) => manifest.WrittenReplicas is not { } written ? 1 : int.TryParse(written.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static CriterionEvidence JudgeProbes(string probe, TaskResult result)
    {
        var containers = Running(result);
        var lacking = Array.Find(containers, pair => ProbeOf(pair.Container, probe) is null);
        return containers.Length == 0 ? CriterionEvidence.Open("No object has a container that keeps running.")
            : lacking.Container is { } open ? new CriterionEvidence(false, $"{open.Title} of {lacking.Manifest.Title} has no {(probe.Length == 0 ? "" : probe + " ")}probe.").At(result.PlaceOf(lacking.Manifest, open.Place))
            : new CriterionEvidence(true, $"Every container has a {(probe.Length == 0 ? "" : probe + " ")}probe.").At(containers.Select(pair => result.PlaceOf(pair.Manifest, ProbeOf(pair.Container, probe))));
    }

    private static TextSpan? ProbeOf(Container container, string probe) => probe switch
    {
        "readiness" => container.Health.Readiness,
        "liveness" => container.Health.Liveness,
        "startup" => container.Health.Startup,
        _ => container.Health.Readiness ?? container.Health.Liveness,
    };

    private static CriterionEvidence JudgeLimits(string what, bool needsRequests, TaskResult result)
    {
        var containers = Containers(result);
        var lacking = Array.Find(containers, pair => !IsLimited(pair.Container) || (needsRequests && !AskedLimits.Are(what, pair.Container.Limits.RequestedMemory, pair.Container.Limits.RequestedCpu)));
        return containers.Length == 0 ? CriterionEvidence.Open("No object has a container.")
            : lacking.Container is { } open ? new CriterionEvidence(false, $"{open.Title} of {lacking.Manifest.Title} has no {(IsLimited(open) ? "requests" : "limits")} of {AskedLimits.Describe(what)}.").At(result.PlaceOf(lacking.Manifest, open.Place))
            : new CriterionEvidence(true, $"Every container has {(needsRequests ? "requests and " : "")}limits.").At(containers.Select(pair => result.PlaceOf(pair.Manifest, (pair.Container.Limits.Memory ?? pair.Container.Limits.Cpu)?.Span)));

        bool IsLimited(Container container) => AskedLimits.Are(what, container.Limits.Memory, container.Limits.Cpu);
    }

    private static CriterionEvidence JudgeNamespace(string name, TaskResult result)
    {
        var objects = result.Manifests.Where(manifest => !ClusterWide.Contains(manifest.Type.Value)).ToArray();
        var other = Array.Find(objects, manifest => manifest.WrittenNamespace?.Value != name);
        var own = Array.FindAll([.. Of(result, "Namespace")], manifest => manifest.Name == name);
        return objects.Length == 0 && own.Length > 0 ? new CriterionEvidence(true, $"There is the Namespace {name}.").At(own.Select(manifest => PlaceOf(result, manifest)))
            : objects.Length == 0 ? CriterionEvidence.Open("No object belongs to a namespace.")
            : other is { WrittenNamespace: null } ? CriterionEvidence.Open($"{other.Title} names no namespace, so the one of whoever applies it counts.").At(PlaceOf(result, other))
            : other is not null ? new CriterionEvidence(false, $"{other.Title} is in the namespace {other.WrittenNamespace!.Value.Value}.").At(result.PlaceOf(other, other.WrittenNamespace!.Value.Span))
            : new CriterionEvidence(true, $"Every object is in the namespace {name}.").At(objects.Select(manifest => result.PlaceOf(manifest, manifest.WrittenNamespace!.Value.Span)));
    }

    /// <summary>Whether a Service serves a port, or, where there is no Service, a container declares it.</summary>
    private static CriterionEvidence JudgePort(string port, TaskResult result)
    {
        var services = Of(result, "Service").ToArray();
        var ports = services.Length > 0
            ? [.. services.SelectMany(manifest => manifest.ServedPorts.Select(served => (Manifest: manifest, Port: served)))]
            : Containers(result).SelectMany(pair => pair.Container.DeclaredPorts.Select(declared => (pair.Manifest, Port: declared))).ToArray();
        var found = ports.Where(pair => pair.Port.Value == port).ToArray();
        return found.Length > 0 ? new CriterionEvidence(true, services.Length > 0 ? $"A Service serves port {port}." : $"A container declares port {port}.").At(found.Select(pair => result.PlaceOf(pair.Manifest, pair.Port.Span)))
            : services.Length > 0 && Containers(result).Any(pair => pair.Container.DeclaredPorts.Any(declared => declared.Value == port)) ? CriterionEvidence.Open($"A container declares port {port}, but no Service serves it.")
            : new(false, services.Length > 0 ? $"No Service serves port {port}." : $"No container declares port {port}.");
    }

    private static CriterionEvidence JudgeHost(string host, TaskResult result)
    {
        var found = result.Manifests.SelectMany(manifest => manifest.Hosts.Where(given => given.Value == host).Select(given => result.PlaceOf(manifest, given.Span))).ToArray();
        return found.Length > 0 ? new CriterionEvidence(true, $"The host {host} is served.").At(found) : new(false, $"No Ingress serves the host {host}.");
    }

    private static CriterionEvidence JudgeSetting(string name, string value, TaskResult result)
    {
        var given = result.Manifests.SelectMany(manifest => manifest.Settings.Where(setting => setting.Name == name).Select(setting => (Manifest: manifest, setting.Value))).ToArray();
        var found = given.Where(pair => pair.Value.Value == value).Select(pair => result.PlaceOf(pair.Manifest, pair.Value.Span)).ToArray();
        return found.Length > 0 ? new CriterionEvidence(true, $"{name} is {value}.").At(found)
            : given.Length > 0 ? new CriterionEvidence(false, $"{name} is {given[0].Value.Value}.").At(result.PlaceOf(given[0].Manifest, given[0].Value.Span))
            : new(false, $"Nothing sets {name}.");
    }

    private static CriterionEvidence JudgeCertificate(TaskResult result)
    {
        var all = Of(result, "Ingress").ToArray();
        var open = Array.Find(all, manifest => !manifest.HasCertificate);
        return all.Length == 0 ? CriterionEvidence.Open("There is no Ingress.")
            : open is not null ? new CriterionEvidence(false, $"{open.Title} has no certificate under spec.tls.").At(PlaceOf(result, open))
            : new CriterionEvidence(true, "Every Ingress has a certificate under spec.tls.").At(all.Select(manifest => PlaceOf(result, manifest)));
    }

    /// <summary>Whether each container says that it is not root, itself or by its pod: <c>runAsNonRoot</c>, or a user that is not 0.</summary>
    private static CriterionEvidence JudgeUser(TaskResult result)
    {
        var containers = Containers(result);
        var root = Array.Find(containers, pair => !IsNonRoot(pair.Container));
        return containers.Length == 0 ? CriterionEvidence.Open("No object has a container.")
            : root.Container is { } open ? new CriterionEvidence(false, $"{open.Title} of {root.Manifest.Title} may run as root: neither runAsNonRoot nor another user is set.").At(result.PlaceOf(root.Manifest, open.Place))
            : new CriterionEvidence(true, "No container runs as root.").At(containers.Select(pair => result.PlaceOf(pair.Manifest, (pair.Container.FindSecurity("runAsNonRoot") ?? pair.Container.FindSecurity("runAsUser"))?.Span)));
    }

    private static bool IsNonRoot(Container container) => container.FindSecurity("runAsUser")?.Value switch
    {
        "0" => false,
        { Length: > 0 } user when user.All(char.IsAsciiDigit) => true,
        _ => container.FindSecurity("runAsNonRoot")?.Value == "true",
    };
}
