using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at the options by which the components of a cluster are started.</summary>
public sealed class ControlPlane : KubernetesRule
{
    private static readonly CheckDescriptor ApiServer = Create(ControlPlaneFlags.ApiServer, "AXK2101", "insecure-api-server-option", "API servers should have secure options");
    private static readonly CheckDescriptor ControllerManager = Create(ControlPlaneFlags.ControllerManager, "AXK2102", "insecure-controller-manager-option", "Controller managers should have secure options");
    private static readonly CheckDescriptor Scheduler = Create(ControlPlaneFlags.Scheduler, "AXK2103", "insecure-scheduler-option", "Schedulers should have secure options");
    private static readonly CheckDescriptor Etcd = Create(ControlPlaneFlags.Etcd, "AXK2104", "insecure-etcd-option", "etcd should have secure options");
    private static readonly CheckDescriptor Kubelet = Create(ControlPlaneFlags.Kubelet, "AXK2105", "insecure-kubelet-option", "Kubelets should have secure options");

    private static readonly (string Program, CheckDescriptor Check)[] Components =
    [
        (ControlPlaneFlags.ApiServer, ApiServer), (ControlPlaneFlags.ControllerManager, ControllerManager), (ControlPlaneFlags.Scheduler, Scheduler), (ControlPlaneFlags.Etcd, Etcd), (ControlPlaneFlags.Kubelet, Kubelet),
    ];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => ApiServer;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [ApiServer, ControllerManager, Scheduler, Etcd, Kubelet];

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container.IsPartial || !KubernetesScalars.IsGiven(container.Mapping["command"]))
        {
            return;
        }

        ImmutableArray<YamlScalar> words = [.. container.Words];
        foreach (var (program, check) in Components)
        {
            if (KubernetesScalars.TextsOf(container.Mapping["command"]).FirstOrDefault(word => word.Value[(word.Value.LastIndexOf('/') + 1)..] == program) is { } command)
            {
                Report(program, check, command, words, context);
            }
        }
    }

    private static void Report(string program, CheckDescriptor check, YamlScalar command, ImmutableArray<YamlScalar> words, RuleContext context)
    {
        var broken = new List<(ControlPlaneFlag Flag, YamlScalar Word)>();
        foreach (var flag in ControlPlaneFlags.All.Where(flag => flag.Program == program))
        {
            var word = flag.Find(words, out var isBroken);
            if (isBroken)
            {
                broken.Add((flag, word ?? command));
            }
        }

        // What is missing is told once for the command, not once for each option.
        foreach (var place in broken.GroupBy(static pair => pair.Word))
        {
            ControlPlaneFlag[] flags = [.. place.Select(static pair => pair.Flag)];
            context.Report(
                check.WithOnly([.. flags.SelectMany(static flag => flag.Aliases)]),
                place.Key.Span,
                flags is [var only] ? $"{program} {only.Reason}. {only.Advice}" : $"{program} should have {string.Join(", ", flags.Select(static flag => flag.Wanted))}. Set these options.");
        }
    }

    private static CheckDescriptor Create(string program, string id, string slug, string title) => new(id, slug, title, Severity.Warning, Category.Secure)
    {
        Aliases = [.. ControlPlaneFlags.All.Where(flag => flag.Program == program).SelectMany(static flag => flag.Aliases).Distinct()],
    };
}
