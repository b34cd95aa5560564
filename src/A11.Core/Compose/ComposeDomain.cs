using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Compose.Editing;
using A11.Core.Compose.Model;
using A11.Core.Compose.Rules;
using A11.Core.Editing;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Schemas;
using A11.Core.Scripts;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose;

/// <summary>Compose files, known by their name or by what they hold.</summary>
public sealed class ComposeDomain : Domain, IServiceSource, IEditorSource
{
    /// <inheritdoc/>
    protected override ImmutableArray<Rule> CreateRules() =>
    [
        new UnknownComposeKey(),
        new EmptyComposeFile(),
        new InvalidInterpolation(),
        new ServiceReferences(),
        new DependencyCycle(),
        new ExtendedServices(),
        new DependencyConditions(),
        new ServiceWithoutImage(),
        new ReferencedFiles(),
        new BuiltServices(),
        new MissingServiceCheckProgram(),
        new ExclusiveKeys(),
        new DeploySettings(),
        new ContainerNames(),
        new PublishedPorts(),
        new ServiceMounts(),
        new BuiltImages(),
        new MissingProjectName(),
        new UnsortedServices(),
        new UnsortedTopLevelKeys(),
        new ObsoleteVersionKey(),
        new ServiceWithoutHealthCheck(),
        new UnpinnedServiceImage(),
        new PartialServiceImageVersion(),
        new UnawaitedHealthCheck(),
        new MissingRestartPolicy(),
        new PrivilegedService(),
        new ServiceMountsEngineSocket(),
        new ServiceNamespaces(),
        new ServiceAllowsPrivilegeEscalation(),
        new ServiceRunsAsRoot(),
        new DangerousServiceCapability(),
        new UntrustedServiceRegistry(),
        new ServiceImageWithoutDigest(),
    ];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => RepositoryPath.IsYaml(path);

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => file.Yaml.IsComplete && ModelOf(file).File is not null;

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis) => analysis.Visit<ComposeRule, ComposeFile>(this, ModelOf(analysis.File).File!, Visit);

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> ScriptsOf(SourceFile file) => ComposeScripts.FindAll(ModelOf(file).File!);

    /// <inheritdoc/>
    IEnumerable<ServiceFact> IServiceSource.ServicesOf(SourceFile file) => ModelOf(file).File!.Services.Select(
        service => new ServiceFact(file.Path, service.Name, service.Dockerfile(file.Directory), service.Target, service.Image?.Value, service.HasHealthCheck, service.Health.ServesPorts));

    /// <inheritdoc/>
    IEnumerable<OutlineItem> IEditorSource.FindOutline(SourceFile file) => ComposeOutline.Find(ModelOf(file).File!);

    /// <inheritdoc/>
    IEnumerable<SymbolUse> IEditorSource.FindSymbols(SourceFile file, Repository repository) => new ComposeSymbols(ModelOf(file).File!, file.Path, repository).Find();

    /// <inheritdoc/>
    IEnumerable<Suggestion> IEditorSource.Suggest(EditedFile file) => new ComposeSuggestions(file, ModelOf(file.Readable).File!).Find();

    /// <inheritdoc/>
    string? IEditorSource.Describe(SourceFile file, int offset, Repository repository) =>
        YamlKeyPath.Find(ModelOf(file).File!.Root, offset) is { } path ? SchemaPath.Describe(ComposeSchema.Table.Root, path) : null;

    private static void Visit(ComposeRule rule, ComposeFile file, RuleContext context)
    {
        rule.Visit(file, context);
        foreach (var service in file.Services)
        {
            rule.Visit(service, file, context);
        }
    }

    private static Parsed ModelOf(SourceFile file) => file.Syntax(static file => new Parsed(ComposeFile.Create(file.Yaml, ComposeFile.IsName(file.Name))));

    private sealed record Parsed(ComposeFile? File);
}
