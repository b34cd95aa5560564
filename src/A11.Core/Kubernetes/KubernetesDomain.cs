using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Kubernetes.Model;
using A11.Core.Kubernetes.Rules;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes;

/// <summary>Kubernetes manifests: YAML or JSON whose documents say <c>apiVersion</c> and <c>kind</c>.</summary>
public sealed class KubernetesDomain : Domain, IServiceSource
{
    /// <inheritdoc/>
    public override ImmutableArray<Rule> Rules { get; } =
    [
        new ServedApiVersions(),
        new ManifestStructure(),
        new UnpinnedContainerImage(),
        new PartialContainerImageVersion(),
        new MissingReadinessProbe(),
        new MissingLivenessProbe(),
        new ContainerResources(),
        new PrivilegedContainer(),
        new ContainerUsers(),
        new ContainerAllowsPrivilegeEscalation(),
        new WritableRootFileSystem(),
        new PodNamespaces(),
        new PodMountsEngineSocket(),
        new PodMountsHostDirectory(),
        new UndroppedCapabilities(),
        new DangerousContainerCapability(),
        new UntrustedContainerRegistry(),
        new ContainerImageWithoutDigest(),
        new ImageNotAlwaysPulled(),
        new AddedCapabilities(),
        new PodIsolation(),
        new PodVolumes(),
        new PodAccounts(),
        new PodSettings(),
        new PodEnvironment(),
        new PodAvailability(),
        new ContainerPorts(),
        new ManagedComponents(),
        new ControlPlane(),
        new WildcardInRole(),
        new PowerfulRoles(),
        new AccessBindings(),
        new NetworkExposure(),
        new ClusterPolicies(),
        new ObjectMetadata(),
        new ObjectNames(),
        new MissingLabel(),
        new MissingAnnotation(),
        new DanglingReferences(),
    ];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => ManifestSets.MayHold(path);

    /// <inheritdoc/>
    public override bool IsCertain(string path) => RepositoryPath.IsYaml(path);

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => !ManifestsOf(file).IsEmpty;

    /// <inheritdoc/>
    internal override UncheckedFile? FindUnchecked(SourceFile file, Repository repository)
    {
        foreach (var manifest in ManifestsOf(file).Where(static manifest => manifest.Workload is not null))
        {
            var kustomizations = repository.Model(Kustomizations.ReadAll);
            if (kustomizations.IsPatch(manifest, file) && kustomizations.FindUnknown(manifest, file) is { } unknown)
            {
                return new UncheckedFile(file.Path, UncheckedReason.Patch, PrintableText.Line(unknown)) { Place = manifest.Kind.Span, IsChecked = true };
            }
        }

        return null;
    }

    private static bool IsPartial(Manifest manifest, SourceFile file, Repository repository) =>
        (file.Yaml.Action is { } action && manifest.Root.Span.Contains(action))
        || repository.Model(Kustomizations.ReadAll).IsPatch(manifest, file);

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis)
    {
        foreach (var whole in ManifestsOf(analysis.File))
        {
            var manifest = IsPartial(whole, analysis.File, analysis.Context.Repository) ? whole with { IsPartial = true } : whole;
            analysis.Visit<KubernetesRule, (Manifest, Workload?)>(this, (manifest, manifest.Workload), Visit);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> ScriptsOf(SourceFile file) => ManifestScripts.FindAll(ManifestsOf(file));

    /// <inheritdoc/>
    IEnumerable<ServiceFact> IServiceSource.ServicesOf(SourceFile file) => ManifestsOf(file)
        .SelectMany(manifest => manifest.Workload?.Containers ?? [])
        .Select(container => new ServiceFact(file.Path, container.Name, null, null, container.Image?.Value, MissingReadinessProbe.IsProbed(container), container.ServesPorts));

    internal override IEnumerable<Suppression> SuppressionsOf(SourceFile file) => ManifestsOf(file).SelectMany(IgnoringAnnotations.Read);

    private static void Visit(KubernetesRule rule, (Manifest Manifest, Workload? Workload) target, RuleContext context)
    {
        rule.Visit(target.Manifest, context);
        foreach (var access in AccessRule.ReadAll(target.Manifest))
        {
            rule.Visit(access, context);
        }

        if (target.Workload is not { } workload)
        {
            return;
        }

        rule.Visit(workload, context);
        foreach (var container in workload.Containers)
        {
            rule.Visit(container, context);
        }
    }

    private static ImmutableArray<Manifest> ManifestsOf(SourceFile file) => file.Syntax(static file => new Parsed(Manifest.ReadAll(file))).Manifests;

    private sealed record Parsed(ImmutableArray<Manifest> Manifests);
}
