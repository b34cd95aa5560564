using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using A11.Agents.Agents;
using A11.Agents.Generation.Applications;
using A11.Agents.Processes;
using A11.Agents.Sandboxes;
using A11.Agents.Workspaces;
using A11.Core.Files;

namespace A11.Agents.Generation.Verification;

/// <summary>
/// Runs the commands by which an image builds its program, outside of Docker: in the sandbox, in a directory that holds what COPY would have put there and nothing
/// else, with a time limit. What they write is thrown away.
/// </summary>
internal sealed class ImageVerifier
{
    private const long OutputLimit = 10L << 20;

    /// <summary>Where a sandbox allows no sockets, MSBuild can talk to no second process.</summary>
    private const string OneNode = "-maxcpucount:1";

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

        /// <summary>What stands for the image's root: absolute paths of commands lead there.</summary>
        private string ImageRoot => Path.Combine(workspace.Temporary, "image");

        public async Task<Verification> GoAsync(CancellationToken cancellation)
        {
            var commands = new List<string>();
            _ = Directory.CreateDirectory(ImageRoot);
            foreach (var instruction in stage.Instructions)
            {
                if (instruction.Name == "COPY")
                {
                    if (context.Copy(instruction, workspace.Folder) is { } missing)
                    {
                        return Verification.Failed($"“COPY {instruction.Arguments}” fails: {missing} is not in the build context.");
                    }

                    continue;
                }

                var words = BuildStage.Words(instruction);
                if (await RunAsync(words, cancellation).ConfigureAwait(false) is { } ended)
                {
                    return ended;
                }

                commands.Add(string.Join(' ', words.Take(2)));
            }

            return stage.Assembly is { } assembly && !Directory.EnumerateFiles(ImageRoot, "*", SearchOption.AllDirectories).Any(path => Path.GetFileName(path) == Path.GetFileName(assembly))
                ? Verification.Failed($"The image starts {assembly}, which its build does not make.")
                : new Verification(VerificationStatus.Passed, string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", commands)}; {_clock.Elapsed.TotalSeconds:0} s; sandbox: {sandbox.Name}"));
        }

        private async Task<Verification?> RunAsync(ImmutableArray<string> words, CancellationToken cancellation)
        {
            var command = string.Join(' ', words);
            var left = verifier.TimeLimit - _clock.Elapsed;
            progress.Report(new AgentEvent($"runs {string.Join(' ', words.Take(2))} of the image"));
            var outcome = left > TimeSpan.Zero ? await StartAsync([.. words.Skip(1).Select(Map), OneNode], left, cancellation).ConfigureAwait(false) : null;
            return outcome switch
            {
                null or { Ending: ProcessEnding.TimedOut } => Verification.NotRun(string.Create(CultureInfo.InvariantCulture, $"“{command}” did not end within {verifier.TimeLimit.TotalMinutes:0.##} minutes.")),
                { Ending: ProcessEnding.Itself, ExitCode: 0 } => null,
                { } when CommandOutput.FindLack(outcome) is { } lack => Verification.NotRun($"{lack}."),
                { } => Verification.Failed($"“{command}” fails:\n{CommandOutput.FindTail(outcome, workspace.Folder)}"),
            };
        }

        private async Task<ProcessOutcome?> StartAsync(ImmutableArray<string> arguments, TimeSpan time, CancellationToken cancellation)
        {
            var wrapped = sandbox.Wrap(new SandboxRequest(program, arguments, workspace, job.Root) { Readable = _packages is null ? [] : [_packages] });
            var request = new ProcessRequest
            {
                Program = wrapped.Program,
                Arguments = wrapped.Arguments,
                Folder = workspace.Folder,
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

        private string Map(string word) => word.StartsWith('/') ? ImageRoot + word : word;

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

        public void Hear(ReadOnlyMemory<byte> line)
        {
        }
    }
}
