using System.Runtime.Versioning;
using A11.Agents.Locks;
using A11.Agents.Records;

namespace A11.Agents.Tests.Locks;

/// <summary>The lock has one place; from its former one it is moved, and no other file takes its part.</summary>
[TestClass]
public sealed class LockPlaceTests
{
    private const string Good = "# Why: a test\nFROM debian:12.8-slim\nUSER app\n";

    private static readonly string Task = RepositoryFolder.Task("T1", "Dockerfile", "x");

    [TestMethod]
    public void A_lock_at_the_former_place_is_read()
    {
        using var repository = CreateFormer();
        Assert.IsEmpty(LockCheck.Run(repository.Root));
        Assert.AreEqual("AXT0201", LockCheck.Run(repository.With("Dockerfile", "# by hand\n").Root).Single().Rule.Id);
        Assert.IsTrue(repository.Has("a11.lock.json"));
    }

    [TestMethod]
    public void A_run_with_nothing_to_do_moves_it()
    {
        using var repository = CreateFormer();
        var text = repository.Read("a11.lock.json");
        Assert.AreEqual(OutcomeStatus.UpToDate, Run(repository, Task));
        Assert.IsFalse(repository.Has("a11.lock.json"));
        Assert.AreEqual(text, repository.Read(".a11/lock.json"));
    }

    [TestMethod]
    public void A_run_moves_it_with_the_files_that_it_lets_in()
    {
        using var repository = CreateFormer();
        Assert.AreEqual(OutcomeStatus.Done, Run(repository, RepositoryFolder.Task("T2", "Dockerfile.app", "x"), "Dockerfile.app"));
        Assert.IsFalse(repository.Has("a11.lock.json"));
        Assert.HasCount(2, LockFile.Read(repository.Root).Tasks);
    }

    [TestMethod]
    public void A_run_that_lets_nothing_in_leaves_it()
    {
        using var repository = CreateFormer();
        Assert.AreNotEqual(OutcomeStatus.Done, Run(repository, RepositoryFolder.Task("T2", "Dockerfile.app", "x"), "src/app.cs"));
        Assert.IsTrue(repository.Has("a11.lock.json") && !repository.Has(".a11/lock.json"));
    }

    [TestMethod]
    public void Accepting_an_edit_moves_it()
    {
        using var repository = CreateFormer().With("Dockerfile", Good + "# by hand\n");
        HandEdits.Accept(repository.Root, LockFile.Read(repository.Root), ["Dockerfile"]).Write(repository.Root);
        Assert.IsTrue(!repository.Has("a11.lock.json") && repository.Has(".a11/lock.json"));
        Assert.IsEmpty(LockCheck.Run(repository.Root));
    }

    /// <summary>Whoever adds one, at either place, would else choose the lock that counts.</summary>
    [TestMethod]
    [DataRow(".a11/lock.json", "a11.lock.json")]
    [DataRow("a11.lock.json", ".a11/lock.json")]
    public void A_second_lock_is_an_error_wherever_it_is_added(string own, string added)
    {
        using var repository = Create();
        var text = repository.Read(".a11/lock.json");
        File.Delete(Path.Combine(repository.Root, ".a11/lock.json"));
        _ = repository.With(own, text).With("Dockerfile", "# by hand\n").With(added, LockFile.Empty.ToText());
        var finding = LockCheck.Run(repository.Root).Single();
        Assert.AreEqual("AXT0203", finding.Rule.Id);
        StringAssert.Contains(finding.Message, "git rm a11.lock.json");
        _ = Assert.ThrowsExactly<InvalidDataException>(() => LockFile.Read(repository.Root));
        _ = Assert.ThrowsExactly<InvalidDataException>(() => LockFile.Empty.Write(repository.Root));
        _ = Assert.ThrowsExactly<InvalidDataException>(() => Run(repository, Task));
        Assert.AreEqual(text, repository.Read(own));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow(".A11/lock.json", ".A11")]
    [DataRow(".a11/LOCK.json", ".a11/LOCK.json")]
    [DataRow(".a11/lock.ｊson", ".a11/lock.")]
    [DataRow("A11.lock.json", "A11.lock.json")]
    public void A_name_that_is_the_lock_on_other_systems_is_an_error(string twin, string named)
    {
        using var repository = Create().With(twin, LockFile.Empty.ToText());
        var finding = LockCheck.Run(repository.Root).Single();
        Assert.AreEqual("AXT0203", finding.Rule.Id);
        StringAssert.Contains(finding.Message, named);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    [DataRow(".a11/lock.json")]
    [DataRow("a11.lock.json")]
    [DataRow(".a11")]
    public void A_link_is_no_lock(string link)
    {
        using var outside = new RepositoryFolder().With("lock.json", LockFile.Empty.ToText());
        using var repository = Create();
        Directory.Delete(Path.Combine(repository.Root, ".a11"), recursive: true);
        _ = link == ".a11/lock.json" ? Directory.CreateDirectory(Path.Combine(repository.Root, ".a11")) : null;
        _ = File.CreateSymbolicLink(Path.Combine(repository.Root, link), link == ".a11" ? outside.Root : Path.Combine(outside.Root, "lock.json"));
        Assert.AreEqual("AXT0203", LockCheck.Run(repository.Root).Single().Rule.Id);
        File.Delete(Path.Combine(repository.Root, link));
    }

    private static OutcomeStatus Run(RepositoryFolder repository, string task, string path = "Dockerfile") => repository.Run(task, new ScriptedAgent((path, Good)))[0].Status;

    private static RepositoryFolder Create()
    {
        var repository = new RepositoryFolder();
        Assert.AreEqual(OutcomeStatus.Done, Run(repository, Task));
        return repository;
    }

    /// <summary>A repository with its lock where earlier versions wrote it.</summary>
    private static RepositoryFolder CreateFormer()
    {
        var repository = Create();
        File.Move(Path.Combine(repository.Root, ".a11/lock.json"), Path.Combine(repository.Root, "a11.lock.json"));
        return repository;
    }
}
