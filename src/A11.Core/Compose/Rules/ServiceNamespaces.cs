using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>Looks at the namespaces that a service shares with the host.</summary>
public sealed class ServiceNamespaces : ComposeRule
{
    private static readonly CheckDescriptor Network = new("AXC2003", "service-shares-host-network", "Services should not use the host's network", Severity.Warning, Category.Secure);

    private static readonly CheckDescriptor Processes = new("AXC2008", "service-shares-host-processes", "Services should not share the host's process namespace", Severity.Warning, Category.Secure);

    private static readonly CheckDescriptor Memory = new("AXC2009", "service-shares-host-ipc", "Services should not share the host's IPC namespace", Severity.Warning, Category.Secure);

    private static readonly CheckDescriptor Users = new("AXC2010", "service-shares-host-users", "Services should not share the host's user namespace", Severity.Warning, Category.Secure);

    private static readonly (string Namespace, string Key, CheckDescriptor Check, string Effect)[] Namespaces =
    [
        ("network", "network_mode", Network, "can reach every port of the host, also those that listen on localhost only"),
        ("pid", "pid", Processes, "can see and signal every process of the host"),
        ("ipc", "ipc", Memory, "can read memory that processes of the host share"),
        ("userns", "userns_mode", Users, "runs as root on the host if it runs as root in its container"),
    ];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Network;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Network, Processes, Memory, Users];

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        foreach (var shared in service.Isolation.HostNamespaces)
        {
            var (_, key, check, effect) = Namespaces.First(known => known.Namespace == shared.Value);
            context.Report(check, shared.Span, $"With {key}: host, service {service.Name} {effect}. Remove {key}.");
        }
    }
}
