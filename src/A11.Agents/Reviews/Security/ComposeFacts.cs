using System.Collections.Immutable;
using A11.Core.Compose.Model;
using A11.Core.Containers;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Agents.Reviews.Security;

/// <summary>Reads compose files.</summary>
internal static class ComposeFacts
{
    private static readonly string[] NamespaceKeys = ["network_mode", "pid", "ipc", "userns_mode", "uts", "cgroup"];

    public static void Read(ComposeFile file, SecurityFacts facts)
    {
        facts.AddImages(file.Services.Where(service => !service.IsBuilt && service.Image is not null).Select(service => (service.Reference!, service.Image!.Span)));
        foreach (var secret in file.Root["secrets"]?.AsMapping?.Entries ?? [])
        {
            facts.AddOwner(SecretOwner(secret.Name), secret.Key.Span);
        }

        foreach (var service in file.Services)
        {
            var owner = $"service {service.Name}";
            facts.AddOwner(owner, service.Key.Span);
            ReadPrivileges(service, owner, facts);
            ReadSecrets(service, owner, facts);
            ReadProtections(service, owner, facts);
        }
    }

    private static ImmutableArray<YamlNode> ItemsOf(ComposeService service, string name) => service.Get(name)?.AsSequence?.Items ?? [];

    private static void ReadPrivileges(ComposeService service, string owner, SecurityFacts facts)
    {
        if (service.Get("privileged")?.AsScalar is { AsBoolean: true } privileged)
        {
            Add("privileged", privileged.Span, "runs privileged", "privileged");
        }

        foreach (var (key, value) in NamespaceKeys.Select(key => (key, service.Get(key))))
        {
            if (value?.Text == "host")
            {
                Add($"{key}: host", value.Span, $"shares a namespace of the host ({key}: host)", "host", key);
            }
        }

        foreach (var capability in ItemsOf(service, "cap_add").Where(item => item.Text is not null && !Capabilities.IsDefault(item.Text)))
        {
            Add(Capabilities.Normalize(capability.Text!), capability.Span, $"has the capability {capability.Text}", ["capabilit", .. TaskWords.WordsOf(capability.Text!)]);
        }

        foreach (var option in ItemsOf(service, "security_opt").Where(item => item.Text is { } text && (text.EndsWith("unconfined", StringComparison.Ordinal) || text is "label:disable" or "label=disable")))
        {
            Add(option.Text!, option.Span, $"switches a confinement off ({option.Text})", "unconfined", "seccomp", "apparmor", "selinux");
        }

        foreach (var device in ItemsOf(service, "devices"))
        {
            var name = device.Text ?? device.AsMapping?["source"]?.Text ?? "";
            Add($"device {name}", device.Span, $"has the host's device {name}", ["device", .. TaskWords.WordsOf(name)]);
        }

        foreach (var volume in ItemsOf(service, "volumes").Where(item => EngineSocket.Is(ComposeService.HostPathOf(item))))
        {
            Add("socket", volume.Span, "mounts the container engine's socket", "socket", "sock");
        }

        void Add(string name, TextSpan span, string what, params ReadOnlySpan<string> words) =>
            facts.Add(new SecurityFact(SecurityFactKind.Privilege, owner, name, span, $"Service {service.Name} {what}") { Words = [.. words] });
    }

    private static void ReadSecrets(ComposeService service, string owner, SecurityFacts facts)
    {
        foreach (var secret in ItemsOf(service, "secrets"))
        {
            if ((secret.Text ?? secret.AsMapping?["source"]?.Text) is { Length: > 0 } name)
            {
                facts.Add(new SecurityFact(SecurityFactKind.Secret, owner, name, secret.Span, $"Service {service.Name} reads the secret {name}") { Words = SecretWords.Find(name), Presumes = SecretOwner(name) });
            }
        }
    }

    private static string SecretOwner(string name) => $"secret {name}";

    private static void ReadProtections(ComposeService service, string owner, SecurityFacts facts)
    {
        var name = $"of service {service.Name}";
        Protect(service.HasHealthCheck, "healthcheck", $"The health check {name}", "health", "healthcheck", "probe");
        Protect(service.Get("read_only")?.AsScalar?.AsBoolean == true, "read_only", $"The read-only root file system {name}", "read", "readonly", "write", "writable");
        Protect(service.Get("user")?.Text is { Length: > 0 } user && !ContainerUser.IsRoot(Interpolation.WithDefaults(user)), "user", $"The non-root user {name}", "user", "root");
        Protect(ItemsOf(service, "cap_drop").Any(item => string.Equals(item.Text, "ALL", StringComparison.OrdinalIgnoreCase)), "cap_drop", $"“cap_drop: [ALL]” {name}", "capabilit", "cap");
        Protect(ItemsOf(service, "security_opt").Any(item => item.Text?.StartsWith("no-new-privileges", StringComparison.Ordinal) == true), "security_opt", $"“no-new-privileges” {name}", "privilege");
        var ports = ItemsOf(service, "ports").ToArray();
        Protect(ports.Length > 0 && ports.All(IsLocal), "ports", $"The limit of the ports {name} to this machine", "port", "public", "expose", "address", "interface");

        void Protect(bool isThere, string key, string what, params ReadOnlySpan<string> words)
        {
            if (isThere)
            {
                facts.AddProtection(owner, what, service.Mapping.FindMerged(key)!.Key.Span, [.. words]);
            }
        }
    }

    private static bool IsLocal(YamlNode port) => port.AsMapping is { } mapping
        ? mapping["host_ip"]?.Text is "127.0.0.1" or "::1"
        : port.Text is { } text && (text.StartsWith("127.0.0.1:", StringComparison.Ordinal) || text.StartsWith("[::1]:", StringComparison.Ordinal));
}
