using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at what the kernel and its security modules keep from a container (Kubernetes documentation, “Pod Security Standards”).</summary>
public sealed class PodIsolation : KubernetesRule
{
    private static readonly CheckDescriptor NoSeccomp = new("AXK2017", "missing-seccomp-profile", "Pods should have a seccomp profile", Severity.Info, Category.Secure)
    {
        Aliases = ["trivy/KSV-0030", "trivy/KSV-0104", "checkov/CKV_K8S_31"],
    };

    private static readonly CheckDescriptor Unconfined = new("AXK2018", "unconfined-seccomp-profile", "Containers should not run without a seccomp profile", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/KSV-0030", "trivy/KSV-0104", "checkov/CKV_K8S_31"],
    };

    private static readonly CheckDescriptor AppArmor = new("AXK2019", "unconfined-app-armor-profile", "Containers should keep the AppArmor profile of their engine", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/KSV-0002"],
    };

    private static readonly CheckDescriptor SeLinux = new("AXK2020", "custom-selinux-options", "Containers should keep the SELinux type of containers", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/KSV-0025"],
    };

    private static readonly CheckDescriptor ProcMount = new("AXK2021", "unmasked-proc", "Containers should not see all of /proc", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/unsafe-proc-mount", "trivy/KSV-0027"],
    };

    private static readonly CheckDescriptor Sysctl = new("AXK2022", "unsafe-sysctl", "Pods should not set unsafe kernel parameters", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/unsafe-sysctls", "trivy/KSV-0026"],
    };

    private static readonly CheckDescriptor HostProcess = new("AXK2031", "windows-host-process", "Windows containers should not run as processes of their node", Severity.Error, Category.Secure)
    {
        Aliases = ["trivy/KSV-0103"],
    };

    private static readonly string[] SeccompTypes = ["RuntimeDefault", "Localhost"];

    private static readonly string[] SeLinuxTypes = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

    /// <summary>Parameters that are namespaced and isolated (“Using sysctls in a Kubernetes Cluster”).</summary>
    private static readonly HashSet<string> SafeParameters = new(StringComparer.Ordinal)
    {
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ip_local_reserved_ports",
        "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem",
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => NoSeccomp;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [NoSeccomp, Unconfined, AppArmor, SeLinux, ProcMount, Sysctl, HostProcess];

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        foreach (var name in (workload.SecurityContext?["sysctls"]?.AsSequence?.Items ?? []).Select(static parameter => parameter.AsMapping?["name"]?.AsScalar).OfType<YamlScalar>())
        {
            if (!SafeParameters.Contains(name.Value.Replace('/', '.')))
            {
                context.Report(Sysctl, name.Span, $"{workload.Manifest.Title} sets {name.Value}, which can affect other pods of its node. Remove it, or set it on nodes of their own.");
            }
        }

        CheckOptions(workload.SecurityContext, workload.Manifest.Title, context);
        if (workload is { Containers.IsEmpty: true, IsPartial: false } && workload.SecurityContext?["seccompProfile"] is null)
        {
            context.Report(NoSeccomp, workload.Place, $"The pods of {workload.Manifest.Title} have no seccomp profile. Set securityContext.seccompProfile.type: RuntimeDefault.");
        }
    }

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        CheckOptions(container.SecurityContext, container.Title, context);
        CheckAppArmor(container, context);
        if (container.Workload.Pod["os"]?.AsMapping?["name"]?.Text != "windows")
        {
            CheckSeccomp(container, context);
        }

        if (container.SecurityContext?["procMount"] is { Text: "Unmasked" } mount)
        {
            context.Report(ProcMount, mount.Span, $"{container.Title} sees parts of /proc by which it can change its node. Remove procMount.");
        }
    }

    private static void CheckSeccomp(Container container, RuleContext context)
    {
        var profile = container.Security("seccompProfile");
        var type = profile?.AsMapping?["type"];
        if (type is not null && !SeccompTypes.Contains(type.Text))
        {
            context.Report(Unconfined, type.Span, $"{container.Title} can make all system calls of its node's kernel. Set seccompProfile.type to RuntimeDefault.");
        }
        else if (type is null && !container.IsPartial && !IsConfined(FindAnnotation(container, "seccomp.security.alpha.kubernetes.io/pod", "container.seccomp.security.alpha.kubernetes.io/")?.Value.Text))
        {
            context.Report(NoSeccomp, container.Place, $"{container.Title} has no seccomp profile, so it can make all system calls of its node's kernel. Set securityContext.seccompProfile.type: RuntimeDefault for its pod.");
        }
    }

    private static void CheckAppArmor(Container container, RuleContext context)
    {
        if (container.Security("appArmorProfile")?.AsMapping?["type"] is { Text: "Unconfined" } type)
        {
            Report(type.Span);
        }
        else if (FindAnnotation(container, null, "container.apparmor.security.beta.kubernetes.io/") is { } annotation && !IsConfined(annotation.Value.Text))
        {
            Report(annotation.Span);
        }

        void Report(TextSpan span) => context.Report(AppArmor, span, $"{container.Title} runs without the AppArmor profile of its engine. Remove the profile, or set its type to RuntimeDefault.");
    }

    private static void CheckOptions(YamlMapping? security, string title, RuleContext context)
    {
        var options = security?["seLinuxOptions"]?.AsMapping;
        if (options?["type"] is { } type && !SeLinuxTypes.Contains(type.Text))
        {
            Report(type);
        }
        else if ((options?["user"] ?? options?["role"]) is { Text: { Length: > 0 } } other)
        {
            Report(other);
        }

        if (security?["windowsOptions"]?.AsMapping?["hostProcess"] is { } process && KubernetesScalars.BooleanOf(process) == true)
        {
            context.Report(HostProcess, process.Span, $"{title} runs as processes of its node, with all of the node's files and rights. Remove hostProcess.");
        }

        void Report(YamlNode node) => context.Report(SeLinux, node.Span, $"{title} gets SELinux options of its own, by which it can leave what containers are confined to. Remove them, or use a type such as container_t.");
    }

    /// <summary>The annotation by which profiles were set before Kubernetes 1.19 and 1.30.</summary>
    private static YamlEntry? FindAnnotation(Container container, string? forPod, string prefix) =>
        container.Workload.FindAnnotation(prefix + container.Name) ?? (forPod is null ? null : container.Workload.FindAnnotation(forPod));

    private static bool IsConfined(string? profile) => profile is "runtime/default" or "docker/default" || profile?.StartsWith("localhost/", StringComparison.Ordinal) == true;
}
