using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Docker.Model;
using A11.Core.Docker.Rules;
using A11.Core.Docker.Syntax;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker;

/// <summary>Dockerfiles and Containerfiles.</summary>
public sealed class DockerDomain : Domain
{
    /// <inheritdoc/>
    public override ImmutableArray<Rule> Rules { get; } =
    [
        new WriteValidDockerfile(),
        new NameFullVersion(),
        new UseAbsoluteWorkdir(),
        new ChangeFolderWithWorkdir(),
        new AvoidSudo(),
        new NameTag(),
        new AvoidLatest(),
        new PinAptPackages(),
        new CleanAptLists(),
        new PinPipPackages(),
        new ConfirmApt(),
        new SkipRecommendedPackages(),
        new PinNpmPackages(),
        new PinApkPackages(),
        new CopyInsteadOfAdd(),
        new UseExecForm(),
        new SkipPipCache(),
        new ReplaceMaintainer(),
        new RunAsUser(),
        new CheckHealth(),
        new KeepSecretsOutOfImages(),
        new WriteAsLikeFrom(),
        new InstallBeforeCopyingSources(),
        new IgnoreWhatIsNotBuilt(),
    ];

    /// <summary>Extensions behind “Dockerfile” that make the file a program, a text or a template about Dockerfiles, rather than one of them.</summary>
    private static readonly HashSet<string> OtherExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".cs", ".fs", ".go", ".py", ".rb", ".rs", ".js", ".ts", ".java", ".kt", ".php", ".lua", ".sh", ".ps1", ".vim", ".md", ".rst", ".txt", ".html", ".json",
        ".yml", ".yaml", ".toml", ".xml", ".svg", ".png", ".tpl", ".tmpl", ".template", ".j2", ".jinja", ".jinja2", ".erb", ".ejs", ".mustache", ".hbs", ".in",
        ".m4", ".dockerignore", ".containerignore", ".bak", ".orig", ".rej", ".patch", ".diff", ".sha256", ".lock", ".log",
    };

    /// <inheritdoc/>
    public override bool MayClaim(string path)
    {
        var name = RepositoryPath.FileName(path);
        return ((IsName(name, "Dockerfile") || IsName(name, "Containerfile")) && !OtherExtensions.Contains(RepositoryPath.Extension(path).ToString()))
            || name.EndsWith(".dockerfile", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".containerfile", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => true;

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis)
    {
        var rules = analysis.Rules<DockerRule>(this);
        var file = ModelOf(analysis.File);
        foreach (var rule in rules)
        {
            rule.Visit(file, analysis.Context);
        }

        foreach (var stage in file.Stages)
        {
            Visit(stage, file, rules, analysis.Context);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Comment> CommentsOf(SourceFile file)
    {
        var syntax = ModelOf(file).Syntax;
        return syntax.Comments.Select(comment => new Comment(comment, TargetOf(comment, syntax)));
    }

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> ScriptsOf(SourceFile file) => DockerScripts.Of(ModelOf(file));

    /// <inheritdoc/>
    public override void Describe(SourceFile file, Repository repository, RepositoryFacts facts)
    {
        var model = ModelOf(file);
        if (model.Final is { } final)
        {
            var ports = final.Lineage.SelectMany(stage => stage.Instructions).Where(instruction => instruction.Is("EXPOSE")).SelectMany(instruction => instruction.Words);
            facts.Add(new ImageFact(
                file.Path,
                [.. model.Stages.Select(stage => stage.Name)],
                [.. ports.Select(port => port.Value)],
                final.Last("HEALTHCHECK") is { } check && !check.Words.IsEmpty && !check.Words[0].Value.Equals("NONE", StringComparison.OrdinalIgnoreCase)));
        }
    }

    private static DockerfileModel ModelOf(SourceFile file) => file.Syntax(static file => DockerfileModel.Create(DockerfileParser.Parse(file.Text)));

    /// <summary><c>Dockerfile</c>, <c>Dockerfile.dev</c>, <c>Dockerfile-dev</c>; not <c>Dockerfile.md</c> or <c>Dockerfile.dockerignore</c>.</summary>
    private static bool IsName(ReadOnlySpan<char> file, string name) =>
        file.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (file.Length == name.Length || file[name.Length] is '.' or '-' or '_');

    private static void Visit(Stage stage, DockerfileModel file, ImmutableArray<DockerRule> rules, RuleContext context)
    {
        foreach (var rule in rules)
        {
            rule.Visit(stage, file, context);
        }

        foreach (var instruction in stage.Instructions)
        {
            Visit(instruction, stage, file, rules, context);
            if (instruction.Trigger is { } trigger)
            {
                Visit(trigger, stage, file, rules, context);
            }
        }
    }

    private static void Visit(Instruction instruction, Stage stage, DockerfileModel file, ImmutableArray<DockerRule> rules, RuleContext context)
    {
        foreach (var rule in rules)
        {
            rule.Visit(instruction, stage, context);
        }

        if (!instruction.Is("RUN") || instruction.IsExec || !IsPosix(stage))
        {
            return;
        }

        var (text, map) = instruction.HereDocuments.IsEmpty || !instruction.Arguments.StartsWith("<<", StringComparison.Ordinal)
            ? (instruction.Arguments, instruction.Map)
            : (file.Syntax.Source[instruction.HereDocuments[0].Content].ToString(), SourceMap.Offset(instruction.HereDocuments[0].Content.Start, instruction.HereDocuments[0].Content.Length));
        var script = ShellParser.Parse(text);
        var within = context.Within(map);
        foreach (var command in script.Commands)
        {
            foreach (var rule in rules)
            {
                rule.Visit(command, script, instruction, within);
            }
        }
    }

    /// <summary>Whether a stage builds on an image of Windows.</summary>
    internal static bool IsWindows(Stage stage) =>
        stage.Base.Repository.Contains("windows", StringComparison.OrdinalIgnoreCase)
        || (stage.Base.Tag ?? "").Contains("nanoserver", StringComparison.OrdinalIgnoreCase)
        || (stage.Base.Tag ?? "").Contains("windowsservercore", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether RUN's text is for a POSIX shell: not where SHELL names another, nor in a Windows image.</summary>
    private static bool IsPosix(Stage stage)
    {
        var shell = stage.Last("SHELL")?.Words.FirstOrDefault().Value ?? "";
        return shell.Length == 0 ? !IsWindows(stage) : shell.EndsWith("sh", StringComparison.Ordinal) && !shell.Contains("pwsh", StringComparison.Ordinal);
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
