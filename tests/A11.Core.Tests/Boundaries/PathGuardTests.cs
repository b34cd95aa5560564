using System.Collections.Immutable;
using A11.Core.Boundaries;

namespace A11.Core.Tests.Boundaries;

/// <summary>What only shows when changes are looked at together with each other and with what is there.</summary>
[TestClass]
public sealed class PathGuardTests
{
    private static readonly Boundary Open = new([PathPattern.Parse("**")], []);

    [TestMethod]
    [DataRow("Dockerfile", "dockerfile", DisplayName = "a file")]
    [DataRow("docs/a.md", "Docs/b.md", DisplayName = "a directory")]
    [DataRow("a/docs/x/y.md", "a/Docs/x/y.md", DisplayName = "a directory below")]
    [DataRow("docs/a.md", "ｄocs/b.md", DisplayName = "a directory in another Unicode form")]
    [DataRow("docs/a.md", "DOCS", DisplayName = "a file for a directory")]
    [DataRow("DOCS", "docs/a.md", DisplayName = "a directory for a file")]
    public void Twins_of_what_is_there_are_refused(string there, string path)
    {
        Assert.AreEqual(ViolationKind.UnsafeName, Judge([there], path), path);
        Assert.AreEqual(ViolationKind.UnsafeName, Judge([], there, path), "among the changes");
    }

    [TestMethod]
    public void A_twin_that_goes_is_none()
    {
        Assert.IsTrue(Verdicts(["docs/a.md", "docs/x/b.md"], [new("docs/a.md", IsDeleted: true), new("docs/x/b.md", IsDeleted: true), new("Docs/a.md")]).All(verdict => verdict.IsAllowed));
        Assert.IsFalse(Verdicts(["docs/a.md", "docs/x/b.md"], [new("docs/a.md", IsDeleted: true), new("Docs/a.md")]).All(verdict => verdict.IsAllowed));
        Assert.IsTrue(Verdicts(["Dockerfile"], [new("Dockerfile", IsDeleted: true), new("dockerfile")]).All(verdict => verdict.IsAllowed));
    }

    [TestMethod]
    public void A_directory_that_was_there_beside_its_twin_can_still_be_written_to()
    {
        Assert.IsNull(Judge(["docs/a.md", "Docs/b.md"], "docs/c.md"));
        Assert.AreEqual(ViolationKind.UnsafeName, Judge(["docs/a.md", "Docs/b.md"], "docs/B.md", "docs/b.md"));
        Assert.IsNull(Judge(["docs/a.md"], "docs/a.md"));
    }

    [TestMethod]
    [DataRow("x/HEAD x/objects/a x/refs/heads/main")]
    [DataRow("x/HEAD x/objects x/refs")]
    [DataRow("x/head x/Objects/a x/REFS/a")]
    [DataRow("a/b.git/HEAD a/b.git/objects/pack/p a/b.git/refs/r a/b.git/config")]
    [DataRow("x/HEAD x/commondir y/objects/a y/refs/a")]
    [DataRow("HEAD objects/a refs/a")]
    public void A_bare_repository_is_refused_unless_it_is_named(string paths)
    {
        var all = paths.Split(' ');
        var verdicts = Verdicts([], [.. all.Select(path => new PathChange(path))]);
        Assert.IsTrue(verdicts.Any(verdict => verdict.Violation == ViolationKind.Unnamed && verdict.Reason.Contains("bare Git repository", StringComparison.Ordinal)));
        Assert.IsTrue(new PathGuard(Open, new PathIndex([])).Judge([.. all.Select(path => new PathChange(path))], all).All(verdict => verdict.Violation != ViolationKind.Unnamed));

        // One after the other it is refused with the last.
        Assert.AreEqual(ViolationKind.Unnamed, Judge([.. all.Skip(1)], all[0]));
        Assert.IsFalse(Verdicts(all, [new(all[0], IsDeleted: true)]).Any(verdict => verdict.Violation is not null));
    }

    [TestMethod]
    [DataRow("x/HEAD x/objects/a")]
    [DataRow("x/objects/a x/refs/a")]
    [DataRow("x/HEAD y/objects/a y/refs/a")]
    [DataRow("x/HEAD.md x/objects/a x/refs/a")]
    public void Parts_of_one_are_none(string paths) => Assert.IsTrue(Verdicts([], [.. paths.Split(' ').Select(path => new PathChange(path))]).All(verdict => verdict.IsAllowed));

    [TestMethod]
    public void The_settings_of_one_that_is_there_are_its()
    {
        string[] there = ["t/x.git/HEAD", "t/x.git/objects/a", "t/x.git/refs/a", "t/x.git/config"];
        Assert.AreEqual(ViolationKind.Unnamed, Judge(there, "t/x.git/config"));
        Assert.AreEqual(ViolationKind.Unnamed, Judge(there, "t/x.git/hooks/post-checkout"));
        Assert.IsNull(Judge(there, "t/readme.md"));
    }

    [TestMethod]
    public void The_boundary_comes_first()
    {
        var guard = new PathGuard(new Boundary([PathPattern.Parse("*.yml")], []), new PathIndex(["A.yml"]));
        Assert.AreEqual("NotAllowed UnsafeName ", string.Join(' ', guard.Judge([new("a.txt"), new("a.yml"), new("b.yml")], []).Select(verdict => verdict.Violation)));
    }

    private static ImmutableArray<BoundaryVerdict> Verdicts(string[] there, PathChange[] changes) => new PathGuard(Open, new PathIndex(there)).Judge(changes, []);

    /// <summary>The violation of the last path.</summary>
    private static ViolationKind? Judge(string[] there, params string[] paths) => Verdicts(there, [.. paths.Select(path => new PathChange(path))]).Last().Violation;
}
