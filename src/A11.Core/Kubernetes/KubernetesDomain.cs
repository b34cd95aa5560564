using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Editing;
using A11.Core.Files;
using A11.Core.Kubernetes.Editing;
using A11.Core.Kubernetes.Model;
using A11.Core.Kubernetes.Rules;
using A11.Core.Repositories;
using A11.Core.Schemas;
using A11.Core.Scripts;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes;

/// <summary>Kubernetes manifests: YAML or JSON whose documents say <c>apiVersion</c> and <c>kind</c>.</summary>
public sealed class KubernetesDomain : Domain, IServiceSource, IEditorSource
{
    /// <inheritdoc/>
    protected override ImmutableArray<Rule> CreateRules() =>
    [
        new ServedApiVersions(),
        new ManifestStructure(),
        new InvalidHelmChart(),
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
        new UndefinedConfigSource(),
        new InvalidKustomization(),
        new MissingKustomizationFile(),
    ];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => ManifestSets.MayHold(path);

    /// <inheritdoc/>
    public override bool IsCertain(string path) => RepositoryPath.IsYaml(path);

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => !ManifestsOf(file).IsEmpty || (Kustomizations.IsKustomization(file.Path) && file.Yaml.IsComplete) || ChartOf(file) is not null;

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

    /// <inheritdoc/>
    /// <remarks>An object that kustomizations change is judged as what it becomes, by what this file has a part in; any other as it is.</remarks>
    public override void Analyze(FileAnalysis analysis)
    {
        if (ChartOf(analysis.File) is { } chart)
        {
            analysis.Visit<KubernetesRule, YamlMapping>(this, chart, static (rule, chart, context) => rule.VisitChart(chart, context));
            return;
        }

        var (file, repository) = (analysis.File, analysis.Context.Repository);
        var builds = repository.Model(KustomizeBuilds.ReadAll);
        var together = analysis.Context.Together();
        var judged = new HashSet<BuiltObject>(ReferenceEqualityComparer.Instance);
        foreach (var whole in ManifestsOf(file))
        {
            var built = builds.Find(whole, file.Path);
            var isTemplate = file.Yaml.Action is { } action && whole.Root.Span.Contains(action);
            if (isTemplate || built.IsEmpty || built.Any(static one => one.Object.Layers.IsEmpty))
            {
                var manifest = whole with { IsPartial = isTemplate || repository.Model(Kustomizations.ReadAll).IsPatch(whole, file), Companions = built.Select(static one => one.Build.Set).FirstOrDefault() };
                analysis.Visit<KubernetesRule, (Manifest, Workload?)>(this, (manifest, manifest.Workload), Visit);
            }
            else
            {
                foreach (var one in built.Where(one => judged.Add(one.Object)))
                {
                    Analyze(one, analysis, together);
                }
            }
        }

        if (Kustomizations.IsKustomization(file.Path) && file.Yaml is { IsComplete: true, IsWalkable: true, RootMapping: { } kustomization })
        {
            analysis.Visit<KubernetesRule, YamlMapping>(this, kustomization, static (rule, kustomization, context) => rule.VisitKustomization(kustomization, context));
        }

        foreach (var built in Kustomizations.IsKustomization(file.Path) ? builds.Find(file.Path).Where(one => judged.Add(one.Object)) : [])
        {
            Analyze(built, analysis, together);
        }
    }

    private void Analyze((BuiltObject Object, KustomizeBuild Build) built, FileAnalysis analysis, RuleContext together)
    {
        if (built.Object.Build(analysis.File.Path, together.Elsewhere) is { } whole)
        {
            var manifest = whole with { Companions = built.Build.Set };
            analysis.Visit<KubernetesRule, (Manifest, Workload?)>(this, (manifest, manifest.Workload), Visit, together);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> ScriptsOf(SourceFile file) => ManifestScripts.FindAll(ManifestsOf(file));

    /// <inheritdoc/>
    IEnumerable<ServiceFact> IServiceSource.ServicesOf(SourceFile file) => ManifestsOf(file)
        .SelectMany(manifest => manifest.Workload?.Containers ?? [])
        .Select(container => new ServiceFact(file.Path, container.Name, null, null, container.Image?.Value, container.Health.IsProbed, container.Health.ServesPorts));

    internal override IEnumerable<Suppression> SuppressionsOf(SourceFile file) => ManifestsOf(file).SelectMany(IgnoringAnnotations.Read);

    /// <inheritdoc/>
    IEnumerable<OutlineItem> IEditorSource.FindOutline(SourceFile file) => ManifestOutline.Find(ManifestsOf(file));

    /// <inheritdoc/>
    IEnumerable<Suggestion> IEditorSource.Suggest(EditedFile file) => ManifestSuggestions.Find(file, ManifestsOf(file.Readable));

    /// <inheritdoc/>
    string? IEditorSource.Describe(SourceFile file, int offset, Repository repository) =>
        ManifestSuggestions.FindAt(ManifestsOf(file), offset) is { } manifest && KubernetesSchema.Find(manifest.ApiVersion.Value, manifest.Kind.Value) is { } type && YamlKeyPath.Find(manifest.Root, offset) is { } path
            ? SchemaPath.Describe(type, path)
            : null;

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

    /// <summary>What describes a Helm chart; null where the file is another one.</summary>
    private static YamlMapping? ChartOf(SourceFile file) => file is { Name: "Chart.yaml", Yaml: { IsComplete: true, IsWalkable: true, RootMapping: { } root } } && root["kind"] is null ? root : null;

    private static ImmutableArray<Manifest> ManifestsOf(SourceFile file) => file.Syntax(static file => new Parsed(Manifest.ReadAll(file))).Manifests;

    private sealed record Parsed(ImmutableArray<Manifest> Manifests);
}
