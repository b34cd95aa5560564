using A11.Core.Workflows.Model;

namespace A11.Core.Tests.Workflows;

/// <summary>The table of public actions: what is not in it is unknown.</summary>
[TestClass]
public sealed class ActionCatalogTests
{
    [TestMethod]
    [DataRow("actions/cache@v4")]
    [DataRow("Actions/Cache@v4")]
    [DataRow("actions/cache@v4.2.3")]
    public void An_action_is_known_by_its_major(string uses)
    {
        var action = ActionCatalog.Find(UsesReference.Parse(uses))!;
        Assert.IsTrue(action.FindInput("KEY")!.IsRequired);
        Assert.IsNull(action.FindInput("keys"));
        Assert.IsTrue(action.HasOutput("cache-hit"));
    }

    [TestMethod]
    [DataRow("actions/cache/save@v4", "save")]
    [DataRow("actions/cache/./save@v4", "save")]
    [DataRow("actions/cache/save/../restore@v4", "restore")]
    [DataRow("actions/cache/@v4", "")]
    [DataRow("actions/cache/../other@v4", "../other")]
    public void A_detour_hides_no_action(string uses, string path) => Assert.AreEqual(path, UsesReference.Parse(uses).Path);

    [TestMethod]
    [DataRow("actions/cache@v999")]
    [DataRow("actions/cache@main")]
    [DataRow("actions/cache@0123456789012345678901234567890123456789")]
    [DataRow("example/unknown@v1")]
    [DataRow("./actions/cache")]
    public void What_is_not_listed_is_unknown(string uses) => Assert.IsNull(ActionCatalog.Find(UsesReference.Parse(uses)));

    [TestMethod]
    public void A_commit_is_known_as_the_tag_that_others_pin_it_by()
    {
        var commit = ActionCatalog.FindCommit("actions/checkout", "v7.0.1")!;
        Assert.AreEqual("v7.0.1", ActionCatalog.FindTag("actions/checkout", commit));
        Assert.IsNotNull(ActionCatalog.Find(UsesReference.Parse($"actions/checkout@{commit}"))!.FindInput("fetch-depth"));
    }

    [TestMethod]
    public void Old_and_archived_actions_are_known()
    {
        Assert.IsTrue(ActionCatalog.IsOutdated(UsesReference.Parse("actions/checkout@v2.4.0")));
        Assert.IsFalse(ActionCatalog.IsOutdated(UsesReference.Parse("actions/checkout@v7")));
        Assert.IsTrue(ActionCatalog.IsArchived(UsesReference.Parse("actions/create-release@v1")));
        Assert.IsFalse(ActionCatalog.IsArchived(UsesReference.Parse("actions/checkout@v7")));
    }
}
