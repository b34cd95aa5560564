using A11.Agents.Checks;
using A11.Tests;

namespace A11.Agents.Tests.Policies;

/// <summary>Whom the boundary holds for: what the author of a branch writes may only make it hold, and only what the CI system vouches for exempts.</summary>
[TestClass]
public sealed class BoundaryJurisdictionTests
{
    private const string Settings = """
        boundary:
          appliesTo:
            branches: ["agent/**", "copilot/*"]
            authors: ["*[bot]@users.noreply.github.com", "Some Agent"]
            trailers: ["Co-authored-by: Claude*"]
            unless:
              environment:
                BY_PERSON: "true"

        """;

    /// <summary>No column of it exempts, but for the last one.</summary>
    [TestMethod]
    [DataRow("", "", "feature", "a@b.c", "x", true, "is not set")]
    [DataRow("BY_PERSON=", "", "feature", "a@b.c", "x", true, "is not set")]
    [DataRow("BY_PERSON=false", "", "feature", "a@b.c", "x", true, "has no value that exempts")]
    [DataRow("BY_PERSON=TRUE", "", "feature", "a@b.c", "x", true, "has no value that exempts")]
    [DataRow("by_person=true", "", "feature", "a@b.c", "x", true, "is not set")]
    [DataRow("BY_PERSON=true", "", "agent/x", "a@b.c", "x", true, "the branch agent/x matches “agent/**”")]
    [DataRow("BY_PERSON=true", "", "AGENT/x/y", "a@b.c", "x", true, "the branch AGENT/x/y")]
    [DataRow("BY_PERSON=true", "GITHUB_HEAD_REF=copilot/fix-1", "", "a@b.c", "x", true, "the branch copilot/fix-1")]
    [DataRow("BY_PERSON=true", "GITHUB_HEAD_REF=copilot/fix-1", "feature", "a@b.c", "x", true, "the branch copilot/fix-1")]
    [DataRow("BY_PERSON=true", "SYSTEM_PULLREQUEST_SOURCEBRANCH=refs/heads/agent/x", "", "a@b.c", "x", true, "the branch agent/x")]
    [DataRow("BY_PERSON=true", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME=agent/x", "", "a@b.c", "x", true, "the branch agent/x")]
    [DataRow("BY_PERSON=true", "CI_COMMIT_BRANCH=agent/x", "", "a@b.c", "x", true, "the branch agent/x")]
    [DataRow("BY_PERSON=true", "BUILD_SOURCEBRANCH=refs/heads/agent/x", "", "a@b.c", "x", true, "the branch agent/x")]
    [DataRow("BY_PERSON=true", "", "feature", "dependabot[bot]@users.noreply.github.com", "x", true, "is by dependabot[bot]@users.noreply.github.com")]
    [DataRow("BY_PERSON=true", "", "feature", "a@b.c", "x\n\nCo-Authored-By: Claude Opus <noreply@anthropic.com>", true, "has the line “Co-Authored-By: Claude Opus")]
    [DataRow("BY_PERSON=true", "", "feature", "a@b.c", "x\n\n  Co-authored-by: Claude\n\nmore", true, "has the line")]
    [DataRow("BY_PERSON=true", "", "", "a@b.c", "x", true, "the name of the branch is unknown")]
    [DataRow("BY_PERSON=true", "GITHUB_REF=refs/heads/main", "", "a@b.c", "x", true, "the name of the branch is unknown")]
    [DataRow("BY_PERSON=true", "BUILD_SOURCEBRANCH=refs/pull/1/merge", "", "a@b.c", "x", true, "the name of the branch is unknown")]
    [DataRow("BY_PERSON=true", "CI=true", "PR-12", "a@b.c", "x", true, "the name of the branch is unknown")]
    [DataRow("BY_PERSON=true", "JENKINS_URL=https://ci", "PR-12", "a@b.c", "x", true, "the name of the branch is unknown")]
    [DataRow("BY_PERSON=true", "CI=true", "agent/x", "a@b.c", "x", true, "the branch agent/x matches")]
    [DataRow("BY_PERSON=true", "CHANGE_BRANCH=agent/x", "PR-12", "a@b.c", "x", true, "the branch agent/x matches")]
    [DataRow("BY_PERSON=true", "CHANGE_BRANCH=feature", "PR-12", "a@b.c", "x", false, "BY_PERSON is “true”")]
    [DataRow("BY_PERSON=true", "GITHUB_HEAD_REF=feature", "", "a@b.c", "x", false, "BY_PERSON is “true”, as boundary.appliesTo in a11.yml of the base allows")]
    [DataRow("BY_PERSON=true", "", "feature", "a@b.c", "x", false, "BY_PERSON is “true”")]
    public void Only_what_is_vouched_for_exempts(string vouched, string variable, string branch, string address, string message, bool applies, string reason)
    {
        using var repository = Create(Settings);
        _ = branch.Length == 0 ? repository.Git("checkout", "--quiet", "--detach") : repository.Git("checkout", "--quiet", "-b", branch);
        _ = repository.With("src/a.cs", "changed").Git("add", "--all").Git("-c", $"user.email={address}", "commit", "--quiet", "--message", message);
        var decision = Decide(repository, vouched, variable);
        Assert.AreEqual(applies, decision.Applies, decision.Message);
        StringAssert.Contains(decision.Message, reason);
        StringAssert.StartsWith(decision.Message, applies ? "The boundary applies: " : "The boundary does not apply: ");
    }

    [TestMethod]
    public void Without_the_setting_a_base_holds_for_everybody()
    {
        using var repository = Create("");
        _ = repository.Git("checkout", "--quiet", "-b", "feature").With("src/a.cs", "changed").Commit();
        var decision = Decide(repository, "BY_PERSON=true");
        Assert.IsTrue(decision.Applies);
        StringAssert.Contains(decision.Message, "has no boundary.appliesTo, so it holds for everybody");
        var origin = new BaseRevision(repository.Root, "base", TestEngine.Default);
        StringAssert.Contains(origin.FindViolations(origin.FindChanges(), out _).Single().Message, "boundary.appliesTo");
    }

    [TestMethod]
    public void A_setting_that_names_nothing_that_exempts_exempts_nobody()
    {
        using var repository = Create("boundary:\n  appliesTo:\n    branches: [agent/*]\n");
        _ = repository.Git("checkout", "--quiet", "-b", "feature");
        StringAssert.Contains(Decide(repository, "BY_PERSON=true").Message, "applies: boundary.appliesTo names no variable that exempts");
    }

    /// <summary>The branch's own words about itself are not heard, wherever it puts them.</summary>
    [TestMethod]
    [DataRow("a11.yml", "boundary:\n  appliesTo:\n    unless:\n      environment: { PATH_IS: set }\n")]
    [DataRow("src/a11.yml", "boundary:\n  appliesTo:\n    unless:\n      environment: { PATH_IS: set }\n")]
    public void A_branch_cant_exempt_itself(string path, string text)
    {
        using var repository = Create(Settings);
        _ = repository.Git("checkout", "--quiet", "-b", "feature").With(path, text);
        Assert.IsTrue(Decide(repository, "PATH_IS=set").Applies);
        Assert.IsTrue(Decide(repository.Commit(), "PATH_IS=set").Applies);
    }

    [TestMethod]
    public void A_mailmap_hides_nobody()
    {
        using var repository = Create(Settings);
        _ = repository.Git("checkout", "--quiet", "-b", "feature").With(".mailmap", "Person <a@b.c> <x[bot]@users.noreply.github.com>\n").Git("config", "log.mailmap", "true");
        _ = repository.Git("add", "--all").Git("-c", "user.email=x[bot]@users.noreply.github.com", "commit", "--quiet", "--message", "x").With("b", "").Commit();
        StringAssert.Contains(Decide(repository, "BY_PERSON=true").Message, "x[bot]@users.noreply.github.com");
    }

    [TestMethod]
    public void A_committer_counts_as_an_author_does()
    {
        using var repository = Create(Settings);
        _ = repository.Git("checkout", "--quiet", "-b", "feature").Git("-c", "user.name=Some Agent", "commit", "--quiet", "--allow-empty", "--author=Person <a@b.c>", "--message", "x");
        StringAssert.Contains(Decide(repository, "BY_PERSON=true").Message, "is by Some Agent");
    }

    /// <summary>An old branch point must not be a way around what the base says now, nor the other way round.</summary>
    [TestMethod]
    [DataRow("", Settings, "where the branch began")]
    [DataRow(Settings, "", "has no boundary.appliesTo, so it holds")]
    [DataRow(Settings, "boundary: { appliesTo: { unless: { environment: { OTHER: 'yes' } } } }", "the variable OTHER is not set")]
    public void Where_the_branch_began_and_the_tip_both_have_to_exempt(string before, string after, string reason)
    {
        using var repository = Create(before);
        _ = repository.Git("branch", "feature").With("a11.yml", after).Commit().Git("update-ref", "refs/tags/base", "HEAD");
        _ = repository.Git("checkout", "--quiet", "feature").With("src/a.cs", "changed").Commit();
        StringAssert.Contains(Decide(repository, "BY_PERSON=true").Message, "The boundary applies: ");
        StringAssert.Contains(Decide(repository, "BY_PERSON=true").Message, reason);
        _ = repository.Git("merge", "--quiet", "--no-edit", "base");
        Assert.AreEqual(after != Settings, Decide(repository, "BY_PERSON=true").Applies);
    }

    [TestMethod]
    public void A_mistake_in_the_setting_exempts_nobody()
    {
        using var repository = Create(Settings + "    more: 1\n");
        StringAssert.Contains(Decide(repository, "BY_PERSON=true").Message, "has a mistake");
    }

    [TestMethod]
    public void A_shallow_clone_exempts_nobody()
    {
        using var repository = Create(Settings).With("b", "1").Commit().With("b", "2").Commit().With("b", "3").Commit().With("b", "4").Commit();
        _ = repository.Git("branch", "base-branch").Git("checkout", "--quiet", "-b", "feature").With("src/a.cs", "1").Commit().With("src/a.cs", "2").Commit();
        using var clone = new RepositoryFolder();
        _ = clone.Git("clone", "--quiet", "--depth=3", "--no-single-branch", "--branch=feature", $"file://{repository.Root}", "clone");
        var decision = new BaseRevision(Path.Combine(clone.Root, "clone"), "origin/base-branch", TestEngine.Default).Decide(name => name == "BY_PERSON" ? "true" : null);
        StringAssert.Contains(decision.Message, "The boundary applies: the clone is shallow");
    }

    [TestMethod]
    public void Several_variables_must_all_exempt_and_one_may_have_several_values()
    {
        using var repository = Create("boundary:\n  appliesTo:\n    unless:\n      environment:\n        WHO: [ada, bob]\n        HOW: reviewed\n");
        Assert.IsTrue(Decide(repository, "WHO=ada").Applies);
        Assert.IsTrue(Decide(repository, "WHO=eve", "HOW=reviewed").Applies);
        Assert.AreEqual("The boundary does not apply: HOW is “reviewed” and WHO is “bob”, as boundary.appliesTo in a11.yml of the base allows.", Decide(repository, "WHO=bob", "HOW=reviewed").Message);
    }

    [TestMethod]
    public void What_is_asked_for_decides_and_is_told()
    {
        using var repository = Create(Settings);
        var origin = new BaseRevision(repository.Root, "base", TestEngine.Default);
        Assert.AreEqual("The boundary does not apply: it was asked for.", origin.Decide(_ => null, asked: false).Message);
        Assert.AreEqual("The boundary applies: it was asked for.", origin.Decide(_ => "true", asked: true).Message);
    }

    private static BoundaryDecision Decide(RepositoryFolder repository, params string[] variables) =>
        new BaseRevision(repository.Root, "base", TestEngine.Default).Decide(name => variables.Select(variable => variable.Split('=', 2)).FirstOrDefault(variable => variable[0] == name)?[1]);

    private static RepositoryFolder Create(string settings) =>
        new RepositoryFolder().With("a11.yml", settings).With("src/a.cs", "").Commit().Git("update-ref", "refs/tags/base", "HEAD");
}
