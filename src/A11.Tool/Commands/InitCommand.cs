using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using A11.Agents.DotNet;
using A11.Agents.Git;
using A11.Agents.Policies;
using A11.Agents.Repositories;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Tool.Initialization;

namespace A11.Tool.Commands;

/// <summary><c>a11 init</c>: sets a repository up, overwrites nothing, and proves that builds check it.</summary>
internal sealed class InitCommand : Command
{
    private readonly ToolHost _host;
    private readonly List<string> _written = [];
    private readonly Option<bool> _baseline = new("--baseline") { Description = "Records today's findings in a11.baseline.json, so that only new ones fail." };
    private readonly AgentSelection _agents;

    public InitCommand(ToolHost host)
        : base("init", "Sets the repository up: configuration, a first task, the package in the build, a first check. Overwrites nothing.")
    {
        _host = host;
        Add(_baseline);
        _agents = new AgentSelection(this, host);
        SetAction(async (parsed, cancellation) => (int)(_agents.IsUsed(parsed) ? _agents.Run(parsed) : await RunAsync(parsed.GetValue(_baseline), cancellation).ConfigureAwait(false)));
    }

    private async Task<ExitCode> RunAsync(bool recordsBaseline, CancellationToken cancellation)
    {
        var scope = CheckScope.ResolveRepository(_host);
        var settings = RepositorySettings.Load(_host.Engine.Checks, scope.Configurations, SettingsOptions.Default);
        if (settings.Problems is [var mistake, ..])
        {
            throw new UsageException($"{mistake.Path}({mistake.Start}): {mistake.Message} Nothing was written.");
        }

        var isEmpty = IsEmpty(scope.Files);
        var projects = ProjectList.Find(scope.Files, settings);
        Create(scope.Root, StarterConfiguration.Path, StarterConfiguration.Text);
        Announce(projects);
        var evaluator = new FirstEvaluation(_host.CreateEvaluator(scope.Root));
        await WriteTaskAsync(scope, settings, isEmpty, evaluator, cancellation).ConfigureAwait(false);
        ExtendIgnored(scope, projects.Own);
        var (guards, problem, isExtended) = await ReferencePackageAsync(scope, projects, evaluator, cancellation).ConfigureAwait(false);
        WarnOfIgnored(scope.Root, scope.Files);
        _host.Output.WriteLine();
        var check = new FirstCheck(_host);
        var report = check.Run(recordsBaseline, cancellation);
        _written.AddRange(check.Written);
        var state = new InitializedRepository(scope.Root, ToolInvocation.Find(scope.Root, _host.OwnCommand, _host.Variable("PATH")), report)
        {
            IsEmpty = isEmpty,
            HasTasks = TaskFiles.List(scope.Root).Count > 0,
            Build = guards is null ? null : BuildCommand.FindArgument(scope.Files, guards),
            Problem = problem,
            Written = [.. _written.Distinct(StringComparer.Ordinal)],
            NeedsLockUpdate = isExtended && guards is { LocksPackages: true },
        };
        _host.Output.WriteLine();
        _host.Output.WriteLine("Next:");
        foreach (var line in NextSteps.Find(state).Lines)
        {
            _host.Output.WriteLine(line);
        }

        return ExitCode.Clean;
    }

    /// <summary>Whether there is nothing yet but what tells people and tools about the repository.</summary>
    private static bool IsEmpty(IFileSource files) => files.Paths.All(path =>
        path.StartsWith('.') || path == StarterConfiguration.Path || path is "LICENSE.txt" or "README.txt" || Path.GetExtension(path) == ".md" || (Path.GetExtension(path).Length == 0 && !RepositoryPath.IsInfrastructure(path)));

    /// <summary>Says what is about to be run, before anything is.</summary>
    private void Announce(ProjectList projects)
    {
        if (!projects.LeftAlone.IsEmpty)
        {
            _host.Output.WriteLine($"Not touched (templates, excluded or third-party): {string.Join(", ", projects.LeftAlone.Take(5))}{(projects.LeftAlone.Length > 5 ? $" and {projects.LeftAlone.Length - 5} more" : "")}");
        }

        if (!projects.Own.IsEmpty)
        {
            _host.Output.WriteLine(GuardReport.Announce(projects.Own.Length));
            _host.Output.Flush();
        }
    }

    private async Task WriteTaskAsync(CheckScope scope, RepositorySettings settings, bool isEmpty, FirstEvaluation evaluator, CancellationToken cancellation)
    {
        if (TaskFiles.List(scope.Root) is [var known, ..])
        {
            _host.Output.WriteLine($"kept     {known}: there are tasks already");
            return;
        }

        if (isEmpty)
        {
            _host.Output.WriteLine("There is nothing to build here yet, so no first task was written.");
            return;
        }

        if (Policy.Read(scope.Root, settings.Root, out var problems) is not { } policy)
        {
            _host.Output.WriteLine($"No first task was written: {problems.Select(problem => problem.Message).FirstOrDefault("the profile can't be read.")}");
            return;
        }

        var (task, reasons) = await new StarterTaskFinder(scope.Root, scope.Files, settings, policy, _host with { CreateEvaluator = _ => evaluator }).FindAsync(cancellation).ConfigureAwait(false);
        if (task is not null)
        {
            Create(scope.Root, StarterTask.Path, task.ToText(), $": {task.Title} ({string.Join("; ", task.Criteria)})");
        }

        foreach (var reason in reasons)
        {
            _host.Output.WriteLine($"No task for {reason}");
        }
    }

    private void ExtendIgnored(CheckScope scope, ImmutableArray<string> projects)
    {
        try
        {
            var file = EditedFile.Read(scope.Root, IgnoreLines.Path);
            if (IgnoreLines.FindMissing(scope.Root, scope.Files, projects, file.Text) is { IsEmpty: false } lines && file.Problem is null)
            {
                file.Write(IgnoreLines.Add(file, lines));
                _written.Add(file.Path);
                _host.Output.WriteLine($"{(file.IsNew ? "created " : "extended")} {file.Path}: {string.Join(", ", lines)}");
            }
        }
        catch (GitException error)
        {
            _host.Tell($"{IgnoreLines.Path} was not looked at: {error.Message}");
        }
    }

    private void WarnOfIgnored(string root, IFileSource files)
    {
        try
        {
            foreach (var sentence in RepositoryLocator.HasGit(root) ? CommittedFiles.FindIgnored(root, files) : [])
            {
                _host.Output.WriteLine($"warning  {sentence}");
            }
        }
        catch (GitException)
        {
            // Told when .gitignore was looked at.
        }
    }

    /// <summary>Which projects are guarded, and why none is.</summary>
    private async Task<(GuardReport? Guards, string? Problem, bool IsExtended)> ReferencePackageAsync(CheckScope scope, ProjectList projects, FirstEvaluation evaluator, CancellationToken cancellation)
    {
        if (projects.Own.IsEmpty)
        {
            return (null, null, false);
        }

        var known = _written.Count;
        var writer = new ReferenceWriter(scope.Root, scope.Files, evaluator, _host.Output);
        try
        {
            var report = await writer.WriteAsync(projects.Own, cancellation).ConfigureAwait(false);
            _written.AddRange(writer.Written);
            WriteReport(report, _written.Count > known);
            if (PackageSources.FindMissingMapping(scope.Files, report.Projects.Where(project => project.State == GuardState.Guarded).Select(project => project.Path)) is { } missing)
            {
                _host.Output.WriteLine($"warning  {missing}");
            }

            return (report, report.Problem, _written.Count > known);
        }
        catch (EvaluationException error)
        {
            _written.AddRange(writer.Written);
            _host.Output.WriteLine($"It is not proved that builds check the repository: {error.Message}");
            return (null, error.Message, false);
        }
    }

    private void WriteReport(GuardReport report, bool isExtended)
    {
        _host.Output.WriteLine(report.IsComplete ? $"Every build {(isExtended ? "now checks" : "checks")} the repository: {report.Headline}" : report.Headline);
        foreach (var line in report.Lines)
        {
            _host.Output.WriteLine($"  {line}");
        }
    }

    private void Create(string root, string path, string text, string remark = "")
    {
        if (Path.Exists(Path.Combine(root, path)))
        {
            _host.Output.WriteLine($"kept     {path}: it is there already");
            return;
        }

        _written.Add(path);
        FileWriter.Write(root, path, Encoding.UTF8.GetBytes(text));
        _host.Output.WriteLine($"created  {path}{remark}");
    }
}
