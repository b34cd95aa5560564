using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Docker.Editing;
using A11.Core.Docker.Model;
using A11.Core.Docker.Rules;
using A11.Core.Docker.Syntax;
using A11.Core.Editing;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Docker;

/// <summary>Dockerfiles and Containerfiles.</summary>
public sealed class DockerDomain : Domain, IImageSource, IEditorSource
{
    /// <inheritdoc/>
    protected override ImmutableArray<Rule> CreateRules() =>
    [
        new WorkdirPaths(),
        new CdInsteadOfWorkdir(),
        new SudoInRun(),
        new UntaggedBaseImage(),
        new MutableBaseTag(),
        new PackageVersions(),
        new UnremovedAptFiles(),
        new UnconfirmedPackageCommands(),
        new RecommendedPackagesInstalled(),
        new AddSources(),
        new CommandForms(),
        new UnremovedPipCache(),
        new DeprecatedMaintainer(),
        new ImageUsers(),
        new AptInScript(),
        new UnremovedApkIndex(),
        new ZypperDistUpgrade(),
        new AptDistUpgrade(),
        new UnremovedPackageCaches(),
        new UselessBuildCommand(),
        new CopiedArchive(),
        new ExposedPortOutOfRange(),
        new RepeatedInstructions(),
        new CopyTargetWithoutSlash(),
        new CopySources(),
        new StageDependencies(),
        new DuplicateStageName(),
        new UntrustedRegistry(),
        new FixedBasePlatform(),
        new ForbiddenOnbuildInstruction(),
        new EnvUsesItself(),
        new CopyWithoutWorkdir(),
        new LargeUidWithLog(),
        new WgetProgressBar(),
        new ConsecutiveRuns(),
        new InstructionBeforeFrom(),
        new ReservedStageName(),
        new RedundantTargetPlatform(),
        new NonNumericUser(),
        new CopiedRootFilesystem(),
        new MixedDownloadTools(),
        new ReplacedSystemShell(),
        new PipeWithoutPipefail(),
        new UncheckedHereDocument(),
        new InvalidLabelName(),
        new MissingRequiredLabel(),
        new UnknownLabel(),
        new EmptyRequiredLabel(),
        new LabelValues(),
        new UndeclaredHealthCheck(),
        new WorldWritableMode(),
        new SetuidProgram(),
        new InsecureDownload(),
        new UnverifiedDownload(),
        new GlobalArgumentInStage(),
        new LostVolumeChange(),
        new SecretInLayer(),
        new RepeatedLayerContents(),
        new UnpinnedClone(),
        new EndOfLifeBase(),
        new DebugServer(),
        new DevelopmentDependencies(),
        new UnsplitCommand(),
        new CopyOutsideContext(),
        new EngineSocketVolume(),
        new LostShellState(),
        new InstallWithoutRoot(),
        new RunFromSources(),
        new SwallowedCommands(),
        new DeprecatedAptKey(),
        new UnstoppableCommandList(),
        new DockerfileSyntaxError(),
        new PartialBaseImageTag(),
        new MissingHealthCheck(),
        new SecretInVariable(),
        new MismatchedAsCase(),
        new InconsistentInstructionCase(),
        new UppercaseStageName(),
        new KeyValuePairs(),
        new EmptyContinuationLine(),
        new UppercasePortProtocol(),
        new InvalidDefinitionComment(),
        new UnbuildableDockerfile(),
        new IgnoredCopySource(),
        new HostPortInExpose(),
        new InvalidDefaultBaseImage(),
        new UndeclaredFromArgument(),
        new UndefinedDockerfileVariable(),
        new SourcesCopiedBeforeInstall(),
        new MissingDockerignore(),
        new HadolintSuppression(),
        new ExposedSshPort(),
        new PackageUpdates(),
        new WorkdirInSystemDirectory(),
        new CertificateVerification(),
        new PackageSignatures(),
        new PasswordSetInBuild(),
        new SensitiveVariableName(),
        new LoginInLayer(),
        new CredentialFileInImage(),
        new MissingHealthCheckProgram(),
        new MissingShell(),
        new UnexposedHealthCheckPort(),
        new ProcessSupervision(),
        new AbruptStopSignal(),
        new BuildToolsInImage(),
        new PackageCacheInImage(),
        new FileRemovedInLaterLayer(),
        new UnlockedInstall(),
        new FullBaseImage(),
        new MissingImageDigest(),
        new ShellSyntaxInExecForm(),
        new PackageManagerAsProcess(),
        new WrongAspnetPort(),
        new BuildContextFiles(),
    ];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => IsCertain(path) || (HasName(path) && TemplateName.Strip(path) is null);

    /// <inheritdoc/>
    public override bool IsCertain(string path)
    {
        var name = RepositoryPath.FileName(path);
        return (HasName(path) && !RepositoryPath.HasOtherLanguage(path))
            || name.EndsWith(".dockerfile", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".containerfile", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => IsCertain(file.Path) || IsDockerfile(ModelOf(file).Syntax);

    private static bool HasName(string path) => RepositoryPath.FileName(path) is var name && (IsName(name, "Dockerfile") || IsName(name, "Containerfile"));

    /// <summary>Whether a text is a Dockerfile whatever its file is called, as <c>docker build -f</c> lets it be: it names a frontend, or begins with FROM below its global ARGs.</summary>
    private static bool IsDockerfile(Dockerfile syntax) =>
        DockerfileFrontend.FindForeign(syntax) is not null
        || (syntax.Instructions.FirstOrDefault(static instruction => !instruction.Is("ARG")) is { } first && first.Is("FROM")
            && (first.Words.Length == 1 || (first.Words.Length == 3 && first.Words[1].Value.Equals("AS", StringComparison.OrdinalIgnoreCase))));

    /// <inheritdoc/>
    internal override UncheckedFile? FindUnchecked(SourceFile file, Repository repository)
    {
        if (!Claims(file))
        {
            return null;
        }

        var model = ModelOf(file);
        if (DockerfileTemplate.Find(model) is { } mark)
        {
            return new UncheckedFile(file.Path, UncheckedReason.Template, $"looks like a template (“{PrintableText.Line(file.Text[mark].ToString())}”)") { Place = mark, IsNoted = true };
        }

        return DockerfileFrontend.FindForeign(model.Syntax) is not { } frontend ? FindOtherShell(file, model)
            : new UncheckedFile(file.Path, UncheckedReason.Frontend, $"is built by another frontend than Docker's ({PrintableText.Line(frontend.Value)})")
            {
                Place = frontend.Span,
                IsNoted = !DockerfileFrontend.IsMirror(frontend.Value),
                IsChecked = DockerfileFrontend.IsMirror(frontend.Value),
            };
    }

    /// <summary>A RUN for a shell that no rule reads, or else a stage for Windows, which rules for Linux say little of.</summary>
    private static UncheckedFile? FindOtherShell(SourceFile file, DockerfileModel model)
    {
        var read = model.Runs.Where(run => run.IsExec || DockerScripts.IsRead(run)).Select(run => run.Run).ToHashSet();
        var other = model.Stages.SelectMany(stage => stage.Instructions).Select(instruction => instruction.Trigger ?? instruction)
            .FirstOrDefault(instruction => instruction.Is("RUN") && instruction.Arguments.Length > 0 && !read.Contains(instruction));
        var place = other ?? model.Stages.FirstOrDefault(stage => stage.IsWindows)?.From;
        return place is null ? null : new UncheckedFile(
            file.Path,
            UncheckedReason.Dialect,
            $"{(other is null ? "has a stage for Windows, which the rules don't cover" : "has a RUN for a shell that no rule reads")} (line {file.Text.GetPosition(place.Span.Start).Line})")
        {
            Place = place.Keyword,
            IsChecked = true,
        };
    }

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis)
    {
        var file = ModelOf(analysis.File);
        analysis.Visit<DockerRule, DockerfileModel>(this, file, Visit);
        if (CheckComments.AreErrors(file.Syntax))
        {
            analysis.FailFor(static finding => finding.Aliases.Any(static alias => alias.StartsWith("buildkit/", StringComparison.Ordinal)));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Comment> CommentsOf(SourceFile file)
    {
        var model = ModelOf(file);
        return model.Syntax.Comments.Select(comment => Comment(comment, model));
    }

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> ScriptsOf(SourceFile file) => DockerScripts.FindAll(ModelOf(file));

    /// <inheritdoc/>
    internal override IEnumerable<Suppression> SuppressionsOf(SourceFile file) => CheckComments.Read(ModelOf(file).Syntax, Rules);

    /// <inheritdoc/>
    internal override bool NeedsServices => true;

    /// <inheritdoc/>
    ImageFact? IImageSource.ImageOf(SourceFile file)
    {
        var model = ModelOf(file);
        if (model.Final is not { } final)
        {
            return null;
        }

        var ports = final.Lineage.SelectMany(stage => stage.Instructions).Where(instruction => instruction.Is("EXPOSE")).SelectMany(instruction => instruction.Words);
        return new ImageFact(
            file.Path,
            [.. model.Stages.Select(stage => stage.Name)],
            [.. ports.Select(port => port.Value)],
            final.Last("HEALTHCHECK") is { } check && !check.Words.IsEmpty && !check.Words[0].Value.Equals("NONE", StringComparison.OrdinalIgnoreCase))
        {
            Lacks = program => StagePrograms.Lacks(final, program, model),
        };
    }

    /// <inheritdoc/>
    IEnumerable<OutlineItem> IEditorSource.FindOutline(SourceFile file) => DockerOutline.Find(ModelOf(file));

    /// <inheritdoc/>
    IEnumerable<SymbolUse> IEditorSource.FindSymbols(SourceFile file, Repository repository) => new DockerSymbols(ModelOf(file), file.Path).Find();

    /// <inheritdoc/>
    IEnumerable<Suggestion> IEditorSource.Suggest(EditedFile file) => new DockerSuggestions(file, ModelOf(file.Readable)).Find();

    private static DockerfileModel ModelOf(SourceFile file) => file.Syntax(static file => DockerfileModel.Create(DockerfileParser.Parse(file.Text)));

    /// <summary><c>Dockerfile</c>, <c>Dockerfile.dev</c>, <c>Dockerfile-dev</c>; not <c>Dockerfile.md</c> or <c>Dockerfile.dockerignore</c>.</summary>
    private static bool IsName(ReadOnlySpan<char> file, string name) =>
        file.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (file.Length == name.Length || file[name.Length] is '.' or '-' or '_');

    private static void Visit(DockerRule rule, DockerfileModel file, RuleContext context)
    {
        if (rule.NeedsWholeFile && file.Syntax.IsBroken)
        {
            return;
        }

        rule.Visit(file, context);
        foreach (var stage in file.Stages)
        {
            Visit(rule, stage, file, context);
        }

        foreach (var run in file.Runs)
        {
            Visit(rule, run, context);
        }
    }

    private static void Visit(DockerRule rule, Stage stage, DockerfileModel file, RuleContext context)
    {
        rule.Visit(stage, file, context);
        foreach (var instruction in stage.Instructions)
        {
            rule.Visit(instruction, stage, context);
            if (instruction.Trigger is { } trigger)
            {
                rule.Visit(trigger, stage, context);
            }
        }
    }

    private static void Visit(DockerRule rule, DockerRun run, RuleContext context)
    {
        // What follows from a syntax error is no finding of its own.
        if (run.IsBroken)
        {
            return;
        }

        rule.Visit(run, context);
        if (run.IsExec)
        {
            return;
        }

        var within = context.Within(run.Map);
        foreach (var command in run.Script.Commands)
        {
            rule.Visit(command, run.Script, run.Run, within);
        }
    }

    private static Comment Comment(TextSpan comment, DockerfileModel model)
    {
        var target = TargetOf(comment, model.Syntax);
        return new Comment(comment, target) { Section = SectionOf(target, model) };
    }

    /// <summary>The stage in which the target of a comment stands: from its FROM to the next one.</summary>
    private static TextSpan? SectionOf(TextSpan target, DockerfileModel model)
    {
        var stage = model.Stages.LastOrDefault(stage => (stage.From?.Span.Start ?? 0) <= target.Start);
        return stage is null
            ? null
            : TextSpan.FromBounds(stage.From?.Span.Start ?? 0, stage.Index + 1 < model.Stages.Length ? model.Stages[stage.Index + 1].From!.Span.Start : model.Syntax.Source.Length);
    }

    /// <summary>A comment in front of an instruction speaks of it, one inside of the whole instruction.</summary>
    private static TextSpan TargetOf(TextSpan comment, Dockerfile syntax)
    {
        foreach (var instruction in syntax.Instructions)
        {
            if (instruction.Span.End > comment.Start)
            {
                return instruction.Span;
            }
        }

        return new TextSpan(syntax.Source.Length, 0);
    }
}
