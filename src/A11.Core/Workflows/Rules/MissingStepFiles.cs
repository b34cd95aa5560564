using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Make.Syntax;
using A11.Core.Shell.Syntax;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>
/// Finds files of the repository that steps name and that aren't there. It speaks only where the workspace certainly holds this repository and nothing else: after a plain checkout, up to the first command that may write; and where its files are known.
/// </summary>
public sealed class MissingStepFiles : WorkflowRule
{
    private static readonly CheckDescriptor Directory = new("AXW0313", "missing-working-directory", "Working directories should exist", Severity.Warning, Category.Correct);

    private static readonly CheckDescriptor File = new("AXW0314", "missing-step-file", "Files that steps name should exist", Severity.Warning, Category.Correct);

    private static readonly CheckDescriptor Target = new("AXW0315", "missing-make-target", "Targets that steps make should exist", Severity.Warning, Category.Correct);

    private static readonly CheckDescriptor Lock = new("AXW0316", "missing-lock-file", "Steps that install from a lock file should have one", Severity.Warning, Category.Correct);

    private static readonly HashSet<string> Interpreters = new(StringComparer.Ordinal) { "bash", "sh", "python", "python3", "node", "ruby", "perl" };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => File;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Directory, File, Target, Lock];

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        var workspace = Workspace.Create(job, file, context.Repository.ProjectRootOf(context.File.Path));
        var defaults = job.Mapping["defaults"]?.AsMapping?["run"]?.AsMapping;
        var outer = file.Root["defaults"]?.AsMapping?["run"]?.AsMapping;
        foreach (var step in job.Steps)
        {
            if (workspace.State is WorkspaceState.Repository && step.Run is { } run)
            {
                var shell = step.Shell ?? defaults?["shell"]?.Text ?? outer?["shell"]?.Text;
                Check(run, step.Mapping["working-directory"] ?? defaults?["working-directory"] ?? outer?["working-directory"], shell is null ? IsUnix(job.Runner) : shell is "bash" or "sh", context);
            }

            workspace.Apply(step);
        }
    }

    private static bool IsUnix(RunnerSelection runner) => runner.Labels.All(static label => RunnerCatalog.Find(label.Text)?.System is "linux" or "macos");

    private static void Check(YamlScalar run, YamlNode? workingDirectory, bool isPosix, RuleContext context)
    {
        var files = new RepositoryDirectory(context.Repository, context.Repository.ProjectRootOf(context.File.Path));
        if (workingDirectory is not null)
        {
            if (workingDirectory.AsScalar is not { HasExpression: false } name || files.Enter(name.Value) is not { } inner)
            {
                return;
            }

            if (!inner.Exists)
            {
                if (!files.IsWhole)
                {
                    return;
                }

                context.Report(Directory, name.ValueSpan, $"The repository has no directory {inner.Path}, so the step fails. Correct the path, which starts at the repository's root.");
                return;
            }

            files = inner;
        }

        foreach (var (command, directory) in isPosix ? StepScript.Read(run).Commands : [])
        {
            if (files.Enter(directory) is not { } current)
            {
                return;
            }

            Check(command, current, context.Within(run.Map));
        }
    }

    private static void Check(SimpleCommand command, RepositoryDirectory directory, RuleContext context)
    {
        var name = command.Words[0].ConstantValue!;
        if (name == "cd")
        {
            RequireDirectory(command.Words[1], directory, context);
        }
        else if (name.Contains('/', StringComparison.Ordinal))
        {
            RequireFile(command.Words[0], directory, context);
        }
        else if (Interpreters.Contains(name) && command.Words is [_, var script, ..] && script.ConstantValue is { } path && path.Contains('.', StringComparison.Ordinal) && path[0] != '-')
        {
            RequireFile(script, directory, context);
        }
        else if (name == "make")
        {
            CheckTargets(command, directory, context);
        }
        else if (command.Words is [_, { ConstantValue: "ci" or "clean-install" }, ..] && name == "npm" && !command.Words.Any(static word => word.ConstantValue is null or "--prefix" or "-C" || word.ConstantValue.StartsWith("--prefix=", StringComparison.Ordinal)))
        {
            if (directory.Contains("package.json") && !directory.Contains("package-lock.json") && !directory.Contains("npm-shrinkwrap.json"))
            {
                context.Report(Lock, command.Words[1].Span, $"npm ci installs from a lock file, and {directory.Title} has no package-lock.json, so the step fails. Commit it, or set working-directory.");
            }
        }
        else if (name is "pip" or "pip3" && command.Words is [_, { ConstantValue: "install" }, ..])
        {
            foreach (var (option, file) in command.Words.Zip(command.Words.Skip(1)))
            {
                if (option.ConstantValue is "-r" or "--requirement")
                {
                    RequireFile(file, directory, context);
                }
            }
        }
    }

    private static void RequireDirectory(ShellWord word, RepositoryDirectory directory, RuleContext context)
    {
        if (directory.Exists && directory.Enter(word.ConstantValue!) is { Exists: false } missing && directory.IsWhole)
        {
            context.Report(Directory, word.Span, $"The repository has no directory {missing.Path}, so the step fails. Correct the path.");
        }
    }

    private static void RequireFile(ShellWord word, RepositoryDirectory directory, RuleContext context)
    {
        if (directory.Exists && word.ConstantValue is { Length: > 0 } path && path[0] is not ('/' or '~') && directory.Enter(path) is { Exists: false } missing && (directory.IsWhole || directory.HasSimilar(path)))
        {
            context.Report(File, word.Span, $"The repository has no file {missing.Path}, so the step fails. {(directory.FindNearest(path) is { } meant ? $"Use {meant}." : "Correct the path, or add the file.")}");
        }
    }

    /// <summary>Only what a makefile without includes says plainly: its targets, with no pattern or variable among them.</summary>
    private static void CheckTargets(SimpleCommand command, RepositoryDirectory directory, RuleContext context)
    {
        if (!directory.Exists || command.Words.Any(static word => word.ConstantValue is not { } text || text.StartsWith('-')))
        {
            return;
        }

        if (directory.Find("GNUmakefile") is not null || (directory.Find("makefile") ?? directory.Find("Makefile")) is not { } source)
        {
            if (!directory.Contains("GNUmakefile") && directory.IsWhole)
            {
                context.Report(File, command.Words[0].Span, $"make needs a makefile, and {directory.Title} has none, so the step fails. Set working-directory, or add a Makefile.");
            }

            return;
        }

        var makefile = source.Syntax(static file => MakefileParser.Parse(file.Text));
        string[] targets = [.. makefile.Rules.SelectMany(static rule => rule.Targets).Select(static target => target.Text)];
        if (makefile.HasInclude || !makefile.Problems.IsEmpty || targets.Any(static target => target.AsSpan().IndexOfAny("%$") >= 0 || target == ".DEFAULT"))
        {
            return;
        }

        foreach (var word in command.Words.Skip(1))
        {
            var target = word.ConstantValue!;
            if (target.Length > 0 && !target.Contains('=', StringComparison.Ordinal) && !targets.Contains(target, StringComparer.Ordinal) && !directory.Contains(target))
            {
                context.Report(Target, word.Span, $"{source.Path} has no target {target}, so the step fails. {(Spelling.Nearest(target, targets) is { } meant ? $"Use {meant}." : "Add the target, or correct its name.")}");
            }
        }
    }
}
