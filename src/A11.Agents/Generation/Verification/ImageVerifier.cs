using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using A11.Agents.Agents;
using A11.Agents.FileSystems;
using A11.Agents.Generation.Applications;
using A11.Agents.Processes;
using A11.Agents.Sandboxes;
using A11.Agents.Workspaces;
using A11.Core.Files;

namespace A11.Agents.Generation.Verification;

/// <summary>
/// Runs the commands by which an image builds its program, outside of Docker: in the sandbox, in a directory that holds what COPY would have put there and nothing
/// else, with a time limit. What they write is thrown away. Without a sandbox nothing is run: whoever wrote the Dockerfile would do what the user can.
/// </summary>
internal sealed class ImageVerifier
{
    private const long OutputLimit = 10L << 20;

    private static readonly string[] Inherited = ["PATH", "TZ", "SystemRoot", "ComSpec", "PATHEXT"];

    /// <summary>The longest that all commands of an image may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The value of a variable of this process.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Runs the build commands of a Dockerfile.</summary>
    /// <param name="dockerfile">Its path.</param>
    /// <param name="files">The repository's files, the Dockerfile among them.</param>
    /// <param name="job">The task.</param>
    /// <param name="progress">Told what is run.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="AgentUnavailableException">A sandbox is required and there is none.</exception>
    public async Task<Verification> VerifyAsync(string dockerfile, IFileSource files, AgentJob job, IProgress<AgentEvent> progress, CancellationToken cancellation)
    {
        if (BuildStage.Read(FileContent.Decode(files.Read(dockerfile).Span).Text, out var reason) is not { } stage)
        {
            return Verification.NotRun($"{reason}.");
        }

        if (ProgramPath.Find("dotnet", job.Root) is not { } program)
        {
            return Verification.NotRun(ProgramPath.ExplainMissing("dotnet", Variable("PATH")));
        }

        var sandbox = SandboxSelector.Select(job.Settings.Root.Sandbox, job.Root);
        if (!sandbox.IsConfining)
        {
            return Verification.NotRun($"no sandbox, without which no build is run. {sandbox.Notice}");
        }

        using var workspace = Workspace.Create(new MemoryFileSource([]), job.Root, new WorkspaceOptions(), cancellation);

        // An image's directory is no repository.
        Directory.Delete(Path.Combine(workspace.Folder, ".git"), recursive: true);
        var context = new BuildContext(files, BuildContextFilter.Read(new ProjectFiles(files), dockerfile));
        return await new Run(this, stage, context, program, sandbox, workspace, job, progress).GoAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>The packages that this machine has already; null where there are none.</summary>
    private string? FindPackages()
    {
        var directory = Variable("NUGET_PACKAGES") is { Length: > 0 } named ? named : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".nuget", "packages");
        return Path.IsPathFullyQualified(directory) && Directory.Exists(directory) ? directory : null;
    }

    private sealed class Run(ImageVerifier verifier, BuildStage stage, BuildContext context, string program, ISandbox sandbox, Workspace workspace, AgentJob job, IProgress<AgentEvent> progress)
    {
        private readonly string? _packages = verifier.FindPackages();
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private readonly ImageDirectory _image = new(workspace);

        public async Task<Verification> GoAsync(CancellationToken cancellation)
        {
            var commands = new List<string>();
            foreach (var step in stage.Steps)
            {
                try
                {
                    if (await RunStepAsync(step, cancellation).ConfigureAwait(false) is { } ended)
                    {
                        return ended;
                    }
                }
                catch (LinkException)
                {
                    return Verification.NotRun($"the build put a link, or something else than a file, where “{step.Instruction.Name} {step.Instruction.Arguments}” works; it is not followed.");
                }

                if (step.Instruction.Name == "RUN")
                {
                    commands.Add(string.Join(' ', BuildStage.Words(step.Instruction).Take(2)));
                }
            }

            return stage.Program is { } program && !IsMade(program)
                ? Verification.Failed($"The image starts {program.Name}, which its build does not make.")
                : new Verification(VerificationStatus.Passed, string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", commands)}; {_clock.Elapsed.TotalSeconds:0} s; sandbox: {sandbox.Name}"));
        }

        private bool IsMade(StartedProgram started)
        {
            try
            {
                return started.Origins.Any(_image.Has);
            }
            catch (LinkException)
            {
                return false;
            }
        }

        private async Task<Verification?> RunStepAsync(BuildStep step, CancellationToken cancellation)
        {
            if (step.Instruction.Name != "COPY")
            {
                return await RunAsync(step, cancellation).ConfigureAwait(false);
            }

            return context.Copy(step, _image) is { } missing ? Verification.Failed($"“COPY {step.Instruction.Arguments}” fails: {missing} is not in the build context.") : null;
        }

        private async Task<Verification?> RunAsync(BuildStep step, CancellationToken cancellation)
        {
            var words = BuildStage.Words(step.Instruction);
            if (new BuildArguments(step.Directory, _image).Map(words, out var reason) is not { } arguments)
            {
                return Verification.NotRun($"{reason}.");
            }

            _image.Create(step.Directory);
            var command = string.Join(' ', words);
            var directory = _image.Locate(step.Directory);
            var left = verifier.TimeLimit - _clock.Elapsed;
            progress.Report(new AgentEvent($"runs {string.Join(' ', words.Take(2))} of the image"));
            var outcome = left > TimeSpan.Zero ? await StartAsync(arguments, directory, left, cancellation).ConfigureAwait(false) : null;
            return outcome switch
            {
                null or { Ending: ProcessEnding.TimedOut } => Verification.NotRun(string.Create(CultureInfo.InvariantCulture, $"“{command}” did not end within {verifier.TimeLimit.TotalMinutes:0.##} minutes.")),
                { Ending: ProcessEnding.Itself, ExitCode: 0 } => null,
                { } when CommandOutput.FindLack(outcome) is { } lack => Verification.NotRun($"{lack}."),
                { } => Verification.Failed($"“{command}” fails:\n{CommandOutput.FindTail(outcome, directory, _image.Root)}"),
            };
        }

        private async Task<ProcessOutcome?> StartAsync(ImmutableArray<string> arguments, string directory, TimeSpan time, CancellationToken cancellation)
        {
            var wrapped = sandbox.Wrap(new SandboxRequest(program, arguments, workspace, job.Root) { Directory = directory, Readable = _packages is null ? [] : [_packages] });
            var request = new ProcessRequest
            {
                Program = wrapped.Program,
                Arguments = wrapped.Arguments,
                Folder = directory,
                Environment = CreateEnvironment(),
                OwnFolders = [workspace.Folder, workspace.Home, workspace.Temporary],
                Timeout = time,
                OutputLimit = OutputLimit,
            };
            try
            {
                return await AgentProcess.RunAsync(request, new Silence(), cancellation).ConfigureAwait(false);
            }
            catch (Win32Exception error)
            {
                throw new AgentUnavailableException($"{program} could not be started: {error.Message}");
            }
        }

        private ImmutableDictionary<string, string> CreateEnvironment()
        {
            var inherited = Inherited.Select(name => KeyValuePair.Create(name, verifier.Variable(name))).Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!));
            var environment = ImmutableDictionary<string, string>.Empty.SetItems(inherited).SetItems(workspace.Variables)
                .SetItem("LANG", "C.UTF-8").SetItem("DOTNET_CLI_UI_LANGUAGE", "en").SetItem("NO_COLOR", "1").SetItem("DOTNET_NOLOGO", "1").SetItem("DOTNET_CLI_TELEMETRY_OPTOUT", "1")
                .SetItem("DOTNET_CLI_HOME", workspace.Home).SetItem("DOTNET_GENERATE_ASPNET_CERTIFICATE", "false").SetItem("DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE", "true")

                // A sandbox without sockets has no compiler server and no second node, and nothing may outlive the run.
                .SetItem("MSBUILDDISABLENODEREUSE", "1").SetItem("DOTNET_CLI_USE_MSBUILD_SERVER", "0").SetItem("UseSharedCompilation", "false").SetItem("DOTNET_EnableDiagnostics", "0");

            // What was downloaded before is not downloaded again (NuGet CLI environment variables).
            return _packages is null ? environment : environment.SetItem("NUGET_FALLBACK_PACKAGES", _packages);
        }
    }

    private sealed class Silence : IConversation
    {
        public bool IsFinished => false;

        public void Begin(ProcessInput input) => input.Close();

        public void Receive(ReadOnlyMemory<byte> line)
        {
        }
    }
}
