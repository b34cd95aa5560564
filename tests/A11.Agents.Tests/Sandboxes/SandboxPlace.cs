using System.Collections.Immutable;
using System.Runtime.Versioning;
using System.Text;
using A11.Agents.Processes;
using A11.Agents.Repositories;
using A11.Agents.Sandboxes;
using A11.Agents.Workspaces;
using CliWrap;

namespace A11.Agents.Tests.Sandboxes;

/// <summary>A repository, its workspace, a directory outside of both, and a sandbox by its name.</summary>
[SupportedOSPlatform("linux")]
internal sealed class SandboxPlace : IDisposable
{
    private readonly ISandbox _sandbox;

    public SandboxPlace(string name)
    {
        _sandbox = Find(name);
        Repository = new RepositoryFolder().With("Dockerfile", "FROM x\n").With(".gitignore", ".env\n").With(".env", "TOKEN=hunter2\n").Commit();
        Outside = new RepositoryFolder();
        Workspace = Workspace.Create(new RepositoryFiles(Repository.Root, _ => { }), Repository.Root, new WorkspaceOptions(), CancellationToken.None);
    }

    public RepositoryFolder Repository { get; }

    public RepositoryFolder Outside { get; }

    public Workspace Workspace { get; }

    /// <summary>The sandbox of a name; the test is skipped where this system has none that works.</summary>
    public static ISandbox Find(string name)
    {
        var reason = "";
        ISandbox? sandbox = name == "landlock" ? LandlockSandbox.Find(out reason) : Bubblewrap.Find("/no/repository", out reason);
        if (sandbox is null)
        {
            Assert.Inconclusive(reason);
        }

        return sandbox;
    }

    public (string Output, string Errors) Run(string script, bool network = true) => StartAsync(["-c", script], network).GetAwaiter().GetResult();

    public (string Output, string Errors) Run(ImmutableArray<string> arguments) => StartAsync(arguments).GetAwaiter().GetResult();

    public (string Output, string Errors) RunProgram(string program, params ImmutableArray<string> arguments) => StartAsync(arguments, program: program).GetAwaiter().GetResult();

    public async Task<(string Output, string Errors)> StartAsync(ImmutableArray<string> arguments, bool network = true, string program = "sh")
    {
        var output = new StringBuilder();
        var errors = new StringBuilder();
        var command = _sandbox.Wrap(new SandboxRequest(program, arguments, Workspace, Repository.Root) { Network = network });
        var variables = new Dictionary<string, string?>(Workspace.Variables.ToDictionary(pair => pair.Key, pair => (string?)pair.Value))
        {
            ["ROOT"] = Repository.Root,
            ["OUTSIDE"] = Outside.Root,
            ["PRIVATE"] = Path.GetDirectoryName(Workspace.Folder),
            ["REAL_HOME"] = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            ["HOST"] = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["GIT_CONFIG_NOSYSTEM"] = "1",
        };
        var running = LastingThread.Run(() => Cli.Wrap(command.Program).WithArguments(command.Arguments)
            .WithWorkingDirectory(Workspace.Folder)
            .WithEnvironmentVariables(variables)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync());
        _ = await running;
        return (output.ToString().Trim(), errors.ToString());
    }

    public void Dispose()
    {
        Workspace.Dispose();
        Repository.Dispose();
        Outside.Dispose();
    }
}
