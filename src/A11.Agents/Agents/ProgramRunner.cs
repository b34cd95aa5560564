using System.Collections.Immutable;
using System.ComponentModel;
using A11.Agents.Agents.Adapters;
using A11.Agents.Agents.Completion;
using A11.Agents.Agents.Output;
using A11.Agents.Processes;
using A11.Agents.Sandboxes;
using A11.Agents.Secrets;

namespace A11.Agents.Agents;

/// <summary>Runs an agent's program in its workspace, as often as need be.</summary>
/// <param name="adapter">What is special about it.</param>
/// <param name="place">Where it works.</param>
/// <param name="signal">The completion signal.</param>
/// <param name="redactor">Takes secrets out of what is kept.</param>
/// <param name="progress">Told what it does.</param>
internal sealed class ProgramRunner(AgentAdapter adapter, AgentPlace place, CompletionSignal signal, Redactor redactor, IProgress<AgentEvent> progress) : IDisposable
{
    /// <summary>Variables of ours that every agent is given: no colours, no questions, no pagers.</summary>
    private static readonly ImmutableDictionary<string, string> Common = ImmutableDictionary<string, string>.Empty
        .Add("LANG", "C.UTF-8").Add("TERM", "dumb").Add("NO_COLOR", "1").Add("CI", "true").Add("GIT_TERMINAL_PROMPT", "0").Add("PAGER", "cat").Add("GIT_PAGER", "cat")
        // The system's settings of git are no business of an agent's: they may hold a login, and git gives up where a sandbox refuses them.
        .Add("GIT_CONFIG_NOSYSTEM", "1");

    /// <summary>Variables of the system's that programs need and that hold no secrets.</summary>
    private static readonly string[] Inherited = OperatingSystem.IsWindows() ? ["PATH", "PATHEXT", "SystemRoot", "ComSpec", "windir", "USERNAME"] : ["PATH", "USER", "LOGNAME", "SHELL", "TZ"];

    /// <summary>The last one. What can be seen is settled by the first, before the agent has run: it chooses a part of the later ones, such as the name of its own session.</summary>
    private SandboxRequest? _request;

    /// <summary>The absolute path of its program and the arguments in front of all others.</summary>
    public required ImmutableArray<string> Command { get; init; }

    /// <summary>The logins that it is given.</summary>
    public required SecretValues Secrets { get; init; }

    /// <summary>Absolute path of the repository's root.</summary>
    public required string Root { get; init; }

    /// <summary>The sandbox.</summary>
    public required ISandbox Sandbox { get; init; }

    /// <summary>Whether it may use the network.</summary>
    public required bool Network { get; init; }

    /// <summary>How long it may take.</summary>
    public required TimeSpan Budget { get; init; }

    /// <summary>How long it may go on after it has said all that it will.</summary>
    public required TimeSpan Grace { get; init; }

    /// <summary>What it may print, in bytes.</summary>
    public required long OutputLimit { get; init; }

    /// <summary>Where it works.</summary>
    public AgentPlace Place => place;

    /// <summary>Takes secrets out of what is kept.</summary>
    public Redactor Redactor => redactor;

    /// <summary>Told what it does; secrets in it are taken out.</summary>
    public IProgress<AgentEvent> Progress { get; } = new RedactedProgress(progress, redactor);

    /// <summary>The signal that it must give.</summary>
    public CompletionSignal Signal => signal;

    /// <summary>Runs it once. Nothing that it started is left afterwards.</summary>
    /// <param name="prompt">What it is told.</param>
    /// <param name="time">How long it may take.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="AgentUnavailableException">Its program can't be started.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<ProgramRun> RunAsync(AgentPrompt prompt, TimeSpan time, CancellationToken cancellation)
    {
        var launch = adapter.Launch(place, prompt);
        var arguments = launch.Behind(Command.Skip(1));
        _request = _request is null ? CreateRequest(arguments) : _request with { Arguments = arguments };
        var wrapped = Sandbox.Wrap(_request);
        var reader = adapter.CreateReader(place, prompt, new Watch(Progress, place.Folder), signal);
        var request = new ProcessRequest
        {
            Program = wrapped.Program,
            Arguments = wrapped.Arguments,
            Folder = place.Folder,
            Environment = CreateEnvironment(launch),
            OwnFolders = [place.Folder, place.Workspace.Home, place.Workspace.Temporary],
            Timeout = time,
            Grace = Grace,
            OutputLimit = OutputLimit,
            HasOverrun = place.Workspace.CreateGauge().IsOverrun,
        };
        Progress.Report(new AgentEvent("starts"));
        try
        {
            var outcome = await AgentProcess.RunAsync(request, reader, cancellation).ConfigureAwait(false);
            reader.Finish(outcome.Output, outcome.Errors);
            return new ProgramRun(outcome, reader.Report, new AgentJudge(adapter.Name, outcome, reader.Report, reader.HasEndEvent));
        }
        catch (Win32Exception error)
        {
            throw new AgentUnavailableException($"{adapter.Name} could not be started: {error.Message}. Look at agents.{adapter.Name}.exec in a11.yml; a prompt that is too long for an argument goes by “prompt: stdin” or “prompt: file”.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => place.Workspace.Dispose();

    private SandboxRequest CreateRequest(ImmutableArray<string> arguments) => new(Command[0], arguments, place.Workspace, Root)
    {
        Readable = [.. Command.Concat(place.OwnCommand).Where(Path.IsPathFullyQualified)],
        Network = Network,
    };

    private ImmutableDictionary<string, string> CreateEnvironment(AgentLaunch launch)
    {
        var inherited = Inherited.Select(name => KeyValuePair.Create(name, Environment.GetEnvironmentVariable(name))).Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!));
        return Common.SetItems(inherited).SetItems(place.Workspace.Variables).SetItem(AgentPlace.TaskVariable, place.InHome(AgentPlace.TaskFile)).SetItems(place.Variables).SetItems(launch.Environment);
    }

    private sealed class RedactedProgress(IProgress<AgentEvent> progress, Redactor redactor) : IProgress<AgentEvent>
    {
        public void Report(AgentEvent value) => progress.Report(new AgentEvent(redactor.Redact(value.Activity)));
    }
}

/// <summary>One run of a program.</summary>
/// <param name="Outcome">How its process ended.</param>
/// <param name="Report">What it said of its run.</param>
/// <param name="Judge">Judges it.</param>
internal sealed record ProgramRun(ProcessOutcome Outcome, AgentReport Report, AgentJudge Judge);
