using A11.Tool.Watching;

namespace A11.Tool.Tests;

/// <summary><c>a11 check --watch</c>: checks again when files change, until it is cancelled.</summary>
[TestClass]
public sealed class WatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [TestMethod]
    public async Task A_changed_file_is_checked_again_until_it_is_cancelled()
    {
        using var folder = new ToolFolder().WithGit().With("a.yml", ToolFolder.GoodYaml);
        using var ended = new CancellationTokenSource();
        using var output = new SharedWriter();
        var host = new ToolHost(output, output, folder.Path, _ => null) { Engine = folder.Engine };
        var running = Task.Run(() => Application.RunAsync(["check", "--watch"], host, ended.Token));
        await output.WaitForAsync("watching for changes", 1, Patience).ConfigureAwait(false);
        Assert.IsFalse(output.ToString().Contains("AXY0002", StringComparison.Ordinal));
        _ = folder.With("a.yml", ToolFolder.BadYaml);
        await output.WaitForAsync("watching for changes", 2, Patience).ConfigureAwait(false);
        StringAssert.Contains(output.ToString(), "changed: a.yml");
        StringAssert.Contains(output.ToString(), "AXY0002");
        await ended.CancelAsync().ConfigureAwait(false);
        Assert.AreEqual(ExitCode.Cancelled, await running.WaitAsync(Patience).ConfigureAwait(false));
    }

    [TestMethod]
    [DataRow("--format", "json")]
    [DataRow("--output", "a.txt")]
    [DataRow("--report", "sarif=a.sarif")]
    public void Reports_for_machines_are_a_mistake(string option, string value)
    {
        using var folder = new ToolFolder().WithGit().With("a.yml", ToolFolder.GoodYaml);
        var result = folder.Run("check", "--watch", option, value);
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, "--watch");
    }

    [TestMethod]
    public async Task Ignored_files_and_gits_own_are_no_change()
    {
        using var folder = new ToolFolder().WithGit().With(".gitignore", "out/\n").With("a.yml", ToolFolder.GoodYaml).With("out/b.yml", "x: 1\n");
        using var changes = new FileChanges(folder.Path, path => path.EndsWith(".yml", StringComparison.Ordinal));
        using var ended = new CancellationTokenSource(Patience);
        var waiting = changes.WaitAsync(ended.Token);
        _ = folder.With("out/b.yml", "x: 22\n").With(".git/info/x", "y\n");
        await Task.Delay(TimeSpan.FromSeconds(1), ended.Token).ConfigureAwait(false);
        Assert.IsFalse(waiting.IsCompleted);
        _ = folder.With("c.yml", "x: 1\n");
        Assert.AreEqual("c.yml", string.Join(' ', await waiting.ConfigureAwait(false)));
    }

    /// <summary>Whoever keeps the output in a file of the repository does not want it to begin again for that.</summary>
    [TestMethod]
    public async Task What_a_check_prints_into_the_repository_is_no_change()
    {
        using var folder = new ToolFolder().WithGit().With("a.yml", ToolFolder.GoodYaml);
        using var changes = new FileChanges(folder.Path, path => path.EndsWith(".yml", StringComparison.Ordinal));
        using var ended = new CancellationTokenSource(Patience);
        _ = folder.With("check.log", "a11: watching\n");
        var waiting = changes.WaitAsync(ended.Token);
        await Task.Delay(TimeSpan.FromSeconds(1), ended.Token).ConfigureAwait(false);
        Assert.IsFalse(waiting.IsCompleted);
        _ = folder.With("package.json", "{}\n");
        Assert.AreEqual("package.json", string.Join(' ', await waiting.ConfigureAwait(false)));
    }

    [TestMethod]
    public void A_line_is_shown_on_a_terminal_once_it_takes_long()
    {
        using var error = new StringWriter();
        var host = new ToolHost(TextWriter.Null, error, Path.GetTempPath(), _ => null) { IsErrorTerminal = true };
        var progress = new CheckProgress(host) { Patience = TimeSpan.FromMilliseconds(50), Pace = TimeSpan.FromMilliseconds(50) };
        Assert.AreEqual(1, progress.Show("Checking", () => 1));
        Assert.AreEqual("", error.ToString());
        Assert.AreEqual(2, progress.Show("Checking", () =>
        {
            Thread.Sleep(500);
            return 2;
        }));
        StringAssert.Contains(error.ToString(), "Checking: 0 s");
        StringAssert.EndsWith(error.ToString(), "\r\u001b[K");
        using var quiet = new StringWriter();
        _ = new CheckProgress(host with { RawError = quiet, IsErrorTerminal = false }) { Patience = TimeSpan.Zero }.Show("Checking", () =>
        {
            Thread.Sleep(100);
            return 0;
        });
        Assert.AreEqual("", quiet.ToString());
    }

    /// <summary>What several threads write and read.</summary>
    private sealed class SharedWriter : StringWriter
    {
        private readonly Lock _gate = new();

        public override void Write(char value)
        {
            lock (_gate)
            {
                base.Write(value);
            }
        }

        public override void Write(char[] buffer, int index, int count)
        {
            lock (_gate)
            {
                base.Write(buffer, index, count);
            }
        }

        public override void Write(string? value)
        {
            lock (_gate)
            {
                base.Write(value);
            }
        }

        public override string ToString()
        {
            lock (_gate)
            {
                return base.ToString();
            }
        }

        public async Task WaitForAsync(string text, int times, TimeSpan patience)
        {
            using var limit = new CancellationTokenSource(patience);
            while (ToString().Split(text).Length <= times)
            {
                await Task.Delay(50, limit.Token).ConfigureAwait(false);
            }
        }
    }
}
