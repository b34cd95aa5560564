using System.Collections.Immutable;
using A11.Agents.Agents;
using A11.Agents.Catalogue;
using A11.Agents.Checks;
using A11.Agents.FileSystems;
using A11.Agents.Git;
using A11.Agents.Locks;
using A11.Agents.Policies;
using A11.Agents.Promotion;
using A11.Agents.Records;
using A11.Agents.Repositories;
using A11.Agents.Reviews;
using A11.Agents.Runs;
using A11.Agents.ShellCheck;
using A11.Core.Analysis;
using A11.Core.Catalogue;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Generation;
using A11.Core.Tasks;
using A11.Core.Text;
using Microsoft.Build.Framework;

namespace A11.Build;

/// <summary>Has an agent carry out the repository's open tasks, and lets in only what passes the gate.</summary>
[MSBuildMultiThreadableTask]
public sealed class RunTasks : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>Absolute path of the repository's root.</summary>
    [Required]
    public string Root { get; set; } = "";

    /// <summary><c>missing</c>: the tasks that are open or have changed. <c>always</c> is the same, since a task whose files are what the lock says has nothing to do.</summary>
    public string Mode { get; set; } = "missing";

    /// <summary>The agent's name; empty for the one that the configuration names.</summary>
    public string Agent { get; set; } = "";

    /// <summary>Whether this is a build that must prove what is committed, and therefore may not write.</summary>
    public bool Locked { get; set; }

    /// <summary>Task files, between commas; empty for those of the repository.</summary>
    public string TaskFiles { get; set; } = "";

    private BuildLog BuildLog => new(Log);

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (Mode is not ("missing" or "always"))
        {
            return Fail(EngineRules.BuildSettings, $"A11Generate is “{Mode}”; it is never, missing or always.");
        }

        if (Locked)
        {
            return Fail(EngineRules.BuildSettings, "A11Generate and A11Locked are both set: a build that proves what is committed must not write it. Generate on your machine, commit, and leave A11Generate out of CI.");
        }

        if (!RepositoryLocator.HasGit(Root))
        {
            return Fail(EngineRules.BuildSettings, $"A11Generate needs a git repository, so that nothing an agent does can be lost; {Root} is none.");
        }

        try
        {
            return Run();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception error) when (error is ShellCheckMissingException or GitException)
        {
            return Fail(EngineRules.BuildSettings, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Fail(EngineRules.UnreadableFile, error.Message);
        }
    }

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Dispose();

    private bool Run()
    {
        var engine = StandardEngine.Create();
        var settings = RepositorySettings.Load(engine.Checks, RepositoryFiles.ForAgents(Root), SettingsOptions.Default.AsOfToday());
        var tasks = LoadTasks(out var problems);
        var policy = Policy.Read(Root, settings.Root, out var policyProblems);
        foreach (var problem in settings.Problems.Concat(problems).Concat(policyProblems))
        {
            Write(problem);
        }

        if (Log.HasLoggedErrors || policy is null)
        {
            return false;
        }

        var name = Agent.Length > 0 ? Agent : settings.Root.Agent;
        if (AgentCatalogue.Find(name, settings.Root, policy.Profile) is not { } agent)
        {
            return Fail(EngineRules.BuildSettings, $"There is no agent “{name}”; there are {string.Join(", ", AgentCatalogue.Names(settings.Root))}.");
        }

        if (FindReviewers(policy, settings.Root, agent) is not { } reviewers)
        {
            return false;
        }

        using var running = RunLock.TryTake(Root);
        if (running is null)
        {
            return Fail(EngineRules.BuildSettings, "Another run of this repository is under way; wait for it to end.");
        }

        if (new Promoter(Root).Recover() is { Outcome: not RecoveryOutcome.Nothing } recovery)
        {
            Tell(recovery.Message);
        }

        foreach (var program in AgentCatalogue.ListRepositoryPrograms(name, settings.Root, policy.Profile, Root))
        {
            Tell($"agent {agent.Name} runs {program} of this repository, as agents.{agent.Name}.exec in a11.yml says");
        }

        engine = ShellCheckProgram.Join(engine, settings.Root.ShellCheck, Root, Environment.GetEnvironmentVariable("PATH"));
        var options = new RunOptions(engine) { Reviewers = reviewers, Progress = new BuildProgress(BuildLog, agent.Name), Warn = Tell };
        var runner = new TaskRunner(Root, () => RepositoryFiles.ForAgents(Root), policy, settings, agent, options);
        foreach (var outcome in runner.RunAsync(tasks, _cancellation.Token).GetAwaiter().GetResult())
        {
            Write(outcome);
        }

        return !Log.HasLoggedErrors;
    }

    private ImmutableArray<IReviewer>? FindReviewers(Policy policy, RunSettings settings, IAgent author)
    {
        try
        {
            return ReviewRoles.Fill(policy, settings, author, name => AgentCatalogue.Find(name, settings, policy.Profile));
        }
        catch (InvalidDataException error)
        {
            _ = Fail(EngineRules.BuildSettings, error.Message);
            return null;
        }
    }

    private ImmutableArray<DevOpsTask> LoadTasks(out ImmutableArray<Diagnostic> problems)
    {
        var files = TaskFiles.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return files.Length == 0
            ? TaskLoader.LoadRepository(Root, out problems)
            : TaskLoader.Load(files.Select(path => (Path.GetRelativePath(Root, path).Replace('\\', '/'), PolicyFile.ReadNamed(path, path))), out problems, LockFile.ListTaskIds(Root));
    }

    private void Write(TaskOutcome outcome)
    {
        if (outcome.IsGood)
        {
            Tell($"{outcome.Task.Id} {Describe(outcome)}");
            TellConfinement(outcome);
            foreach (var finding in outcome.Diagnostics.Where(finding => finding.Rule != GenerationRules.UnconfinedAgent))
            {
                // What the gate let pass fails no build here; the check that follows has its own word.
                Tell($"{PrintableText.Name(finding.Path)}({finding.Start}): {finding.Rule.Id}: {finding.Message}");
            }

            return;
        }

        TellConfinement(outcome);
        foreach (var finding in outcome.Diagnostics.Where(finding => finding.Rule != GenerationRules.UnconfinedAgent))
        {
            Write(finding);
        }

        BuildLog.Error(GenerationRules.TaskNotDone.Id, Path.Combine(Root, outcome.Task.Source), 0, 0, $"{outcome.Task.Id}: {outcome.Reason}");
    }

    /// <summary>What kept the agent to its workspace. That nothing did is a warning on CI, whatever became of the task.</summary>
    private void TellConfinement(TaskOutcome outcome)
    {
        if (outcome.Confinement is { } confinement)
        {
            Tell($"{outcome.Task.Id} sandbox: {confinement.Name}. {confinement.Reason}");
        }

        foreach (var warning in outcome.Diagnostics.Where(finding => finding.Rule == GenerationRules.UnconfinedAgent))
        {
            BuildLog.Warning(warning.Rule.Id, Path.Combine(Root, warning.Path), warning.Start.Line, warning.Start.Column, warning.Message);
        }
    }

    private static string Describe(TaskOutcome outcome) => outcome.Status switch
    {
        OutcomeStatus.Done => $"done: {string.Join(", ", outcome.Files)}{(outcome.Rounds.Length > 1 ? $" ({outcome.Rounds.Length} rounds)" : "")}",
        OutcomeStatus.UpToDate => $"up to date: {string.Join(", ", outcome.Files)}",
        _ => $"skipped: {outcome.Reason}",
    };

    private void Write(Diagnostic finding) => BuildLog.Error(finding.Rule.Id, Path.Combine(Root, finding.Path), finding.Start.Line, finding.Start.Column, finding.Message);

    private bool Fail(CheckDescriptor rule, string message)
    {
        BuildLog.Error(rule.Id, Root, 0, 0, message);
        return false;
    }

    private void Tell(string text) => BuildLog.Message(MessageImportance.High, text);
}
