using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at the ports of containers, and at the probes that use them.</summary>
public sealed class ContainerPorts : KubernetesRule
{
    private static readonly CheckDescriptor Host = new("AXK2023", "host-port", "Containers should not take ports of their node", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/KSV-0024", "checkov/CKV_K8S_26"],
    };

    private static readonly CheckDescriptor Privileged = new("AXK2024", "privileged-port", "Containers should not use privileged ports", Severity.Info, Category.Secure)
    {
        Aliases = ["kube-linter/privileged-ports", "trivy/KSV-0117"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Shell = new("AXK2025", "ssh-port", "Containers should not run an SSH server", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/ssh-port"],
    };

    private static readonly CheckDescriptor Probe = new("AXK0005", "unknown-probe-port", "Probes must use a port that the container has", Severity.Error, Category.Health)
    {
        Aliases = ["kube-linter/liveness-port", "kube-linter/readiness-port", "kube-linter/startup-port"],
    };

    private static readonly (string Name, string Alias)[] Probes =
        [("livenessProbe", "kube-linter/liveness-port"), ("readinessProbe", "kube-linter/readiness-port"), ("startupProbe", "kube-linter/startup-port")];

    private static readonly string[] Handlers = ["httpGet", "tcpSocket", "grpc"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Probe;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Probe, Host, Privileged, Shell];

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        foreach (var port in container.Ports)
        {
            if (port["hostPort"] is { } host && KubernetesScalars.IntegerOf(host) is > 0)
            {
                context.Report(Host, host.Span, $"{container.Title} takes port {host.Text} of its node, so only one such pod fits on each node and network policies may not apply. Use a Service.");
            }

            if (port["containerPort"] is not { } inner)
            {
                continue;
            }

            if (KubernetesScalars.IntegerOf(inner) is > 0 and < 1024)
            {
                context.Report(Privileged, inner.Span, $"{container.Title} uses the privileged port {inner.Text}, for which it may need root. Use a port above 1023.");
            }

            if (KubernetesScalars.IntegerOf(inner) == 22 && port["protocol"]?.Text is null or "TCP")
            {
                context.Report(Shell, inner.Span, $"{container.Title} uses port 22, as SSH servers do. Use kubectl exec in place of an SSH server.");
            }
        }

        if (!container.IsPartial && container.Mapping.Find("<<") is null)
        {
            CheckProbes(container, context);
        }
    }

    /// <summary>A number that no port declares works all the same, so that it is only a hint, and none where the container declares no ports at all.</summary>
    private static void CheckProbes(Container container, RuleContext context)
    {
        YamlMapping[] ports = [.. container.Ports.Where(static port => port["protocol"]?.Text is null or "TCP" or "SCTP")];
        foreach (var (name, alias) in Probes)
        {
            var probe = container.Mapping[name]?.AsMapping;
            foreach (var port in Handlers.Select(handler => probe?[handler]?.AsMapping?["port"]?.AsScalar).OfType<YamlScalar>())
            {
                var isNumber = KubernetesScalars.IntegerOf(port) is not null;
                if (isNumber ? container.Health.ServesPorts && !ports.Any(known => known["containerPort"]?.Text == port.Value) : !ports.Any(known => known["name"]?.Text == port.Value))
                {
                    context.Report(
                        Probe.WithOnly(alias),
                        port.Span,
                        isNumber
                            ? $"The {name} of {Lower(container)} uses port {port.Value}, which is not among its ports. Correct the port, or add it to ports."
                            : $"The {name} of {Lower(container)} uses the port {port.Value}, which no TCP port of the container is named, so it always fails. Correct the name, or name the port.",
                        severity: isNumber ? Severity.Info : null);
                }
            }
        }
    }

    private static string Lower(Container container) => container.Name.Length == 0 ? "this container" : $"container {container.Name}";
}
