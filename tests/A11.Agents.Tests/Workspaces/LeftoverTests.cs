using A11.Agents.Workspaces;

namespace A11.Agents.Tests.Workspaces;

/// <summary>What a process that died left is removed by the next start, and nothing else is.</summary>
[TestClass]
public sealed class LeftoverTests
{
    private const string Name = "a11-workspace-0123456789ab";
    private const string Marker = "a11-workspace";

    [TestMethod]
    [DataRow("", DisplayName = "killed before the marker was made")]
    [DataRow("a11-workspace=", DisplayName = "killed before the marker was written")]
    [DataRow("a11-workspace=This folder bel", DisplayName = "killed while the marker was written")]
    [DataRow("a11-workspace=;repository/a=x;home/.b=x;tmp/c=x;etc/d=x;objects=x", DisplayName = "the marker was lost with a power failure")]
    [DataRow("repository/a=x", DisplayName = "an agent removed the marker")]
    public void What_is_half_made_goes(string files)
    {
        using var parent = Parent(Name, files);
        PrivateDirectory.RemoveLeftovers(parent.Root, Assert.Fail);
        Assert.IsFalse(Directory.Exists(Path.Combine(parent.Root, Name)));
    }

    [TestMethod]
    [DataRow("a11-workspace-mine", "")]
    [DataRow("a11-workspace-0123456789AB", "")]
    [DataRow("a11-workspace-0123456789abc", "")]
    [DataRow("other", "a11-workspace=")]
    [DataRow(Name, "notes.txt=mine")]
    [DataRow(Name, "a11-workspace=;notes.txt=mine")]
    [DataRow(Name, "a11-workspace=This folder is mine.")]
    [DataRow(Name, "a11-workspace/file=x")]
    public void What_is_not_ours_stays(string name, string files)
    {
        using var parent = Parent(name, files);
        PrivateDirectory.RemoveLeftovers(parent.Root, Assert.Fail);
        Assert.IsTrue(Directory.Exists(Path.Combine(parent.Root, name)));
        Assert.IsTrue(Files(files).All(file => parent.Has($"{name}/{file.Path}")));
    }

    [TestMethod]
    public void A_link_of_that_name_is_not_followed()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("Links need a right on Windows that tests don't have.");
        }

        using var outside = new RepositoryFolder().With("repository/kept", "kept");
        using var parent = Parent("a11-workspace-ba9876543210", "repository/a=x");
        _ = Directory.CreateSymbolicLink(Path.Combine(parent.Root, Name), outside.Root);
        _ = File.CreateSymbolicLink(Path.Combine(parent.Root, "a11-workspace-ba9876543210", Marker), Path.Combine(outside.Root, "made"));
        PrivateDirectory.RemoveLeftovers(parent.Root, Assert.Fail);
        Assert.IsTrue(outside.Has("repository/kept"));
        Assert.IsFalse(outside.Has("made"));
        Assert.IsTrue(Path.Exists(Path.Combine(parent.Root, Name)));
    }

    [TestMethod]
    public void Another_users_stays()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            Assert.Inconclusive("Only root can give a directory to somebody else.");
        }

        using var parent = Parent(Name, "a11-workspace=");
        using (var chown = System.Diagnostics.Process.Start("chown", ["12345", Path.Combine(parent.Root, Name)]))
        {
            chown.WaitForExit();
        }

        PrivateDirectory.RemoveLeftovers(parent.Root, Assert.Fail);
        Assert.IsTrue(parent.Has($"{Name}/{Marker}"));
    }

    [TestMethod]
    public void Starts_side_by_side_take_nothing_from_each_other()
    {
        using var parent = new RepositoryFolder();
        var made = new PrivateDirectory[64];
        _ = Parallel.For(0, made.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, index =>
        {
            PrivateDirectory.RemoveLeftovers(parent.Root, Assert.Fail);
            made[index] = PrivateDirectory.Create(parent.Root, Assert.Fail);
        });
        Assert.IsTrue(made.All(folder => File.Exists(Path.Combine(folder.Path, Marker))));
        _ = Parallel.ForEach(made, folder => folder.Dispose());
        CollectionAssert.AreEqual(Array.Empty<string>(), Directory.GetFileSystemEntries(parent.Root));
    }

    private static RepositoryFolder Parent(string name, string files)
    {
        var parent = new RepositoryFolder();
        _ = Directory.CreateDirectory(Path.Combine(parent.Root, name));
        foreach (var (path, text) in Files(files))
        {
            _ = parent.With($"{name}/{path}", text);
        }

        return parent;
    }

    private static IEnumerable<(string Path, string Text)> Files(string files) => files.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(file => (file.Split('=')[0], file.Split('=')[1]));
}
