using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Editing;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Text;
using A11.Core.Workflows.Editing;
using A11.Core.Workflows.Model;
using A11.Core.Workflows.Rules;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows;

/// <summary>
/// GitHub's workflows and actions. They are known by where GitHub looks for them (“Workflow syntax for GitHub Actions”, “Metadata syntax for GitHub
/// Actions”), also below the root of a template: other CI systems have files with <c>jobs</c>, too.
/// </summary>
public sealed class WorkflowDomain : Domain, IServiceSource, IEditorSource
{
    /// <inheritdoc/>
    protected override ImmutableArray<Rule> CreateRules() =>
    [
        new UnknownWorkflowKey(),
        new MergeKeyInWorkflow(),
        new ContradictoryDispatchInput(),
        new InvalidStepWait(),
        new QueueWithCancellation(),
        new JobNeeds(),
        new ActionReferences(),
        new CommitWithoutVersion(),
        new TokenPermissions(),
        new PersistedCredentials(),
        new TemplateInjection(),
        new PrivilegedTrigger(),
        new InheritedSecrets(),
        new UnpinnedJobImage(),
        new PartialJobImageVersion(),
        new JobImageWithoutDigest(),
        new UntrustedJobRegistry(),
        new PrivilegedJobContainer(),
        new UnprobedServiceContainer(),
        new ServiceContainerMountsEngineSocket(),
        new DangerousJobCapability(),
        new JobContainerSharesHostNamespace(),
        new MissingJobTimeout(),
        new DependencyCaches(),
        new MissingConcurrency(),
        new HiddenFailure(),
        new TestsBeforeLint(),
        new UntestedDeployment(),
        new ConstantCacheKey(),
        new NeedlessJobChain(),
        new NeedlessFullClone(),
        new LatestRunner(),
        new UnversionedToolSetup(),

        // Expressions
        new ExpressionFaults(),
        new ConstantCondition(),
        new TextAroundCondition(),
        new FalsyTernary(),
        new SubstringContains(),
        new UndeclaredVariable(),

        // Labels, IDs, references and calls
        new UnavailableShell(),
        new RunnerLabels(),
        new CronSchedules(),
        new FilterPatterns(),
        new JobAndStepIds(),
        new KeyInOtherCase(),
        new ActionInputs(),
        new OutdatedActionRuntime(),
        new InvalidReferences(),
        new DeprecatedCommand(),
        new HardCodedRegistryPassword(),
        new InvalidEnvironmentName(),
        new MatrixValues(),
        new CallInputDefaults(),
        new CalledWorkflows(),
        new InsufficientCallPermissions(),
        new UnknownTriggeringWorkflow(),
        new LocalActions(),
        new MissingStepFiles(),
        new VersionDiffersFromProject(),

        // What gives others access: actions, tokens, secrets, and what attackers word.
        new ArchivedAction(),
        new ForbiddenAction(),
        new MisspelledAction(),
        new SuperfluousAction(),
        new SelfHostedRunner(),
        new InsecureCommands(),
        new AnonymousDefinition(),
        new UndocumentedPermissions(),
        new DiscouragedFeature(),
        new ObfuscatedActionPath(),
        new ObfuscatedExpression(),
        new SecretHandling(),
        new PublishingWithToken(),
        new BroadAppToken(),
        new ActionFromWorkspace(),
        new VulnerableAction(),
        new CommitVersionMismatch(),
        new CacheInRelease(),
        new SpoofableBotCondition(),
        new EnvironmentFileWrite(),
        new AdHocPackage(),
        new UnpinnedTool(),
        new DispatchInputs(),
        new SuspiciousTransfer(),
        new UntrustedCheckoutRun(),
        new UntrustedEvaluation(),
        new UntrustedCacheKey(),
    ];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => RepositoryPath.IsYaml(path);

    /// <inheritdoc/>
    public override bool IsCertain(string path) => RepositoryPath.IsWorkflow(path) || RepositoryPath.IsAction(path);

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => IsCertain(file.Path) && file.Yaml.IsComplete && file.Workflow is not null;

    /// <inheritdoc/>
    internal override UncheckedFile? FindUnchecked(SourceFile file, Repository repository)
    {
        if (!IsCertain(file.Path))
        {
            return FindTemplate(file);
        }

        if (!Claims(file) || WorkflowScripts.FindUnread(file.Workflow!) is not var (run, shell))
        {
            return null;
        }

        var line = file.Text.GetPosition(run.Span.Start).Line;
        return new UncheckedFile(file.Path, UncheckedReason.Dialect, $"has a step (line {line}) for {PrintableText.Line(shell)}, which no rule reads") { Place = run.Span, IsChecked = true };
    }

    /// <summary>A workflow that lies where GitHub doesn't look for it: it becomes one when somebody copies it.</summary>
    private static UncheckedFile? FindTemplate(SourceFile file) =>
        file.Text.Content.Contains("runs-on", StringComparison.Ordinal) && file.Yaml is { IsComplete: true, IsWalkable: true, RootMapping: { } root } && WorkflowFile.IsLikeWorkflow(root)
            ? new UncheckedFile(file.Path, UncheckedReason.Template, "looks like a GitHub workflow, which GitHub reads from .github/workflows only") { Place = root.Entries[0].Key.Span, IsChecked = true }
            : null;

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis)
    {
        var file = analysis.File.Workflow!;
        analysis.Visit<WorkflowRule, WorkflowFile>(this, file, Visit);
    }

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> ScriptsOf(SourceFile file) => WorkflowScripts.FindAll(file.Workflow!);

    /// <inheritdoc/>
    IEnumerable<ServiceFact> IServiceSource.ServicesOf(SourceFile file) => WorkflowServices.FindAll(file.Workflow!, file.Path);

    /// <inheritdoc/>
    IEnumerable<OutlineItem> IEditorSource.FindOutline(SourceFile file) => WorkflowOutline.Find(file.Workflow!);

    /// <inheritdoc/>
    IEnumerable<SymbolUse> IEditorSource.FindSymbols(SourceFile file, Repository repository) => new WorkflowSymbols(file.Workflow!, file.Path, repository).Find();

    /// <inheritdoc/>
    IEnumerable<Suggestion> IEditorSource.Suggest(EditedFile file) => new WorkflowSuggestions(file, file.Readable.Workflow!).Find();

    /// <inheritdoc/>
    string? IEditorSource.Describe(SourceFile file, int offset, Repository repository) => new WorkflowDescriptions(file, file.Workflow!, repository).Find(offset);

    private static void Visit(WorkflowRule rule, WorkflowFile file, RuleContext context)
    {
        rule.Visit(file, context);
        foreach (var job in file.Jobs)
        {
            rule.Visit(job, file, context);
        }

        foreach (var step in file.Steps)
        {
            rule.Visit(step, file, context.InScope(step.Mapping.Span));
        }

        foreach (var expression in file.Expressions)
        {
            rule.Visit(expression, file, expression.Step is { } holder ? context.InScope(holder.Mapping.Span) : context);
        }
    }
}
