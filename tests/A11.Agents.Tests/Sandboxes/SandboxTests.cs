using System.Collections.Immutable;
using System.Text;
using A11.Agents.Repositories;
using A11.Agents.Sandboxes;
using A11.Agents.Workspaces;
using A11.Core.Configuration;
using CliWrap;

namespace A11.Agents.Tests.Sandboxes;

/// <summary>What a process can do inside of the sandbox of this system; nothing is shown where there is none.</summary>
[TestClass]
public sealed class SandboxTests
{
    private const string Done = "done";

    [TestMethod]
    public void It_writes_its_workspace_its_home_and_its_temporary_folder_alone()
    {
        using var place = new Place();
        var (output, _) = place.Run("""
            echo a > inside && echo b > "$HOME/inside" && echo c > "$TMPDIR/inside" && echo d > /tmp/inside && echo done
            echo x > "$ROOT/outside"; echo x > "$ROOT/../outside"; echo x > "$OUTSIDE/outside"; echo x > /etc/a11-outside; echo x > /var/a11-outside; echo x > "$PRIVATE/outside"
            """);
        Assert.AreEqual(Done, output);
        Assert.IsTrue(File.Exists(Path.Combine(place.Workspace.Folder, "inside")));
        Assert.IsTrue(File.Exists(Path.Combine(place.Workspace.Home, "inside")));
        Assert.IsTrue(File.Exists(Path.Combine(place.Workspace.Temporary, "inside")));
        Assert.IsFalse(File.Exists("/tmp/inside"));
        Assert.IsFalse(place.Repository.Has("outside"));
        Assert.IsFalse(place.Outside.Has("outside"));
        Assert.IsFalse(File.Exists("/etc/a11-outside"));
        Assert.IsFalse(File.Exists("/var/a11-outside"));
        Assert.IsFalse(File.Exists(Path.Combine(Path.GetDirectoryName(place.Workspace.Folder)!, "outside")));
    }

    [TestMethod]
    public void Credentials_are_hidden_and_the_rest_can_be_read()
    {
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".oci");
        var wasThere = Directory.Exists(folder);
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, "a11-test");
        File.WriteAllText(file, "hunter2");
        try
        {
            using var place = new Place();
            _ = place.Repository.Git("config", "http.extraHeader", "AUTHORIZATION: hunter2");
            var (output, _) = place.Run($"""cat "{file}" "$ROOT/.git/config" 2> /dev/null | grep -c hunter2; test -r /etc/passwd && echo readable""");
            Assert.AreEqual("0\nreadable", output);
        }
        finally
        {
            File.Delete(file);
            if (!wasThere)
            {
                Directory.Delete(folder);
            }
        }
    }

    [TestMethod]
    public void What_the_command_names_can_be_read_wherever_it_lies()
    {
        using var place = new Place();
        _ = place.Outside.With("agent.sh", "cat \"$(dirname \"$0\")/beside\"; (echo x >> \"$0\") 2>/dev/null || echo fixed").With("beside", "beside ");
        var (output, _) = place.Run([Path.Combine(place.Outside.Root, "agent.sh")]);
        Assert.AreEqual("beside fixed", output);
    }

    [TestMethod]
    public void No_process_outlives_the_first_and_none_outside_is_seen()
    {
        using var place = new Place();
        var (output, _) = place.Run("""(sleep 3; echo late > "$PWD/late") > /dev/null 2>&1 & ls /proc | grep -c '^[0-9]' | awk '{ print ($1 < 10) ? "few" : "many" }'""");
        Assert.AreEqual("few", output);
        Thread.Sleep(TimeSpan.FromSeconds(3.5));
        Assert.IsFalse(File.Exists(Path.Combine(place.Workspace.Folder, "late")));
    }

    [TestMethod]
    public void Settings_of_the_system_cannot_be_written_even_by_root()
    {
        using var place = new Place();
        var (output, _) = place.Run("for f in /proc/sys/kernel/core_pattern /proc/sys/kernel/hostname /proc/sys/vm/swappiness; do v=$(cat $f); (echo \"$v\" > $f) 2>/dev/null && echo $f; done; echo done");
        Assert.AreEqual(Done, output);
    }

    [TestMethod]
    public void Sockets_of_other_programs_are_out_of_reach()
    {
        using var place = new Place();
        var (output, _) = place.Run("""find /tmp /run /var/run -type s 2>/dev/null | grep -v -e /run/systemd/ -e nscd; echo done""");
        Assert.AreEqual(Done, output);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void The_network_is_as_configured(bool network)
    {
        using var place = new Place();
        var (output, _) = place.Run("wc -l < /proc/net/dev", network);
        var lines = int.Parse(output, System.Globalization.CultureInfo.InvariantCulture);
        Assert.AreEqual(network ? File.ReadAllLines("/proc/net/dev").Length : 3, lines);
    }

    [TestMethod]
    public void It_works_as_long_as_it_likes()
    {
        // A thread of the pool that started it would be gone by then, and the process with it.
        using var place = new Place();
        var start = Task.Factory.StartNew(() => place.Start(["-c", "sleep 2; echo done"]), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.AreEqual(Done, start.Unwrap().GetAwaiter().GetResult().Output);
    }

    [TestMethod]
    public void Off_is_off_and_says_so()
    {
        var sandbox = SandboxSelector.Select(SandboxMode.Off);
        Assert.IsFalse(sandbox.IsConfining);
        StringAssert.Contains(sandbox.Notice, "sandbox: off");
    }

    /// <summary>A repository, its workspace, a folder outside of both, and the sandbox.</summary>
    private sealed class Place : IDisposable
    {
        private readonly ISandbox _sandbox;

        public Place()
        {
            _sandbox = SandboxSelector.Select(SandboxMode.Auto);
            if (!_sandbox.IsConfining || !OperatingSystem.IsLinux())
            {
                Assert.Inconclusive(_sandbox.Notice ?? "These commands are Linux's.");
            }

            Repository = new RepositoryFolder().With("Dockerfile", "FROM x\n").Commit();
            Outside = new RepositoryFolder();
            Workspace = Workspace.Create(new RepositoryFiles(Repository.Root, _ => { }), Repository.Root, new WorkspaceOptions(), CancellationToken.None);
        }

        public RepositoryFolder Repository { get; }

        public RepositoryFolder Outside { get; }

        public Workspace Workspace { get; }

        public (string Output, string Errors) Run(string script, bool network = true) => Start(["-c", script], network).GetAwaiter().GetResult();

        public (string Output, string Errors) Run(ImmutableArray<string> arguments) => Start(arguments).GetAwaiter().GetResult();

        public async Task<(string Output, string Errors)> Start(ImmutableArray<string> arguments, bool network = true)
        {
            var output = new StringBuilder();
            var errors = new StringBuilder();
            var command = _sandbox.Wrap(new SandboxRequest("sh", arguments, Workspace, Repository.Root) { Network = network });
            var variables = new Dictionary<string, string?>(Workspace.Variables.ToDictionary(pair => pair.Key, pair => (string?)pair.Value))
            {
                ["ROOT"] = Repository.Root,
                ["OUTSIDE"] = Outside.Root,
                ["PRIVATE"] = Path.GetDirectoryName(Workspace.Folder),
            };
            var running = LastingThread.Run(() => Cli.Wrap(command.Program).WithArguments(command.Arguments)
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
}
