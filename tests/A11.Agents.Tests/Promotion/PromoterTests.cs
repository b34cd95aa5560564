using System.Text;
using A11.Agents.Changes;
using A11.Agents.Promotion;

namespace A11.Agents.Tests.Promotion;

[TestClass]
public sealed class PromoterTests : IDisposable
{
    private readonly RepositoryFolder _repository = new();

    private string Staging => Path.Combine(_repository.Root, ".a11", "runs", "promotion");

    public void Dispose() => _repository.Dispose();

    [TestMethod]
    public void All_changes_land()
    {
        _ = _repository.With("old.yml", "old").With("gone.yml", "gone").With("folder/only.yml", "only");
        Promote(Added("new/file.yml", "new"), Modified("old.yml", "changed"), Deleted("gone.yml"), Deleted("folder/only.yml"));
        Assert.AreEqual("new/file.yml new|old.yml changed", Describe());
        Assert.IsFalse(Directory.Exists(Path.Combine(_repository.Root, "folder")));
        Assert.IsFalse(Directory.Exists(Staging));
        Assert.AreEqual(RecoveryOutcome.Nothing, new Promoter(_repository.Root).Recover().Outcome);
    }

    [TestMethod]
    public void A_file_makes_way_for_a_folder_and_a_folder_for_a_file()
    {
        _ = _repository.With("file", "1").With("folder/a", "2").With("folder/inner/b", "3");
        Promote(Deleted("file"), Added("file/inside", "4"), Deleted("folder/a"), Deleted("folder/inner/b"), Added("folder", "5"));
        Assert.AreEqual("file/inside 4|folder 5", Describe());
    }

    [TestMethod]
    public void A_file_that_changed_meanwhile_stops_all_of_them_and_both_versions_are_kept()
    {
        _ = _repository.With("a.yml", "a");
        var expected = Snapshot("a.yml", "b.yml");
        _ = _repository.With("a.yml", "somebody else's");
        var error = Assert.ThrowsExactly<PromotionConflictException>(() => new Promoter(_repository.Root).Promote([Modified("a.yml", "mine"), Added("b.yml", "b")], expected));
        CollectionAssert.AreEqual(new[] { "a.yml" }, error.Paths.ToArray());
        Assert.AreEqual("a.yml somebody else's", Describe());
        Assert.AreEqual("mine", _repository.Read($"{error.Kept}/a.yml"));
        Assert.AreEqual("b", _repository.Read($"{error.Kept}/b.yml"));
        StringAssert.Contains(error.Message, $"{error.Kept}/a.yml");
    }

    [TestMethod]
    [DataRow("added")]
    [DataRow("deleted")]
    [DataRow("folder")]
    [DataRow("link")]
    [DataRow("parent is a link")]
    [DataRow("hard link")]
    public void What_came_between_is_a_conflict(string what)
    {
        UnixOnly();
        using var outside = new RepositoryFolder().With("a.yml", "outside");
        var path = what == "added" ? "deploy/new.yml" : "deploy/a.yml";
        _ = _repository.With("deploy/a.yml", "a");
        var expected = Snapshot(path);
        var full = Path.Combine(_repository.Root, path);
        switch (what)
        {
            case "added":
                File.WriteAllText(full, "theirs");
                break;
            case "deleted":
                File.Delete(full);
                break;
            case "folder":
                File.Delete(full);
                _ = Directory.CreateDirectory(full);
                break;
            case "link":
                File.Delete(full);
                _ = File.CreateSymbolicLink(full, Path.Combine(outside.Root, "a.yml"));
                break;
            case "parent is a link":
                Directory.Delete(Path.GetDirectoryName(full)!, recursive: true);
                _ = Directory.CreateSymbolicLink(Path.GetDirectoryName(full)!, outside.Root);
                break;
            default:
                _ = CliWrap.Cli.Wrap("ln").WithArguments([full, full + ".twin"]).ExecuteAsync().GetAwaiter().GetResult();
                break;
        }

        _ = Assert.ThrowsExactly<PromotionConflictException>(() => new Promoter(_repository.Root).Promote([Modified(path, "mine")], expected));
        Assert.AreEqual("outside", outside.Read("a.yml"));
        Assert.AreEqual(what == "added" ? "theirs" : "nothing", File.Exists(Path.Combine(_repository.Root, "deploy/new.yml")) ? _repository.Read("deploy/new.yml") : "nothing");
    }

    [TestMethod]
    public void Modes_are_promoted_and_kept()
    {
        UnixOnly();
        _ = _repository.With("run.sh", "x").With("tool.sh", "x").With("kept.sh", "x").With("private.yml", "x");
        Chmod("tool.sh", "755");
        Chmod("kept.sh", "750");
        Chmod("private.yml", "600");
        Promote(
            new Change("run.sh", ChangeKind.ModeChanged, default, IsExecutable: true),
            new Change("tool.sh", ChangeKind.ModeChanged, "x"u8.ToArray()),
            new Change("kept.sh", ChangeKind.Modified, "y"u8.ToArray(), IsExecutable: true),
            Modified("private.yml", "y"),
            new Change("added.sh", ChangeKind.Added, "z"u8.ToArray(), IsExecutable: true));
        Assert.AreEqual("-rwxr-xr-x -rw-r--r-- -rwxr-x--- -rw------- -rwxr-xr-x", string.Join(' ', new[] { "run.sh", "tool.sh", "kept.sh", "private.yml", "added.sh" }.Select(ModeOf)));
        Assert.AreEqual("added.sh z x|kept.sh y x|private.yml y|run.sh x x|tool.sh x", Describe());
    }

    [TestMethod]
    public void A_folder_that_cannot_be_written_changes_nothing()
    {
        UnixOnly();
        _ = _repository.With("a.yml", "a").With("closed/b.yml", "b");
        Chmod("closed", "555");
        if (Environment.IsPrivilegedProcess)
        {
            Chmod("closed", "755");
            Assert.Inconclusive("Root may write everywhere.");
        }

        var error = Assert.ThrowsExactly<UnauthorizedAccessException>(() => Promote(Modified("a.yml", "mine"), Modified("closed/b.yml", "mine")));
        Chmod("closed", "755");
        StringAssert.Contains(error.Message, "closed");
        Assert.AreEqual("a.yml a|closed/b.yml b", Describe());
    }

    [TestMethod]
    [DataRow("../outside.yml")]
    [DataRow("/etc/a11-outside.yml")]
    [DataRow(".git/hooks/pre-commit")]
    [DataRow("inner/.GIT/config")]
    [DataRow(".a11/runs/promotion/journal")]
    [DataRow("a\u0000b")]
    [DataRow("a\nb")]
    public void A_path_that_leads_elsewhere_is_never_written(string path)
    {
        _ = Assert.ThrowsExactly<IOException>(() => new Promoter(_repository.Root).Promote([Added("a.yml", "a"), Added(path, "x")], new Dictionary<string, string?>()));
        Assert.AreEqual("", Describe());
        Assert.IsFalse(Directory.Exists(Staging));
    }

    [TestMethod]
    public void A_step_that_fails_takes_all_others_back()
    {
        Prepare(out var changes, out var expected);
        var before = Describe();
        var count = 0;
        var promoter = new Promoter(_repository.Root, at =>
        {
            if (at.StartsWith("move", StringComparison.Ordinal) && ++count == 3)
            {
                throw new IOException("No space left on device");
            }
        });
        var error = Assert.ThrowsExactly<IOException>(() => promoter.Promote(changes, expected));
        StringAssert.Contains(error.Message, "No space");
        Assert.AreEqual(before, Describe());
        Assert.IsFalse(Directory.Exists(Staging));
    }

    /// <summary>Cut off at every single thing that it does, and again while it recovers: all old or all new, and it says which.</summary>
    [TestMethod]
    public void Cut_off_anywhere_it_is_all_old_or_all_new()
    {
        for (var stop = 1; ; stop++)
        {
            using var repository = new RepositoryFolder();
            Prepare(repository, out var changes, out var expected);
            var before = Describe(repository);
            if (!IsCutOff(stop, reached => new Promoter(repository.Root, reached).Promote(changes, expected)))
            {
                Assert.IsGreaterThan(15, stop);
                return;
            }

            for (var again = 1; IsCutOff(again, reached => new Promoter(repository.Root, reached).Recover()) && again < 3; again++)
            {
            }

            var recovery = new Promoter(repository.Root).Recover();
            var after = Describe(repository);
            Assert.IsEmpty(Directory.GetDirectories(Path.Combine(repository.Root, ".a11", "runs")), $"Stopped at {stop}.");
            if (recovery.Outcome == RecoveryOutcome.Undone)
            {
                Assert.AreEqual(before, after, $"Stopped at {stop}.");
            }
            else if (recovery.Outcome == RecoveryOutcome.Completed)
            {
                Assert.AreEqual(New, after, $"Stopped at {stop}.");
            }
            else
            {
                Assert.IsTrue(after == before || after == New, $"Stopped at {stop}: {after}");
            }
        }
    }

    /// <summary>The same while it takes back what it could not finish.</summary>
    [TestMethod]
    public void Cut_off_while_it_takes_back_it_is_all_old_or_all_new()
    {
        for (var stop = 1; ; stop++)
        {
            using var repository = new RepositoryFolder();
            Prepare(repository, out var changes, out var expected);
            var before = Describe(repository);
            var isBack = false;
            var isCutOff = IsCutOff(stop, reached =>
            {
                try
                {
                    new Promoter(repository.Root, Reach).Promote(changes, expected);
                    Assert.Fail("The disk was full.");
                }
                catch (IOException)
                {
                }

                void Reach(string at)
                {
                    isBack |= at == "turn";
                    if (isBack)
                    {
                        reached(at);
                    }
                    else if (at == "flush")
                    {
                        throw new IOException("No space left on device");
                    }
                }
            });
            _ = new Promoter(repository.Root).Recover();

            // Before it turns round all steps were taken, and what kept it from going on is gone.
            Assert.AreEqual(stop == 1 ? New : before, Describe(repository), $"Stopped at {stop}.");
            if (!isCutOff)
            {
                Assert.IsGreaterThan(8, stop);
                return;
            }
        }
    }

    [TestMethod]
    public void Somebodys_edit_after_a_kill_is_left_alone()
    {
        Prepare(out var changes, out var expected);
        _ = IsCutOffAt("move modified.yml", reached => new Promoter(_repository.Root, reached).Promote(changes, expected));
        _ = _repository.With("modified.yml", "somebody else's");
        var recovery = new Promoter(_repository.Root).Recover();
        Assert.AreEqual(RecoveryOutcome.Undone, recovery.Outcome);
        Assert.AreEqual(Old.Replace("modified.yml old", "modified.yml somebody else's", StringComparison.Ordinal), Describe());
    }

    [TestMethod]
    public void A_journal_that_is_not_ours_does_nothing()
    {
        Prepare(out var changes, out var expected);
        _ = IsCutOffAt("committed", reached => new Promoter(_repository.Root, reached).Promote(changes, expected));
        var journal = Path.Combine(Staging, "journal");
        File.WriteAllText(journal, File.ReadAllText(journal).Replace("added/new.yml", "../outside.yml", StringComparison.Ordinal));
        var recovery = new Promoter(_repository.Root).Recover();
        Assert.AreEqual(RecoveryOutcome.Unreadable, recovery.Outcome);
        Assert.AreEqual(Old, Describe());
        Assert.IsFalse(File.Exists(Path.Combine(_repository.Root, "..", "outside.yml")));
        StringAssert.Contains(recovery.Message, ".a11/runs/conflicts/");
        Assert.AreEqual(RecoveryOutcome.Nothing, new Promoter(_repository.Root).Recover().Outcome);
    }

    [TestMethod]
    [DataRow("../outside.yml")]
    [DataRow(".git/config")]
    [DataRow("/etc/a11-outside")]
    public void A_forged_journal_with_a_right_hash_cannot_leave_the_repository(string path)
    {
        Assert.IsNotNull(PromotionJournal.FromBytes(new PromotionJournal([new("a.yml", null, null)], []).ToBytes()));
        Assert.IsNull(PromotionJournal.FromBytes(new PromotionJournal([new(path, null, null)], []).ToBytes()));
        Assert.IsNull(PromotionJournal.FromBytes(new PromotionJournal([], [path]).ToBytes()));
    }

    [TestMethod]
    public void Nothing_is_written_through_a_link_in_place_of_our_own_folder()
    {
        UnixOnly();
        using var outside = new RepositoryFolder();
        _ = Directory.CreateSymbolicLink(Path.Combine(_repository.Root, ".a11"), outside.Root);
        _ = Assert.ThrowsExactly<IOException>(() => Promote(Added("a.yml", "a")));
        Assert.AreEqual("", Describe(outside));
        Assert.IsFalse(_repository.Has("a.yml"));
    }

    private const string Old = "deleted.yml old|file old|folder/a old|modified.yml old|tool.sh old x";
    private const string New = "added/new.yml new|file/inside new|folder new|modified.yml new|tool.sh old";

    private void Prepare(out System.Collections.Immutable.ImmutableArray<Change> changes, out Dictionary<string, string?> expected) => Prepare(_repository, out changes, out expected);

    private static void Prepare(RepositoryFolder repository, out System.Collections.Immutable.ImmutableArray<Change> changes, out Dictionary<string, string?> expected)
    {
        _ = repository.With("modified.yml", "old").With("deleted.yml", "old").With("tool.sh", "old").With("file", "old").With("folder/a", "old");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(repository.Root, "tool.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        changes =
        [
            Added("added/new.yml", "new"), Modified("modified.yml", "new"), Deleted("deleted.yml"), new Change("tool.sh", ChangeKind.ModeChanged, default),
            Deleted("file"), Added("file/inside", "new"), Deleted("folder/a"), Added("folder", "new"),
        ];
        expected = changes.ToDictionary(change => change.Path, change => ContentHash.ComputeFile(Path.Combine(repository.Root, change.Path)));
    }

    /// <summary>Runs until something has been reached so many times.</summary>
    private static bool IsCutOff(int stop, Action<Action<string>> run)
    {
        var count = 0;
        return IsCutOff(_ => ++count == stop, run);
    }

    private static bool IsCutOffAt(string stop, Action<Action<string>> run) => IsCutOff(at => at == stop, run);

    private static bool IsCutOff(Func<string, bool> isThere, Action<Action<string>> run)
    {
        try
        {
            run(at =>
            {
                if (isThere(at))
                {
                    throw new CutOffException();
                }
            });
            return false;
        }
        catch (CutOffException)
        {
            return true;
        }
    }

    private static Change Added(string path, string text) => new(path, ChangeKind.Added, Encoding.UTF8.GetBytes(text));

    private static Change Modified(string path, string text) => new(path, ChangeKind.Modified, Encoding.UTF8.GetBytes(text));

    private static Change Deleted(string path) => new(path, ChangeKind.Deleted, default);

    private void Promote(params Change[] changes) => new Promoter(_repository.Root).Promote([.. changes], Snapshot([.. changes.Select(change => change.Path)]));

    private Dictionary<string, string?> Snapshot(params string[] paths) => paths.ToDictionary(path => path, path => ContentHash.ComputeFile(Path.Combine(_repository.Root, path)));

    private string Describe() => Describe(_repository);

    /// <summary>All files but our own, with their contents, and an x where they may be executed.</summary>
    private static string Describe(RepositoryFolder repository) => string.Join('|', Directory.EnumerateFiles(repository.Root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(repository.Root, file).Replace('\\', '/'))
        .Where(path => !path.StartsWith(".a11/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(path => $"{path} {repository.Read(path)}{(IsExecutable(Path.Combine(repository.Root, path)) ? " x" : "")}"));

    private static bool IsExecutable(string file) => !OperatingSystem.IsWindows() && File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute);

    private string ModeOf(string path)
    {
        var mode = OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(Path.Combine(_repository.Root, path));
        return "-" + string.Concat(Enumerable.Range(0, 9).Select(bit => (mode & (0x100 >> bit)) != 0 ? "rwxrwxrwx"[bit] : '-'));
    }

    private void Chmod(string path, string mode) => _ = CliWrap.Cli.Wrap("chmod").WithArguments([mode, Path.Combine(_repository.Root, path)]).ExecuteAsync().GetAwaiter().GetResult();

    private static void UnixOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("Modes and links are Unix's.");
        }
    }

    /// <summary>Stands for the end of the process: nothing catches it.</summary>
    private sealed class CutOffException : Exception;
}
