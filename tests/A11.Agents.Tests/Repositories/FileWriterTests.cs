using System.Diagnostics;
using System.Runtime.Versioning;
using A11.Agents.Repositories;

namespace A11.Agents.Tests.Repositories;

/// <summary>Nothing is written but regular files of the repository.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class FileWriterTests
{
    [TestMethod]
    public void A_file_is_created_with_its_directories_and_replaced_with_its_permissions()
    {
        using var repository = new RepositoryFolder();
        FileWriter.Write(repository.Root, "a/b/c.txt", "one"u8);
        Assert.AreEqual("one", repository.Read("a/b/c.txt"));
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(Path.Combine(repository.Root, "a/b/c.txt"), Mode);
        FileWriter.Write(repository.Root, "a/b/c.txt", "two"u8);
        Assert.AreEqual("two", repository.Read("a/b/c.txt"));
        Assert.AreEqual(Mode, File.GetUnixFileMode(Path.Combine(repository.Root, "a/b/c.txt")));
        Assert.AreEqual(1, Directory.GetFileSystemEntries(Path.Combine(repository.Root, "a/b")).Length);
    }

    [TestMethod]
    [DataRow("file", "a symbolic link")]
    [DataRow("dangling", "a symbolic link")]
    [DataRow("folder/file", "a link")]
    [DataRow("hard", "several hard links")]
    [DataRow("pipe", "a named pipe")]
    [DataRow("directory", "a directory")]
    [DataRow("regular/file", "a file instead of a directory")]
    [DataRow("../file", "not a path inside")]
    [DataRow("a/../../file", "not a path inside")]
    [Timeout(60_000, CooperativeCancellation = true)]
    public void Anything_else_is_refused_by_name(string path, string what)
    {
        using var outside = new RepositoryFolder().With("file", "theirs");
        using var repository = new RepositoryFolder().With("regular", "");
        _ = File.CreateSymbolicLink(Path.Combine(repository.Root, "file"), Path.Combine(outside.Root, "file"));
        _ = File.CreateSymbolicLink(Path.Combine(repository.Root, "dangling"), Path.Combine(outside.Root, "new"));
        _ = Directory.CreateSymbolicLink(Path.Combine(repository.Root, "folder"), outside.Root);
        _ = Directory.CreateDirectory(Path.Combine(repository.Root, "directory"));
        Run("ln", Path.Combine(outside.Root, "file"), Path.Combine(repository.Root, "hard"));
        Run("mkfifo", Path.Combine(repository.Root, "pipe"));

        foreach (var write in (Action[])[() => FileWriter.Write(repository.Root, path, "ours"u8), () => FileWriter.Overwrite(repository.Root, path, "ours"u8)])
        {
            var error = Assert.ThrowsExactly<IOException>(write);
            StringAssert.Contains(error.Message, path);
            StringAssert.Contains(error.Message, what);
        }

        Assert.AreEqual("theirs", outside.Read("file"));
        Assert.AreEqual(1, Directory.GetFileSystemEntries(outside.Root).Length);
        Assert.AreEqual(6 + 1, Directory.GetFileSystemEntries(repository.Root).Length, "Something was left behind.");
        File.Delete(Path.Combine(repository.Root, "pipe"));
        Directory.Delete(Path.Combine(repository.Root, "folder"));
        File.Delete(Path.Combine(repository.Root, "dangling"));
    }

    [TestMethod]
    public void A_report_may_go_where_a_person_wants_it_but_through_no_link_of_the_repository()
    {
        using var outside = new RepositoryFolder().With("file", "theirs").With(".keep", "");
        using var repository = new RepositoryFolder();
        _ = Directory.CreateSymbolicLink(Path.Combine(repository.Root, "docs"), outside.Root);
        _ = File.CreateSymbolicLink(Path.Combine(repository.Root, "report"), Path.Combine(outside.Root, "file"));
        foreach (var path in (string[])["docs/file", "docs/new", "report"])
        {
            _ = Assert.ThrowsExactly<IOException>(() => OutputFile.Write(repository.Root, Path.Combine(repository.Root, path), "ours"u8), path);
        }

        Assert.AreEqual("theirs", outside.Read("file"));

        // By a name that leads into the repository from elsewhere it is the same repository.
        using var elsewhere = new RepositoryFolder();
        _ = Directory.CreateDirectory(Path.Combine(repository.Root, ".git"));
        _ = Directory.CreateSymbolicLink(Path.Combine(elsewhere.Root, "way"), repository.Root);
        _ = Assert.ThrowsExactly<IOException>(() => OutputFile.Write("/nowhere", Path.Combine(elsewhere.Root, "way/docs/file"), "ours"u8));

        // Outside of any, links are the person's own.
        _ = File.CreateSymbolicLink(Path.Combine(elsewhere.Root, "link"), Path.Combine(outside.Root, "file"));
        OutputFile.Write(repository.Root, Path.Combine(elsewhere.Root, "link"), "report"u8);
        Assert.AreEqual("report", outside.Read("file"));
        Assert.IsNotNull(new FileInfo(Path.Combine(elsewhere.Root, "link")).LinkTarget);
        OutputFile.Write(repository.Root, Path.Combine(elsewhere.Root, "a/b"), "report"u8);
        Assert.AreEqual("report", elsewhere.Read("a/b"));
        Directory.Delete(Path.Combine(repository.Root, "docs"));
        Directory.Delete(Path.Combine(elsewhere.Root, "way"));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public void A_report_may_go_to_a_pipe_or_a_device()
    {
        using var elsewhere = new RepositoryFolder();
        using var repository = new RepositoryFolder();
        var pipe = Path.Combine(elsewhere.Root, "pipe");
        Run("mkfifo", pipe);
        var reading = Task.Run(() => File.ReadAllText(pipe));
        OutputFile.Write(repository.Root, pipe, "report"u8);
        Assert.AreEqual("report", reading.GetAwaiter().GetResult());
        OutputFile.Write(repository.Root, "/dev/null", "report"u8);
        File.Delete(pipe);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
    }
}
