using System.Text;
using A11.Agents.FileSystems;
using A11.Agents.Generation.Verification;
using A11.Agents.Workspaces;
using A11.Core.Files;

namespace A11.Agents.Tests.Generation;

/// <summary>The directory that stands for an image: a build's links in it lead nowhere.</summary>
[TestClass]
public sealed class ImageDirectoryTests
{
    [TestMethod]
    [DataRow("Program.cs", "victim")]
    [DataRow("src", "")]
    public void A_link_is_not_written_through(string link, string target)
    {
        using var elsewhere = new RepositoryFolder().With("victim", "mine").With("Program.cs", "mine");
        using var repository = new RepositoryFolder().With("a", "");
        using var workspace = Create(repository);
        Link(workspace, link, Path.Combine(elsewhere.Root, target));
        var path = link == "src" ? "src/Program.cs" : link;
        _ = Assert.ThrowsExactly<LinkException>(() => new ImageDirectory(workspace).Write(path, "theirs"u8));
        Assert.AreEqual("mine", elsewhere.Read("victim"));
        Assert.AreEqual("mine", elsewhere.Read("Program.cs"));
    }

    [TestMethod]
    public void A_root_that_became_a_link_is_not_written_through()
    {
        using var elsewhere = new RepositoryFolder().With("victim", "mine");
        using var repository = new RepositoryFolder().With("a", "");
        using var workspace = Create(repository);
        Directory.Delete(workspace.Folder, recursive: true);
        _ = Directory.CreateSymbolicLink(workspace.Folder, elsewhere.Root);
        _ = Assert.ThrowsExactly<LinkException>(() => new ImageDirectory(workspace).Write("victim", "theirs"u8));
        Assert.AreEqual("mine", elsewhere.Read("victim"));
    }

    [TestMethod]
    public void No_program_is_found_through_a_link()
    {
        using var elsewhere = new RepositoryFolder().With("app.dll", "");
        using var repository = new RepositoryFolder().With("a", "");
        using var workspace = Create(repository);
        var image = new ImageDirectory(workspace);
        image.Write("app/app.dll", ""u8);
        Link(workspace, "linked", elsewhere.Root);
        Assert.IsTrue(image.Has("app/app.dll"));
        Assert.IsFalse(image.Has("other/app.dll"));
        _ = Assert.ThrowsExactly<LinkException>(() => image.Has("linked/app.dll"));
    }

    [TestMethod]
    public void What_is_there_is_written_over()
    {
        using var repository = new RepositoryFolder().With("a", "");
        using var workspace = Create(repository);
        var image = new ImageDirectory(workspace);
        image.Write("src/a", "a longer text"u8);
        image.Write("src/a", "b"u8);
        Assert.AreEqual("b", File.ReadAllText(image.Locate("src/a"), Encoding.UTF8));
    }

    [TestMethod]
    [DataRow("src", "App", "src/App")]
    [DataRow("src", "/app/", "app")]
    [DataRow("src", "../../../etc", "etc")]
    [DataRow("", "./", "")]
    public void A_path_stays_in_the_image(string directory, string path, string expected) => Assert.AreEqual(expected, ImageDirectory.Resolve(directory, path));

    private static Workspace Create(RepositoryFolder repository) => Workspace.Create(new MemoryFileSource([]), repository.Root, new WorkspaceOptions(), CancellationToken.None);

    private static void Link(Workspace workspace, string name, string target)
    {
        try
        {
            _ = Directory.CreateSymbolicLink(Path.Combine(workspace.Folder, name), target);
        }
        catch (IOException error)
        {
            Assert.Inconclusive(error.Message);
        }
    }
}
