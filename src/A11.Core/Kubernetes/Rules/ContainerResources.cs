using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Containers;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Text;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at how much memory and CPU time a container requests and may use.</summary>
public sealed class ContainerResources : KubernetesRule
{
    private static readonly CheckDescriptor MemoryLimit = new("AXK1005", "missing-memory-limit", "Containers should have a memory limit", Severity.Warning, Category.Health)
    {
        Aliases = ["kube-linter/unset-memory-requirements", "trivy/KSV-0018", "checkov/CKV_K8S_13"],
    };

    private static readonly CheckDescriptor MemoryRequest = new("AXK1008", "missing-memory-request", "Containers should have a memory request", Severity.Warning, Category.Health)
    {
        Aliases = ["trivy/KSV-0016", "checkov/CKV_K8S_12"],
    };

    private static readonly CheckDescriptor CpuRequest = new("AXK1006", "missing-cpu-request", "Containers should have a CPU request", Severity.Warning, Category.Health)
    {
        Aliases = ["kube-linter/unset-cpu-requirements", "trivy/KSV-0015", "checkov/CKV_K8S_10"],
    };

    private static readonly CheckDescriptor CpuLimit = new("AXK1009", "missing-cpu-limit", "Containers should have a CPU limit, or be meant to burst", Severity.Info, Category.Health)
    {
        Aliases = ["trivy/KSV-0011", "checkov/CKV_K8S_11"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => MemoryLimit;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [MemoryLimit, MemoryRequest, CpuRequest, CpuLimit];

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container.IsPartial || container.IsEphemeral)
        {
            return;
        }

        if (container.Limits.Memory is null)
        {
            context.Report(MemoryLimit, container.Place, $"{container.Title} has no memory limit, so a leak can use up the memory of its node and other pods are killed. Set resources.limits.memory.");
        }

        if (container.Limits.Cpu is null)
        {
            context.Report(CpuLimit, container.Place, $"{container.Title} has no CPU limit, so it can use all CPUs of its node. Set resources.limits.cpu, or suppress this if it is meant to burst.");
        }

        CheckRequest(MemoryRequest, "memory", "memory", container.Limits.RequestedMemory, container.Limits.Memory, container, context);
        CheckRequest(CpuRequest, "cpu", "CPU", container.Limits.RequestedCpu, container.Limits.Cpu, container, context);
    }

    /// <summary>Where only a limit is set, Kubernetes takes it as the request, too (“Resource Management for Pods and Containers”).</summary>
    private static void CheckRequest(CheckDescriptor check, string name, string title, PlacedText? request, PlacedText? limit, Container container, RuleContext context)
    {
        if (request is not null)
        {
            return;
        }

        context.Report(
            check,
            container.Place,
            limit is not null
                ? $"{container.Title} has no {title} request, so its whole limit is reserved on the node. Set resources.requests.{name}."
                : $"{container.Title} has no {title} request, so it can be placed on a node that is already full. Set resources.requests.{name}.",
            severity: limit is not null ? Severity.Info : null);
    }
}
