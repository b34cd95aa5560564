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
    [DataRow("x/HEAD x/refs/a")]
    [DataRow("x/commondir x/objects/a")]
    public void Parts_of_one_are_none(string paths) => Assert.IsTrue(Verdicts([], [.. paths.Split(' ').Select(path => new PathChange(path))]).All(verdict => verdict.IsAllowed));

    [TestMethod]
    public void The_settings_of_one_that_is_there_are_its()
    {
        string[] there = ["t/x.git/HEAD", "t/x.git/objects/a", "t/x.git/refs/a", "t/x.git/config"];
        Assert.AreEqual(ViolationKind.Unnamed, Judge(there, "t/x.git/config"));
        Assert.AreEqual(ViolationKind.Unnamed, Judge(there, "t/x.git/hooks/post-checkout"));
        Assert.IsNull(Judge(there, "t/readme.md"));
        Assert.IsNull(Judge(there, "t/x.git/readme.md"), "git reads no such file");
        Assert.IsNull(Judge(there, "t/config"));
    }

    [TestMethod]
    public void The_boundary_comes_first()
    {
        var guard = new PathGuard(new Boundary([PathPattern.Parse("*.yml")], []), new PathIndex(["A.yml", "A.txt"]));
        Assert.AreEqual("NotAllowed UnsafeName ", string.Join(' ', guard.Judge([new("a.txt"), new("a.yml"), new("b.yml")], []).Select(verdict => verdict.Violation)));
    }

    [TestMethod]
    public void What_is_deleted_is_judged_by_its_name_alone()
    {
        Assert.IsNull(Verdicts(["a.md", "A.md"], [new("a.md", IsDeleted: true)])[0].Violation);
        Assert.AreEqual(ViolationKind.Protected, Verdicts([], [new(".git/config", IsDeleted: true)])[0].Violation);
    }

    [TestMethod]
    public void A_file_that_is_there_beside_its_twin_is_not_written_as_that_writes_the_twin()
    {
        Assert.AreEqual(ViolationKind.UnsafeName, Judge(["docs/a.md", "docs/A.md"], "docs/a.md"));
        Assert.IsNull(Verdicts(["docs/a.md", "docs/A.md"], [new("docs/A.md", IsDeleted: true), new("docs/a.md")])[1].Violation);
    }

    [TestMethod]
    public void A_directory_goes_with_its_own_files()
    {
        Assert.IsNull(Verdicts(["docs/a.md", "docsx/b.md", "other/b.md"], [new("docs/a.md", IsDeleted: true), new("Docs/a.md")])[1].Violation);
        Assert.AreEqual(ViolationKind.UnsafeName, Verdicts(["docs/a.md", "docs/b.md"], [new("docs/a.md", IsDeleted: true), new("Docs/a.md")])[1].Violation);
    }

    [TestMethod]
    [DataRow("a.md", "A.md", "It differs from a.md only in case or Unicode form, and is the same file on other systems.")]
    [DataRow("docs/a.md", "Docs/b.md", "Its directory Docs differs from docs only in case or Unicode form, and is the same on other systems.")]
    [DataRow("x/docs/a.md", "x/Docs/b/c.md", "Its directory x/Docs differs from x/docs only in case or Unicode form, and is the same on other systems.")]
    public void The_twin_is_named(string there, string path, string reason) => Assert.AreEqual(reason, Verdicts([there], [new(path)])[0].Reason);

    [TestMethod]
    [DataRow("HEAD objects/a refs/a", "(the repository's root)")]
    [DataRow("x/y/HEAD x/y/objects/a x/y/refs/a", "(x/y)")]
    [DataRow("HEAD objects/a refs/a", "It is part of a bare Git repository")]
    public void The_bare_repository_is_named(string paths, string named) =>
        StringAssert.Contains(Verdicts([], [.. paths.Split(' ').Select(path => new PathChange(path))])[0].Reason, named);

    private static ImmutableArray<BoundaryVerdict> Verdicts(string[] there, PathChange[] changes) => new PathGuard(Open, new PathIndex(there)).Judge(changes, []);

    /// <summary>The violation of the last path.</summary>
    private static ViolationKind? Judge(string[] there, params string[] paths) => Verdicts(there, [.. paths.Select(path => new PathChange(path))]).Last().Violation;
}
