using A11.Core.Compose.Model;
using A11.Core.Containers;
using A11.Core.Text;

namespace A11.Agents.Reviews.Security;

/// <summary>Reads compose files.</summary>
internal static class ComposeFacts
{
    private static readonly string[] NamespaceKeys = ["network_mode", "pid", "ipc", "userns_mode", "uts", "cgroup"];

    public static void Read(ComposeFile file, SecurityFacts facts)
    {
        facts.AddImages(file.Services.Where(service => service.PulledImage is not null).Select(service => (service.Reference!, service.PulledImage!.Value.Span)));
        foreach (var secret in file.Secrets)
        {
            facts.AddOwner(SecretOwner(secret.Value), secret.Span);
        }

        foreach (var service in file.Services)
        {
            var owner = $"service {service.Name}";
            facts.AddOwner(owner, service.Definition.Span);
            ReadPrivileges(service, owner, facts);
            ReadSecrets(service, owner, facts);
            ReadProtections(service, owner, facts);
        }
    }

    private static void ReadPrivileges(ComposeService service, string owner, SecurityFacts facts)
    {
        if (service.Isolation.Privileged is { } privileged)
        {
            Add("privileged", privileged, "runs privileged", "privileged");
        }

        foreach (var key in NamespaceKeys)
        {
            if (service.FindSetting(key) is { Value: "host" } shared)
            {
                Add($"{key}: host", shared.Span, $"shares a namespace of the host ({key}: host)", "host", key);
            }
        }

        foreach (var (capability, span) in service.Isolation.AddedCapabilities.Where(added => !Capabilities.IsDefault(added.Value)))
        {
            Add(Capabilities.Normalize(capability), span, $"has the capability {capability}", ["capabilit", .. TaskWords.WordsOf(capability)]);
        }

        foreach (var (option, span) in service.FindSettings("security_opt").Where(option => option.Value.EndsWith("unconfined", StringComparison.Ordinal) || option.Value is "label:disable" or "label=disable"))
        {
            Add(option, span, $"switches a confinement off ({option})", "unconfined", "seccomp", "apparmor", "selinux");
        }

        foreach (var (device, span) in service.FindSettings("devices"))
        {
            Add($"device {device}", span, $"has the host's device {device}", ["device", .. TaskWords.WordsOf(device)]);
        }

        foreach (var socket in service.Isolation.EngineSockets)
        {
            Add("socket", socket.Span, "mounts the container engine's socket", "socket", "sock");
        }

        void Add(string name, TextSpan span, string what, params ReadOnlySpan<string> words) =>
            facts.Add(new SecurityFact(SecurityFactKind.Privilege, owner, name, span, $"Service {service.Name} {what}") { Words = [.. words] });
    }

    private static void ReadSecrets(ComposeService service, string owner, SecurityFacts facts)
    {
        foreach (var (name, span) in service.FindSettings("secrets").Where(secret => secret.Value.Length > 0))
        {
            facts.Add(new SecurityFact(SecurityFactKind.Secret, owner, name, span, $"Service {service.Name} reads the secret {name}") { Words = SecretWords.Find(name), Presumes = SecretOwner(name) });
        }
    }

    private static string SecretOwner(string name) => $"secret {name}";

    private static void ReadProtections(ComposeService service, string owner, SecurityFacts facts)
    {
        var name = $"of service {service.Name}";
        Protect(service.HasHealthCheck, "healthcheck", $"The health check {name}", "health", "healthcheck", "probe");
        Protect(service.Isolation.HasReadOnlyRoot, "read_only", $"The read-only root file system {name}", "read", "readonly", "write", "writable");
        Protect(service.FindSetting("user") is { Value: { Length: > 0 } user } && !ContainerUser.IsRoot(Interpolation.WithDefaults(user)), "user", $"The non-root user {name}", "user", "root");
        Protect(service.FindSettings("cap_drop").Any(dropped => string.Equals(dropped.Value, "ALL", StringComparison.OrdinalIgnoreCase)), "cap_drop", $"“cap_drop: [ALL]” {name}", "capabilit", "cap");
        Protect(service.Isolation.AllowsEscalation == false, "security_opt", $"“no-new-privileges” {name}", "privilege");
        var ports = service.Ports.ToArray();
        Protect(ports.Length > 0 && Array.TrueForAll(ports, port => port.Address is "127.0.0.1" or "::1" or "[::1]"), "ports", $"The limit of the ports {name} to this machine", "port", "public", "expose", "address", "interface");

        void Protect(bool isThere, string key, string what, params ReadOnlySpan<string> words)
        {
            if (isThere)
            {
                facts.AddProtection(owner, what, service.FindKey(key)!.Value, [.. words]);
            }
        }
    }
}
