using System.Text;
using A11.Agents.Changes;
using A11.Agents.Promotion;

namespace A11.Agents.Tests.Promotion;

[TestClass]
public sealed class PromoterTests
{
    private readonly string _root = Directory.CreateTempSubdirectory("a11-promote-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_root, recursive: true);

    [TestMethod]
    public void All_changes_land()
    {
        Write("old.yml", "old");
        Write("gone.yml", "gone");
        Promote(Added("new/file.yml", "new"), Modified("old.yml", "changed"), Deleted("gone.yml"));
        Assert.AreEqual("new", Read("new/file.yml"));
        Assert.AreEqual("changed", Read("old.yml"));
        Assert.IsFalse(File.Exists(Path.Combine(_root, "gone.yml")));
        Assert.IsFalse(Directory.Exists(Path.Combine(_root, ".a11", "runs", "promotion")));
    }

    [TestMethod]
    public void A_file_that_changed_meanwhile_stops_all_of_them()
    {
        Write("a.yml", "a");
        var expected = Snapshot("a.yml", "b.yml");
        Write("a.yml", "somebody else's");
        var error = Assert.ThrowsExactly<PromotionConflictException>(() => new Promoter(_root).Promote([Modified("a.yml", "mine"), Added("b.yml", "b")], expected));
        CollectionAssert.AreEqual(new[] { "a.yml" }, error.Paths.ToArray());
        Assert.AreEqual("somebody else's", Read("a.yml"));
        Assert.IsFalse(File.Exists(Path.Combine(_root, "b.yml")));
    }

    [TestMethod]
    public void What_a_kill_left_after_the_point_of_no_return_is_finished()
    {
        Write("a.yml", "old");
        var staging = Directory.CreateDirectory(Path.Combine(_root, ".a11", "runs", "promotion")).FullName;
        File.WriteAllText(Path.Combine(staging, "0000"), "new");
        File.WriteAllBytes(Path.Combine(staging, "journal.json"), new PromotionJournal([new("a.yml", "0000"), new("moved/already.yml", "0001")]).ToBytes());
        CollectionAssert.AreEqual(new[] { "a.yml", "moved/already.yml" }, new Promoter(_root).Recover().ToArray());
        Assert.AreEqual("new", Read("a.yml"));
        Assert.AreEqual(0, new Promoter(_root).Recover().Length);
    }

    [TestMethod]
    public void What_a_kill_left_before_it_is_thrown_away()
    {
        Write("a.yml", "old");
        var staging = Directory.CreateDirectory(Path.Combine(_root, ".a11", "runs", "promotion")).FullName;
        File.WriteAllText(Path.Combine(staging, "0000"), "new");
        File.WriteAllText(Path.Combine(staging, "journal.json"), "{\"Steps\":[{\"Pa");
        Assert.AreEqual(0, new Promoter(_root).Recover().Length);
        Assert.AreEqual("old", Read("a.yml"));
        Assert.IsFalse(Directory.Exists(staging));
    }

    [TestMethod]
    public void An_executable_file_stays_one()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Promote(new Change("scripts/run.sh", ChangeKind.Added, "#!/bin/sh\n"u8.ToArray(), IsExecutable: true));
        Assert.IsTrue(File.GetUnixFileMode(Path.Combine(_root, "scripts/run.sh")).HasFlag(UnixFileMode.UserExecute));
    }

    private static Change Added(string path, string text) => new(path, ChangeKind.Added, Encoding.UTF8.GetBytes(text));

    private static Change Modified(string path, string text) => new(path, ChangeKind.Modified, Encoding.UTF8.GetBytes(text));

    private static Change Deleted(string path) => new(path, ChangeKind.Deleted, default);

    private void Promote(params Change[] changes) =>
        new Promoter(_root).Promote([.. changes], Snapshot([.. changes.Select(change => change.Path)]));

    private Dictionary<string, string?> Snapshot(params string[] paths) =>
        paths.ToDictionary(path => path, path => ContentHash.OfFile(Path.Combine(_root, path)));

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(_root, path), text);

    private string Read(string path) => File.ReadAllText(Path.Combine(_root, path));
}
