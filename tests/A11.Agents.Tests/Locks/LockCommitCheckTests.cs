using A11.Agents.Locks;
using A11.Agents.Repositories;
using A11.Core.Diagnostics;
using A11.Core.Generation;

namespace A11.Agents.Tests.Locks;

/// <summary>A lock that other clones don't have is told of; repositories that have no use for one are left alone.</summary>
[TestClass]
public sealed class LockCommitCheckTests
{
    private const string Body = "# Why: a test\nFROM debian:12.8-slim\nUSER app\n";

    private static readonly string Task = RepositoryFolder.Task("T1", "Dockerfile", "x");

    private static readonly string Header = GeneratedHeader.Create("An image", "T1") + "\n\n";

    [TestMethod]
    public void A_committed_lock_is_fine()
    {
        using var repository = Create().Commit();
        Assert.IsEmpty(Run(repository));
    }

    [TestMethod]
    public void A_lock_that_was_just_made_is_fine()
    {
        using var repository = new RepositoryFolder().Commit();
        _ = repository.Run(Task, new ScriptedAgent(("Dockerfile", Header + Body)));
        Assert.IsEmpty(Run(repository));
    }

    [TestMethod]
    [DataRow(".gitignore", "*.lock.json\n*lock*\n", ".gitignore:2: *lock*")]
    [DataRow(".gitignore", ".a11/\n", ".gitignore:1: .a11/")]
    [DataRow(".gitignore", "# x\n\n.*\n", ".gitignore:3: .*")]
    [DataRow(".gitignore", ".a11/**\n", ".gitignore:1: .a11/**")]
    [DataRow(".gitignore", "*\n", ".gitignore:1: *")]
    [DataRow(".git/info/exclude", "*.json\n", ".git/info/exclude:1: *.json")]
    public void An_ignored_lock_is_told_with_the_line_and_the_way_out_works(string file, string ignored, string named)
    {
        using var repository = Create().Git("init", "--quiet").With(file, ignored);
        var finding = Run(repository).Single();
        Assert.AreEqual(("AXT0210", Severity.Warning), (finding.Rule.Id, finding.Severity));
        StringAssert.Contains(finding.Message, named);
        string[] lines = [.. finding.Message.Split(' ').Where(word => word.StartsWith('!'))];
        Assert.IsNotEmpty(lines);
        var text = repository.Has(".gitignore") ? repository.Read(".gitignore") : "";
        _ = repository.With(".gitignore", text + string.Join('\n', lines) + "\n");
        Assert.IsEmpty(Run(repository));
        Assert.Contains(".a11/lock.json", repository.Git("add", "--all").Output("ls-files"));
    }

    [TestMethod]
    public void A_line_beside_the_lock_is_to_be_removed()
    {
        using var repository = Create().Commit().Git("rm", "--quiet", "--cached", ".a11/lock.json").With(".a11/.gitignore", "*.json\n");
        StringAssert.Contains(Run(repository).Single().Message, "Remove that line from .a11/.gitignore.");
    }

    [TestMethod]
    public void A_lock_that_is_tracked_against_the_rule_is_fine()
    {
        using var repository = Create().Git("init", "--quiet").With(".gitignore", "*.json\n").Git("add", "--force", ".a11/lock.json");
        Assert.IsEmpty(Run(repository));
    }

    [TestMethod]
    public void An_ignored_lock_at_its_former_place_is_to_be_moved()
    {
        using var repository = Create().Git("init", "--quiet").With(".gitignore", "*.lock.json\n");
        File.Move(Path.Combine(repository.Root, ".a11/lock.json"), Path.Combine(repository.Root, "a11.lock.json"));
        StringAssert.Contains(Run(repository).Single().Message, "Run “a11 accept”");
        LockFile.Read(repository.Root).Write(repository.Root);
        Assert.IsEmpty(Run(repository));
    }

    [TestMethod]
    public void A_lock_that_was_left_out_of_a_commit_is_told()
    {
        using var repository = Create().Commit().Git("rm", "--quiet", "--cached", ".a11/lock.json");
        var finding = Run(repository).Single();
        Assert.AreEqual(Severity.Warning, finding.Severity);
        StringAssert.Contains(finding.Message, "git add .a11/lock.json");
        StringAssert.Contains(finding.Message, "Dockerfile");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("# syntax=docker/dockerfile:1\n")]
    [DataRow("*.lock.json\n*lock*")]
    public void A_generated_file_without_a_lock_is_an_error(string first)
    {
        var isIgnored = first.StartsWith('*');
        using var repository = new RepositoryFolder().With("Dockerfile", (isIgnored ? "" : first) + Header + Body).With(".gitignore", isIgnored ? first : "").Commit();
        var finding = Run(repository).Single();
        Assert.AreEqual(("AXT0210", Severity.Error, "Dockerfile"), (finding.Rule.Id, finding.Severity, finding.Path));
        StringAssert.Contains(finding.Message, isIgnored ? "!/.a11/lock.json" : "a11 run T1");
    }

    [TestMethod]
    public void A_branch_that_deletes_the_lock_is_found_by_its_files()
    {
        using var repository = Create().Commit();
        File.Delete(Path.Combine(repository.Root, ".a11/lock.json"));
        Assert.AreEqual(Severity.Error, Run(repository).Single().Severity);
        Assert.AreEqual(Severity.Error, Run(repository.Commit()).Single().Severity);
    }

    [TestMethod]
    public void A_lock_of_a_directory_on_the_way_counts_if_it_lists_the_file()
    {
        using var sample = Create();
        using var repository = new RepositoryFolder().With("samples/x/Dockerfile", Header + Body).With("samples/x/.a11/lock.json", sample.Read(".a11/lock.json")).Commit();
        Assert.IsEmpty(Run(repository));
        Assert.AreEqual(Severity.Error, Run(repository.With("samples/x/.a11/lock.json", LockFile.Empty.ToText())).Single().Severity);
    }

    [TestMethod]
    public void A_file_without_a_header_is_told_by_its_task()
    {
        using var repository = new RepositoryFolder().With(".a11/tasks/t.json", Task).Commit();
        Assert.IsEmpty(Run(repository));
        var finding = Run(repository.With("Dockerfile", Body)).Single();
        Assert.AreEqual(Severity.Warning, finding.Severity);
        StringAssert.Contains(finding.Message, "The files of task T1 are there");
    }

    [TestMethod]
    public void Tasks_whose_lock_git_would_ignore_are_told_before_the_first_run()
    {
        using var repository = new RepositoryFolder().With(".a11/tasks/t.json", Task).With(".gitignore", "lock.json\n").Commit();
        Assert.AreEqual(Severity.Warning, Run(repository).Single().Severity);
        Assert.IsEmpty(Run(repository.With(".gitignore", "")));
    }

    [TestMethod]
    public void Without_tasks_or_without_git_there_is_nothing_to_tell()
    {
        using var repository = new RepositoryFolder().With("Dockerfile", Body).With(".gitignore", "*.json\n").Commit();
        Assert.IsEmpty(Run(repository));
        using var context = new RepositoryFolder().With("Dockerfile", Header + Body);
        Assert.IsEmpty(Run(context));
    }

    private static IReadOnlyList<Diagnostic> Run(RepositoryFolder repository) => LockCommitCheck.Run(repository.Root, new RepositoryFiles(repository.Root, _ => { }));

    private static RepositoryFolder Create()
    {
        var repository = new RepositoryFolder();
        _ = repository.Run(Task, new ScriptedAgent(("Dockerfile", Header + Body)));
        Assert.IsTrue(repository.Has(".a11/lock.json"));
        return repository;
    }
}
