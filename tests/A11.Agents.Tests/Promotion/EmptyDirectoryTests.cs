using A11.Agents.Changes;
using A11.Agents.Promotion;

namespace A11.Agents.Tests.Promotion;

/// <summary>Git knows no empty directory: one makes way for a file.</summary>
[TestClass]
public sealed class EmptyDirectoryTests
{
    [TestMethod]
    public void It_makes_way_for_a_file()
    {
        using var repository = new RepositoryFolder().Commit();
        _ = Directory.CreateDirectory(Path.Combine(repository.Root, "deploy", "inner"));
        new Promoter(repository.Root).Promote([new Change("deploy", ChangeKind.Added, "x"u8.ToArray())], new Dictionary<string, string?> { ["deploy"] = null });
        Assert.AreEqual("x", repository.Read("deploy"));
    }

    [TestMethod]
    public void One_with_a_file_is_a_conflict()
    {
        using var repository = new RepositoryFolder().Commit().With("deploy/mine", "mine");
        _ = Assert.ThrowsExactly<PromotionConflictException>(() => new Promoter(repository.Root).Promote([new Change("deploy", ChangeKind.Added, "x"u8.ToArray())], new Dictionary<string, string?> { ["deploy"] = null }));
        Assert.AreEqual("mine", repository.Read("deploy/mine"));
    }
}
