using A11.Agents.Repositories;
using A11.Agents.Workspaces;

namespace A11.Agents.Tests.Workspaces;

[TestClass]
public sealed class WorkspaceTests
{
    [TestMethod]
    public void A_workspace_that_nobody_touched_has_no_changes()
    {
        using var repository = new RepositoryFolder().With("Dockerfile", "FROM x\n").With("src/app.cs", "x").With(".gitignore", "bin\n").With("bin/out", "x").Commit();
        using var workspace = Workspace.Create(new RepositoryFiles(repository.Root, _ => { }), repository.Root, new WorkspaceOptions(), CancellationToken.None);
        Assert.IsTrue(File.Exists(Path.Combine(workspace.Folder, "src", "app.cs")));
        Assert.IsFalse(Path.Exists(Path.Combine(workspace.Folder, "bin")));
        var changes = workspace.Compare(CancellationToken.None);
        Assert.IsTrue(changes is { Changes.IsEmpty: true, Escapes.IsEmpty: true, Exceeded: null });
        workspace.Dispose();
        Assert.IsFalse(Directory.Exists(workspace.Folder));
    }
}
