using A11.Core.Workflows.Actions;

namespace A11.Core.Tests.Workflows;

/// <summary>Versions of actions are read from tags and comments, and compared as lines of versions.</summary>
[TestClass]
public sealed class ActionVersionTests
{
    [TestMethod]
    [DataRow("v4", "4  ")]
    [DataRow("4", "4  ")]
    [DataRow("V4.1", "4 1 ")]
    [DataRow("v4.1.2", "4 1 2")]
    [DataRow(" v4 ", "4  ")]
    [DataRow("v4.1.2.3", null)]
    [DataRow("v", null)]
    [DataRow("main", null)]
    [DataRow("v4.x", null)]
    [DataRow("v4.1.x", null)]
    [DataRow("v4.1.2-beta", null)]
    public void A_tag_is_read(string tag, string? expected) =>
        Assert.AreEqual(expected, ActionVersion.Parse(tag) is { } version ? $"{version.Major} {version.Minor} {version.Patch}" : null);

    [TestMethod]
    [DataRow("v4.1.2", "v4.1.2")]
    [DataRow("tag=v4", "v4")]
    [DataRow("pin@v4.1", "v4.1")]
    [DataRow("since 2024 (V3)", "V3")]
    [DataRow("ratchet:x 4.1.2", "4.1.2")]
    [DataRow("see #12", "")]
    [DataRow("12 times", "")]
    [DataRow("", "")]
    public void The_version_in_a_comment_is_found(string comment, string expected) => Assert.AreEqual(expected, ActionVersion.VersionIn(comment));

    [TestMethod]
    [DataRow("3", "4", true)]
    [DataRow("4", "4", false)]
    [DataRow("4", "4.1.3", false)]
    [DataRow("4.1", "4.1.3", false)]
    [DataRow("4.0", "4.1.3", true)]
    [DataRow("4.1.2", "4.1.3", true)]
    [DataRow("4.1.3", "4.1.3", false)]
    [DataRow("4.1.4", "4.1.3", false)]
    [DataRow("4.2.0", "4.1.3", false)]
    [DataRow("4.0.0", "4", false)]
    [DataRow("3.9.9", "4", true)]
    [DataRow("5", "4.1.3", false)]
    public void A_line_ends_with_its_newest_version(string one, string other, bool isBefore) => Assert.AreEqual(isBefore, ActionVersion.Parse(one)!.Value.IsBefore(ActionVersion.Parse(other)!.Value));

    [TestMethod]
    [DataRow("4", "4.1.2", true)]
    [DataRow("4.1.2", "4", true)]
    [DataRow("4.1", "4.1.2", true)]
    [DataRow("4.1.2", "4.1", true)]
    [DataRow("4.1.2", "4.1.2", true)]
    [DataRow("3", "4", false)]
    [DataRow("4.1", "4.2.0", false)]
    [DataRow("4.1.2", "4.1.3", false)]
    public void Versions_agree_as_far_as_both_go(string one, string other, bool agree) => Assert.AreEqual(agree, ActionVersion.Parse(one)!.Value.Agrees(ActionVersion.Parse(other)!.Value));
}
