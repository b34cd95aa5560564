using System.Collections.Immutable;
using System.Text;
using A11.Agents.Catalogue;
using A11.Agents.Policies;
using A11.Agents.Records;
using A11.Agents.Runs;
using A11.Core.Boundaries;
using A11.Core.Files;
using A11.Core.Generation;
using A11.Tests;

namespace A11.Agents.Tests.Runs;

/// <summary>An agent without a sandbox that reaches for the repository itself is found out; one that does not is let in, and it is said that nothing confined it.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
public sealed class RepositoryWatchTests
{
    private const string Write = "printf '# Why: a test\\nFROM debian:12.8-slim\\nUSER app\\n' > Dockerfile; ";
    private const string Done = "\necho '{\"status\": \"done\"}'";

    [TestMethod]
    [DataRow("git -C ROOT config core.fsmonitor /bin/true", ".git/config")]
    [DataRow("echo '#!/bin/sh' > ROOT/.git/hooks/post-checkout", ".git/hooks/post-checkout")]
    [DataRow("mv ROOT/.git/hooks ROOT/.git/old; ln -s /usr/bin ROOT/.git/hooks", ".git/hooks")]
    [DataRow("chmod +x ROOT/.git/hooks/later", ".git/hooks/later")]
    [DataRow("echo 'ref: refs/heads/evil' > ROOT/.git/HEAD", ".git/HEAD")]
    [DataRow("git -C ROOT update-ref refs/heads/evil HEAD", ".git/refs/heads/evil")]
    [DataRow("git -C ROOT update-ref refs/replace/$(git -C ROOT rev-parse HEAD) HEAD~0", ".git/refs/replace/")]
    [DataRow("git -C ROOT pack-refs --all", ".git/packed-refs")]
    [DataRow("echo '* filter=x' > ROOT/.git/info/attributes", ".git/info/attributes")]
    [DataRow("echo /tmp > ROOT/.git/objects/info/alternates", ".git/objects/info/alternates")]
    [DataRow("echo 'strict: false' >> ROOT/a11.yml", "a11.yml")]
    [DataRow("rm ROOT/a11.yml; mkfifo ROOT/a11.yml", "a11.yml")]
    [DataRow("mkdir -p ROOT/.a11/tasks; echo '{}' > ROOT/.a11/tasks/x.json", ".a11/tasks/x.json")]
    [DataRow("mkdir -p ROOT/.a11; echo '{}' > ROOT/.a11/lock.json", ".a11/lock.json")]
    [DataRow("echo '{}' > ROOT/a11.lock.json", "a11.lock.json")]
    [DataRow("mkdir ROOT/src; echo 'strict: false' > ROOT/src/a11.yml", "src/a11.yml")]
    [DataRow("echo 'ignored: [DL3007]' > ROOT/.hadolint.yaml", ".hadolint.yaml")]
    [DataRow("echo 'ignored: [DL3007]' > ROOT/known/.hadolint.yaml", "known/.hadolint.yaml")]
    [DataRow("rm ROOT/known/.hadolint.yaml", "known/.hadolint.yaml")]
    [DataRow("echo 'FROM evil' > ROOT/Dockerfile", "Dockerfile")]
    public void What_is_changed_in_the_repository_itself_is_a_breach(string attack, string path)
    {
        using var repository = Create();
        var outcome = Run(repository, Write + attack.Replace("ROOT", $"'{repository.Root}'", StringComparison.Ordinal) + Done)[0];
        Assert.AreEqual(OutcomeStatus.BoundaryViolated, outcome.Status, outcome.Reason);
        var finding = outcome.Diagnostics.First(finding => finding.Path.StartsWith(path, StringComparison.Ordinal));
        Assert.AreEqual(BoundaryRules.Protected, finding.Rule);
        StringAssert.Contains(finding.Message, "without a sandbox");
        Assert.AreNotEqual("# Why: a test\nFROM debian:12.8-slim\nUSER app\n", repository.Has("Dockerfile") ? repository.Read("Dockerfile") : "");
    }

    [TestMethod]
    public void What_was_changed_is_named_also_where_the_run_is_cancelled()
    {
        using var repository = Create();
        using var cancellation = new CancellationTokenSource();
        var warnings = new List<string>();
        var hook = Path.Combine(repository.Root, ".git", "hooks", "post-checkout");
        var options = new RunOptions(TestEngine.Default) { Variable = _ => null, Warn = warnings.Add };
        bool Watched()
        {
            Thread.Sleep(20);
            return File.Exists(hook);
        }

        var cancelling = Task.Run(() => SpinWait.SpinUntil(() => Watched(), TimeSpan.FromSeconds(25)) ? cancellation.CancelAsync() : Task.CompletedTask);
        _ = Assert.Throws<OperationCanceledException>(() => Run(repository, $"echo evil > '{hook}'; sleep 1000", options: options, cancellation: cancellation.Token));
        cancelling.GetAwaiter().GetResult();
        Assert.Contains(warning => warning.Contains(".git/hooks/post-checkout", StringComparison.Ordinal), warnings);
    }

    [TestMethod]
    public void A_policy_that_changed_in_any_directory_is_found_and_one_of_our_own_taken()
    {
        using var repository = Create();
        var policy = PolicyFingerprint.Create(repository.Root, TestEngine.Load(new DirectoryFileSource(repository.Root)).Root, () => new DirectoryFileSource(repository.Root));
        Assert.IsNull(policy.FindChange());
        _ = repository.With("known/.hadolint.yaml", "ignored: [DL3007]\n");
        Assert.AreEqual("known/.hadolint.yaml", policy.FindChange());
        policy.Accept(["known/.hadolint.yaml"]);
        Assert.IsNull(policy.FindChange());
        _ = repository.With("src/a11.yml", "strict: false\n");
        Assert.AreEqual("src/a11.yml", policy.FindChange());
    }

    [TestMethod]
    public void Who_keeps_to_the_workspace_is_let_in_and_it_is_said_that_nothing_confined_it()
    {
        using var repository = Create();
        var outcome = Run(repository, Write + Done)[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        Assert.IsTrue(outcome.Confinement!.IsMissing);
        StringAssert.Contains(repository.Read(".a11/lock.json"), "\"sandbox\": \"none\"");
        Assert.AreEqual(new SandboxDocument("none", false, outcome.Confinement.Reason), RunDocument.Create([outcome]).Sandbox);
        Assert.IsEmpty(outcome.Diagnostics.Where(finding => finding.Rule == GenerationRules.UnconfinedAgent));
    }

    [TestMethod]
    public void On_CI_that_is_a_warning()
    {
        using var repository = Create();
        var outcome = Run(repository, Write + Done, variable: name => name == "CI" ? "true" : null)[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        StringAssert.Contains(outcome.Diagnostics.Single(finding => finding.Rule == GenerationRules.UnconfinedAgent).Message, "sandbox: required");
    }

    [TestMethod]
    public void What_tasks_side_by_side_let_in_is_no_breach()
    {
        using var repository = Create();
        var tasks = $"[{string.Join(", ", Enumerable.Range(0, 4).Select(number => RepositoryFolder.Task($"T{number}", $"Dockerfile.{number}", "x")))}]";
        var script = "for n in 0 1 2 3; do grep -q \"Dockerfile.$n\" \"$A11_TASK\" && f=Dockerfile.$n; done; sleep 0.$(shuf -i 1-9 -n 1); printf '# Why: a test\\nFROM debian:12.8-slim\\nUSER app\\n' > $f" + Done;
        foreach (var outcome in Run(repository, script, tasks))
        {
            Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason + string.Concat(outcome.Diagnostics.Select(finding => finding.Message)));
        }
    }

    [TestMethod]
    public void The_built_in_agent_needs_none()
    {
        using var repository = new RepositoryFolder().Commit();
        var outcome = repository.Run(RepositoryFolder.Task("T1", "Dockerfile", "x"), new ScriptedAgent(("Dockerfile", "# Why: a test\nFROM debian:12.8-slim\nUSER app\n")), new RunOptions(TestEngine.Default) { Variable = name => name == "CI" ? "true" : null })[0];
        Assert.IsFalse(outcome.Confinement!.IsNeeded);
        StringAssert.Contains(outcome.Confinement.Reason, "starts no program");
        Assert.IsEmpty(outcome.Diagnostics.Where(finding => finding.Rule == GenerationRules.UnconfinedAgent));
        Assert.DoesNotContain("sandbox", repository.Read(".a11/lock.json"));
    }

    private static RepositoryFolder Create() =>
        new RepositoryFolder().With("README.md", "# Test\n").With("known/.hadolint.yaml", "ignored: []\n").Commit().With(".git/hooks/later", "#!/bin/sh\n");

    private static ImmutableArray<TaskOutcome> Run(RepositoryFolder repository, string script, string? tasks = null, Func<string, string?>? variable = null, RunOptions? options = null, CancellationToken cancellation = default)
    {
        using var scripts = new RepositoryFolder().With("agent.sh", script);
        _ = repository.With("a11.yml", $"agent: mine\nsandbox: off\njobs: 4\nagents:\n  mine: {{ exec: [bash, {scripts.Root}/agent.sh], timeout: 30s }}\n");
        var settings = TestEngine.Load(new DirectoryFileSource(repository.Root));
        var policy = Policy.Read(repository.Root, settings.Root, out _)!;
        var agent = AgentCatalogue.Find("mine", settings.Root, policy.Profile)!;
        var list = TaskLoader.Load([("tasks.json", Encoding.UTF8.GetBytes(tasks ?? RepositoryFolder.Task("T1", "Dockerfile", "x")))], out _);
        options ??= new RunOptions(TestEngine.Default) { Variable = variable ?? (_ => null) };
        return new TaskRunner(repository.Root, () => new A11.Agents.Repositories.RepositoryFiles(repository.Root, _ => { }), policy, settings, agent, options).RunAsync(list, cancellation).GetAwaiter().GetResult();
    }
}
