using System.Diagnostics;
using System.Runtime.Versioning;
using A11.Agents.FileSystems;
using A11.Agents.Locks;
using A11.Agents.Policies;
using A11.Agents.Repositories;
using A11.Core.Configuration;

namespace A11.Agents.Tests.Repositories;

/// <summary>What is no regular file of a sensible size is told of by name, at once, wherever the guard reads.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class PolicyFileTests
{
    private static readonly Dictionary<string, Action<string>> Readers = new()
    {
        [".a11/lock.json"] = root => LockFile.Read(root),
        ["a11.lock.json"] = root => LockFile.Read(root),
        ["a11.baseline.json"] = root => BaselineFile.Read(root),
        [".a11/tasks/t.json"] = root => TaskLoader.LoadRepository(root, out _),
        ["docs/agent.md"] = root => Policy.Read(root, new RunSettings { Profile = "docs/agent.md" }, out _),
    };

    private static readonly Dictionary<string, Action<string>> Kinds = new()
    {
        ["a named pipe"] = path => Run("mkfifo", path),
        ["a directory"] = path => Directory.CreateDirectory(path),
        ["a symbolic link"] = path => File.CreateSymbolicLink(path, "/dev/zero"),
        ["larger than 10 MB"] = path => File.WriteAllBytes(path, new byte[PolicyFile.MaximumBytes + 1]),
    };

    private static IEnumerable<object[]> Cases => Readers.Keys.SelectMany(path => Kinds.Keys.Select(kind => new object[] { path, kind }));

    [TestMethod]
    [DynamicData(nameof(Cases))]
    [Timeout(60_000, CooperativeCancellation = true)]
    public void It_is_named(string path, string kind)
    {
        using var repository = new RepositoryFolder().With(path, "");
        var full = Path.Combine(repository.Root, path);
        File.Delete(full);
        Kinds[kind](full);
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Readers[path](repository.Root));
        StringAssert.Contains(error.Message, path);
        StringAssert.Contains(error.Message, kind);
        if (!Directory.Exists(full))
        {
            File.Delete(full);
        }
    }

    [TestMethod]
    [DataRow(".a11/lock.json")]
    [DataRow("a11.lock.json")]
    public void A_lock_that_cant_be_read_is_a_finding(string path)
    {
        using var repository = new RepositoryFolder();
        _ = Directory.CreateDirectory(Path.Combine(repository.Root, path));
        Assert.AreEqual("AXT0203", LockCheck.Run(repository.Root).Single().Rule.Id);
    }

    [TestMethod]
    public void A_file_of_the_system_that_claims_no_size_is_read_no_further_than_any_other()
    {
        using var repository = new RepositoryFolder();
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => PolicyFile.ReadNamed("/dev/zero", "/dev/zero")).Message, "a device");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => PolicyFile.ReadNamed(Path.Combine(repository.Root, "none"), "none")).Message, "none");
    }

    [TestMethod]
    public void A_link_that_a_person_names_is_that_persons_own()
    {
        using var repository = new RepositoryFolder().With("real.json", "{}");
        _ = File.CreateSymbolicLink(Path.Combine(repository.Root, "link.json"), "real.json");
        CollectionAssert.AreEqual("{}"u8.ToArray(), PolicyFile.ReadNamed(Path.Combine(repository.Root, "link.json"), "link.json"));
    }

    [TestMethod]
    [DataRow(".a11")]
    [DataRow(".a11/tasks")]
    public void A_link_on_the_way_is_told_of(string link)
    {
        using var outside = new RepositoryFolder().With("tasks/t.json", "{}").With("t.json", "{}");
        using var repository = new RepositoryFolder().With(".a11/file", "");
        if (link == ".a11")
        {
            Directory.Delete(Path.Combine(repository.Root, ".a11"), recursive: true);
        }

        _ = Directory.CreateSymbolicLink(Path.Combine(repository.Root, link), outside.Root);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => TaskLoader.LoadRepository(repository.Root, out _)).Message, ".a11/tasks");
        Directory.Delete(Path.Combine(repository.Root, link));
    }

    [TestMethod]
    public void What_is_not_there_is_none()
    {
        using var repository = new RepositoryFolder();
        Assert.IsNull(PolicyFile.Read(repository.Root, "a/b/c"));
        Assert.AreEqual("", PolicyFile.ReadText(repository.With("a/b/c", "").Root, "a/b/c"));
    }

    private static void Run(string program, string argument)
    {
        using var process = Process.Start(program, [argument]);
        process.WaitForExit();
    }
}
