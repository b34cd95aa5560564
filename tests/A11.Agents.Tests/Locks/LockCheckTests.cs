using System.Runtime.Versioning;
using System.Text;
using A11.Agents.Changes;
using A11.Agents.Locks;
using A11.Agents.Records;

namespace A11.Agents.Tests.Locks;

/// <summary>What was locked on one system is what was locked on any other.</summary>
[TestClass]
public sealed class LockCheckTests
{
    private const string Good = "# Why: a test\nFROM debian:12.8-slim\nUSER app\n";

    private static readonly string Task = RepositoryFolder.Task("T1", "Dockerfile", "x");

    [TestMethod]
    public void A_checkout_with_other_line_endings_is_no_edit()
    {
        using var repository = Create();
        _ = repository.With("Dockerfile", Good.ReplaceLineEndings("\r\n"));
        Assert.IsEmpty(LockCheck.Run(repository.Root));
        Assert.IsEmpty(HandEdits.Find(repository.Root, LockFile.Read(repository.Root)));
        Assert.AreEqual(OutcomeStatus.UpToDate, Run(repository));
    }

    [TestMethod]
    public void A_real_checkout_under_autocrlf_is_clean()
    {
        using var repository = Create().Commit();
        using var clone = new RepositoryFolder();
        _ = clone.Git("clone", "--quiet", "--config", "core.autocrlf=true", repository.Root, "clone");
        var root = Path.Combine(clone.Root, "clone");
        StringAssert.Contains(File.ReadAllText(Path.Combine(root, "Dockerfile")), "\r\n");
        StringAssert.Contains(File.ReadAllText(Path.Combine(root, ".a11/lock.json")), "\r\n");
        Assert.IsEmpty(LockCheck.Run(root));
    }

    [TestMethod]
    public void An_edit_is_one_whatever_the_line_endings()
    {
        using var repository = Create();
        foreach (var text in (string[])[Good + "# by hand\n", (Good + "# by hand\n").ReplaceLineEndings("\r\n"), Good.Replace("\n", "\r", StringComparison.Ordinal), Good + "\0"])
        {
            Assert.AreEqual("AXT0201", LockCheck.Run(repository.With("Dockerfile", text).Root).Single().Rule.Id);
            Assert.AreEqual(OutcomeStatus.Conflict, Run(repository));
        }

        File.Delete(Path.Combine(repository.Root, "Dockerfile"));
        Assert.AreEqual("AXT0202", LockCheck.Run(repository.Root).Single().Rule.Id);
    }

    [TestMethod]
    [DataRow("\n", "\n")]
    [DataRow("\n", "\r\n")]
    [DataRow("\r\n", "\r\n")]
    public void A_lock_of_version_1_is_accepted_and_rewritten_once(string locked, string checkedOut)
    {
        using var repository = CreateOld(locked);
        _ = repository.With("Dockerfile", Good.ReplaceLineEndings(checkedOut));
        Assert.IsEmpty(LockCheck.Run(repository.Root));
        Assert.AreEqual(OutcomeStatus.UpToDate, Run(repository));
        var text = repository.Read(".a11/lock.json");
        StringAssert.Contains(text, "\"version\": 2");
        StringAssert.Contains(text, LockedContent.Create(Encoding.UTF8.GetBytes(Good)).Text);
        Assert.IsFalse(text.Contains("is_of_bytes", StringComparison.Ordinal));
        Assert.AreEqual(OutcomeStatus.UpToDate, Run(repository));
        Assert.AreEqual(text, repository.Read(".a11/lock.json"));
    }

    [TestMethod]
    public void An_edit_stays_one_when_a_lock_of_version_1_is_rewritten()
    {
        using var repository = CreateOld("\n");
        _ = repository.With("Dockerfile", "# by hand\n");
        Assert.AreEqual("AXT0201", LockCheck.Run(repository.Root).Single().Rule.Id);
        LockFile.Read(repository.Root).Write(repository.Root);
        StringAssert.Contains(repository.Read(".a11/lock.json"), "\"version\": 2");
        Assert.AreEqual("AXT0201", LockCheck.Run(repository.Root).Single().Rule.Id);

        // Restored, it is again what was locked.
        Assert.IsEmpty(LockCheck.Run(repository.With("Dockerfile", Good).Root));
    }

    [TestMethod]
    public void Accepting_an_edit_rewrites_a_lock_of_version_1()
    {
        using var repository = CreateOld("\n");
        _ = repository.With("Dockerfile", Good + "# by hand\r\n");
        var locks = LockFile.Read(repository.Root);
        HandEdits.Accept(repository.Root, locks, ["Dockerfile"]).Write(repository.Root);
        _ = repository.With("Dockerfile", Good + "# by hand\n");
        Assert.IsEmpty(LockCheck.Run(repository.Root));
        Assert.IsTrue(LockFile.Read(repository.Root) is { IsCurrent: true } now && now.Tasks[0].Files[0].EditedByHand);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void A_link_to_the_same_content_is_an_edit_and_is_not_accepted()
    {
        using var outside = new RepositoryFolder().With("Dockerfile", Good);
        using var repository = Create();
        File.Delete(Path.Combine(repository.Root, "Dockerfile"));
        _ = File.CreateSymbolicLink(Path.Combine(repository.Root, "Dockerfile"), Path.Combine(outside.Root, "Dockerfile"));
        Assert.AreEqual("AXT0201", LockCheck.Run(repository.Root).Single().Rule.Id);
        StringAssert.Contains(Assert.ThrowsExactly<IOException>(() => HandEdits.Accept(repository.Root, LockFile.Read(repository.Root), ["Dockerfile"])).Message, "Dockerfile");
    }

    [TestMethod]
    public void A_task_and_a_profile_may_be_checked_out_with_other_line_endings_too()
    {
        var task = Task.Replace("{ ", "{\n", StringComparison.Ordinal);
        using var repository = new RepositoryFolder();
        Assert.AreEqual(OutcomeStatus.Done, repository.Run(task, new ScriptedAgent(("Dockerfile", Good)))[0].Status);
        Assert.AreEqual(OutcomeStatus.UpToDate, repository.Run(task.ReplaceLineEndings("\r\n"), new ScriptedAgent(("Dockerfile", Good)))[0].Status);
    }

    private static OutcomeStatus Run(RepositoryFolder repository) => repository.Run(Task, new ScriptedAgent(("Dockerfile", Good)))[0].Status;

    private static RepositoryFolder Create()
    {
        var repository = new RepositoryFolder();
        Assert.AreEqual(OutcomeStatus.Done, Run(repository));
        return repository;
    }

    /// <summary>A repository with a lock as version 1 wrote it.</summary>
    private static RepositoryFolder CreateOld(string lineEnding)
    {
        var repository = Create();
        var text = repository.Read(".a11/lock.json")
            .Replace("\"version\": 2", "\"version\": 1", StringComparison.Ordinal)
            .Replace(LockedContent.Create(Encoding.UTF8.GetBytes(Good)).Text, ContentHash.Compute(Encoding.UTF8.GetBytes(Good.ReplaceLineEndings(lineEnding))), StringComparison.Ordinal);
        return repository.With(".a11/lock.json", text);
    }
}
