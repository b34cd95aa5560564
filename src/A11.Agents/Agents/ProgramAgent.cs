using System.Collections.Immutable;
using A11.Agents.Agents.Adapters;
using A11.Agents.Agents.Completion;
using A11.Agents.Git;
using A11.Agents.Processes;
using A11.Agents.Sandboxes;
using A11.Agents.Secrets;
using A11.Agents.Workspaces;
using A11.Core.Configuration;
using A11.Core.Files;

namespace A11.Agents.Agents;

/// <summary>An agent that is a program of somebody else's.</summary>
/// <param name="adapter">What is special about it.</param>
/// <param name="configuration">What <c>a11.yml</c> says of it.</param>
/// <param name="options">How it is run.</param>
internal sealed class ProgramAgent(AgentAdapter adapter, AgentConfiguration configuration, ProgramAgentOptions options) : IAnsweringAgent
{
    private static readonly string[] SettingEndings = ["_URL", "_MODEL", "_TYPE", "_API", "_OFFLINE", "_PROJECT", "_LOCATION", "_ORGANIZATION", "_USE_VERTEXAI", "_USE_GCA"];

    /// <inheritdoc/>
    public string Name => adapter.Name;

    /// <inheritdoc/>
    public Confinement FindConfinement(SandboxMode mode, string root) => options.Sandbox is { } given ? Confinement.Create(given) : Confinement.Create(mode, root);

    /// <inheritdoc/>
    public async Task<IAgentSession> StartAsync(AgentJob job, IProgress<AgentEvent> progress, CancellationToken cancellation)
    {
        var permissions = WritePermissions.Create(job.Policy.Boundary, job.Task, job.Settings.Root.Strict);
        var runner = await PrepareAsync(job, job.Files, permissions, progress, cancellation).ConfigureAwait(false);
        return new ProgramSession(job, runner, options);
    }

    /// <inheritdoc/>
    public async Task<AgentAnswer> AnswerAsync(AgentQuestion question, IProgress<AgentEvent> progress, CancellationToken cancellation)
    {
        using var runner = await PrepareAsync(question.Job, question.Files, WritePermissions.Closed, progress, cancellation).ConfigureAwait(false);
        var retries = new Retries(options, runner.Budget);
        while (true)
        {
            var run = await runner.RunAsync(new AgentPrompt(question.Prompt, null), retries.Left, cancellation).ConfigureAwait(false);
            var verdict = run.Judge.JudgeAnswer();
            if (!await retries.WaitAsync(verdict, progress, cancellation).ConfigureAwait(false))
            {
                return new AgentAnswer(verdict.Failure is null ? runner.Redactor.Redact(run.Report.FinalText) : "", verdict.Failure, runner.Redactor.Redact(verdict.Reason), run.Report.Usage);
            }
        }
    }

    private async Task<ProgramRunner> PrepareAsync(AgentJob job, IFileSource files, WritePermissions permissions, IProgress<AgentEvent> progress, CancellationToken cancellation)
    {
        var sandbox = options.Sandbox ?? SandboxSelector.Select(job.Settings.Root.Sandbox, job.Root);
        _ = FindProgram(job.Root);
        var workspace = await Task.Run(() => CreateWorkspace(job, files, progress, cancellation), cancellation).ConfigureAwait(false);
        try
        {
            var command = FindProgram(workspace.Folder, job.Root);
            var variables = Given();
            Credentials.Copy(adapter.Name, configuration.Credentials, workspace.Home);
            var place = new AgentPlace(workspace, permissions, sandbox.IsConfining, options.OwnCommand, variables);
            place.WriteHome(AgentPlace.TaskFile, job.Task.Json);
            adapter.Prepare(place);
            var secrets = SecretValues.Create(variables, Redactor.ReadFiles(configuration.Credentials, options.Variable));
            var redactor = Redactor.Create(job.Settings.Root, options.Variable).With(variables.Where(variable => !IsSetting(variable.Key)).Select(variable => variable.Value)).With(secrets);
            return new ProgramRunner(adapter, place, new CompletionSignal(job.Policy.Profile.CompletionSignal), redactor, progress)
            {
                Command = command,
                Secrets = secrets,
                Root = job.Root,
                Sandbox = sandbox,
                Network = configuration.Network,
                Budget = configuration.Timeout,
                Grace = options.Grace,
                OutputLimit = job.Settings.Root.Limits.Output,
            };
        }
        catch
        {
            workspace.Dispose();
            throw;
        }
    }

    private Workspace CreateWorkspace(AgentJob job, IFileSource files, IProgress<AgentEvent> progress, CancellationToken cancellation)
    {
        progress.Report(new AgentEvent("gets its workspace"));
        try
        {
            var settings = new WorkspaceOptions { Limits = job.Settings.Root.Limits, Scratch = configuration.Scratch };
            return Workspace.Create(AgentFiles.KeepFrom(files), job.Root, settings, cancellation);
        }
        catch (Exception error) when (error is (IOException and not TemporaryDirectoryException) or UnauthorizedAccessException or GitException)
        {
            throw new AgentUnavailableException($"The workspace for {adapter.Name} could not be made: {error.Message}");
        }
    }

    /// <summary>The command, its program by its absolute path. A name is found on the PATH, outside of all these directories; a path in the first of them that has it.</summary>
    private ImmutableArray<string> FindProgram(params ReadOnlySpan<string> directories)
    {
        ImmutableArray<ImmutableArray<string>> commands = configuration.Exec.IsEmpty ? adapter.Commands : [configuration.Exec];
        foreach (var command in commands)
        {
            if (FindProgram(command[0], directories) is { } program)
            {
                return command.SetItem(0, program);
            }
        }

        var tried = string.Join(" and ", commands.Select(command => command[0]));
        throw new AgentUnavailableException(commands.IsEmpty ? $"It is not said how {adapter.Name} is started. {adapter.HowToInstall}"
            : !configuration.Exec.IsEmpty ? $"The program of the agent {adapter.Name} was not found: {tried}. Correct agents.{adapter.Name}.exec in a11.yml, or install it."
            : $"The program of the agent {adapter.Name} was not found: there is no {tried} on the PATH. {adapter.HowToInstall}");
    }

    private static string? FindProgram(string name, ReadOnlySpan<string> directories)
    {
        if (!ProgramPath.HasDirectory(name))
        {
            return ProgramPath.Find(name, directories);
        }

        foreach (var directory in directories)
        {
            if (ProgramPath.FindAt(name, directory) is { } program)
            {
                return program;
            }
        }

        return null;
    }

    /// <summary>Whether a variable of a known agent tells where its service is or which model answers, rather than a login.</summary>
    private bool IsSetting(string name) =>
        configuration.Environment.IsEmpty && SettingEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));

    private ImmutableDictionary<string, string> Given()
    {
        var names = configuration.Environment.IsEmpty ? adapter.Variables : configuration.Environment;
        return names.Distinct(StringComparer.Ordinal)
            .Select(name => KeyValuePair.Create(name, options.Variable(name)))
            .Where(pair => !string.IsNullOrEmpty(pair.Value))
            .ToImmutableDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);
    }
}
