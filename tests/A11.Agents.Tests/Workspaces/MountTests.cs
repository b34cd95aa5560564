using System.Diagnostics;
using A11.Agents.Workspaces;
using A11.Core.Boundaries;

namespace A11.Agents.Tests.Workspaces;

/// <summary>What is mounted in a workspace, from the same file system too, is neither read nor removed.</summary>
[TestClass]
public sealed class MountTests
{
    [TestMethod]
    [DataRow("mounted", false)]
    [DataRow("src/lib", false)]
    [DataRow("src/lib/a.cs", true)]
    public void It_is_an_escape_and_stays_with_all_that_is_in_it(string at, bool isFile)
    {
        using var outside = new RepositoryFolder().With("kept", "kept");
        using var repository = EscapeTests.Repository();
        using var parent = new RepositoryFolder();
        var warnings = new List<string>();
        var options = new WorkspaceOptions { Parent = parent.Root, Warn = warnings.Add };
        var workspace = EscapeTests.Create(repository, options);
        var place = Path.Combine(workspace.Folder, at);
        if (!isFile)
        {
            _ = Directory.CreateDirectory(place);
        }

        if (!OperatingSystem.IsLinux() || Run("mount", "--bind", isFile ? Path.Combine(outside.Root, "kept") : outside.Root, place) != 0)
        {
            workspace.Dispose();
            Assert.Inconclusive("Nothing can be mounted here.");
        }

        try
        {
            var changes = workspace.Compare(CancellationToken.None);
            var escape = Assert.ContainsSingle(changes.Violations);
            Assert.AreEqual((at, ViolationKind.Link), (escape.Path, escape.Kind));
            StringAssert.Contains(escape.Reason, "mount point");
            Assert.IsFalse(changes.Changes.Any(change => !change.Content.IsEmpty));

            workspace.Dispose();
            StringAssert.Contains(Assert.ContainsSingle(warnings), "mount point");
            Assert.AreEqual("kept", outside.Read("kept"));
            Assert.IsFalse(File.Exists(Path.Combine(workspace.Folder, "README.md")), "The rest was not removed.");
        }
        finally
        {
            _ = Run("umount", place);
        }

        // The next start has nothing in its way.
        PrivateDirectory.RemoveLeftovers(parent.Root, Assert.Fail);
        CollectionAssert.AreEqual(Array.Empty<string>(), Directory.GetFileSystemEntries(parent.Root));
        Assert.AreEqual("kept", outside.Read("kept"));
    }

    [TestMethod]
    [DataRow("size=400k", "is full")]
    [DataRow("nr_inodes=6", "is full")]
    [DataRow("nr_inodes=15", "is full")]
    [DataRow("ro", "is not writable")]
    public void Where_there_is_no_room_that_is_said_and_nothing_is_left(string options, string fault)
    {
        using var repository = EscapeTests.Repository().With("large", new string('x', 1_000_000));
        using var parent = new RepositoryFolder();
        if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", parent.Root) != 0)
        {
            Assert.Inconclusive("Nothing can be mounted here.");
        }

        try
        {
            var error = Assert.ThrowsExactly<TemporaryDirectoryException>(() => EscapeTests.Create(repository, new WorkspaceOptions { Parent = parent.Root, Warn = Assert.Fail }));
            StringAssert.Contains(error.Message, fault);
            StringAssert.Contains(error.Message, "TMPDIR");
            StringAssert.Contains(error.Message, parent.Root);
            CollectionAssert.AreEqual(Array.Empty<string>(), Directory.GetFileSystemEntries(parent.Root));
        }
        finally
        {
            _ = Run("umount", parent.Root);
        }
    }

    [TestMethod]
    public void What_cannot_be_removed_keeps_nothing_else()
    {
        using var repository = EscapeTests.Repository();
        using var parent = new RepositoryFolder();
        var warnings = new List<string>();
        var workspace = EscapeTests.Create(repository, new WorkspaceOptions { Parent = parent.Root, Warn = warnings.Add });
        var file = Path.Combine(workspace.Folder, "src", "app.cs");
        if (!OperatingSystem.IsLinux() || Run("chattr", "+i", file) != 0)
        {
            workspace.Dispose();
            Assert.Inconclusive("No file can be made immutable here.");
        }

        try
        {
            workspace.Dispose();
            StringAssert.Contains(Assert.ContainsSingle(warnings), workspace.Folder[..^"/repository".Length]);
            Assert.AreEqual(file, Assert.ContainsSingle(Directory.EnumerateFiles(workspace.Folder, "*", SearchOption.AllDirectories)));
        }
        finally
        {
            _ = Run("chattr", "-i", file);
        }

        PrivateDirectory.RemoveLeftovers(parent.Root, Assert.Fail);
        CollectionAssert.AreEqual(Array.Empty<string>(), Directory.GetFileSystemEntries(parent.Root));
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
