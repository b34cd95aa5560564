using A11.Core.Configuration;
using A11.Core.Text;
using A11.Tests;

namespace A11.Core.Tests.Configuration;

/// <summary>For whom the boundary holds, as a11.yml says it.</summary>
[TestClass]
public sealed class BoundaryScopeTests
{
    [TestMethod]
    public void Every_key_is_read()
    {
        var scope = Read("""
            boundary:
              appliesTo:
                branches: ["agent/**"]
                authors: ["*[bot]@x"]
                trailers: ["Co-authored-by: A*"]
                unless:
                  environment: { ONE: true, TWO: [a, b] }
            """, out var problems)!;
        Assert.AreEqual("", problems);
        Assert.AreEqual("agent/** *[bot]@x Co-authored-by: A*", $"{scope.Branches.Single()} {scope.Authors.Single()} {scope.Trailers.Single()}");
        Assert.AreEqual("ONE=true TWO=a,b", string.Join(' ', scope.Unless.Select(variable => $"{variable.Key}={string.Join(',', variable.Value)}")));
    }

    [TestMethod]
    [DataRow("boundary: {}")]
    [DataRow("boundaries: { allow: [a] }")]
    [DataRow("")]
    public void Without_the_key_nothing_is_said(string text)
    {
        Assert.IsNull(Read(text, out var problems));
        Assert.AreEqual("", problems);
    }

    [TestMethod]
    [DataRow("boundary: { applies: {} }", "no key “applies”")]
    [DataRow("boundary: { appliesTo: { branch: [a] } }", "did you mean “branches”?")]
    [DataRow("boundary: { appliesTo: { unless: { variables: {} } } }", "no key “variables”")]
    [DataRow("boundary: { appliesTo: [agent/*] }", "“appliesTo” must be a mapping")]
    [DataRow("boundary: { appliesTo: { branches: agent/* } }", "“branches” must be a list")]
    [DataRow("boundary: { appliesTo: { authors: [''] } }", "An item of “authors” is empty")]
    [DataRow("boundary: { appliesTo: { unless: { environment: [A] } } }", "“environment” must be a mapping")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { A: } } } }", "“A” must be a text")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { A: '' } } } }", "“A” needs a value")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { A: [x, ' '] } } } }", "“A” needs a value")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { GITHUB_HEAD_REF: x } } } }", "GITHUB_HEAD_REF has a name that CI systems use")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { github_ref_name: x } } } }", "chosen by the author of the branch")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { CI_COMMIT_AUTHOR: x } } } }", "chosen by the author of the branch")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { BUILD_SOURCEVERSIONAUTHOR: x } } } }", "chosen by the author of the branch")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { SYSTEM_PULLREQUEST_SOURCEBRANCH: x } } } }", "chosen by the author of the branch")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { CI_MERGE_REQUEST_LABELS: x } } } }", "chosen by the author of the branch")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { CHANGE_AUTHOR: x } } } }", "chosen by the author of the branch")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { GIT_AUTHOR_NAME: x } } } }", "chosen by the author of the branch")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { BRANCH_NAME: x } } } }", "chosen by the author of the branch")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { CIRCLE_TAG: x } } } }", "chosen by the author of the branch")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { BITBUCKET_BRANCH: x } } } }", "chosen by the author of the branch")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { gitlabSourceBranch: x } } } }", "chosen by the author of the branch")]
    [DataRow("boundary: { appliesTo: { unless: { environment: { BUILD_REQUESTEDFOR: x } } } }", "or one of GITHUB_ACTOR, ")]
    public void What_would_be_misunderstood_is_an_error(string text, string expected)
    {
        var scope = Read(text, out var problems);
        StringAssert.Contains(problems, expected);
        Assert.IsTrue(scope is null || scope.Unless.Values.All(values => values.IsEmpty));
    }

    [TestMethod]
    [DataRow("A11_BY_PERSON")]
    [DataRow("BUILD_REQUESTEDFORID")]
    [DataRow("GITLAB_USER_LOGIN")]
    [DataRow("GITHUB_TRIGGERING_ACTOR")]
    [DataRow("GITAR")]
    public void What_a_system_vouches_for_and_names_of_ones_own_exempt(string name)
    {
        var scope = Read($"boundary: {{ appliesTo: {{ unless: {{ environment: {{ {name}: x }} }} }} }}", out var problems)!;
        Assert.AreEqual("", problems);
        Assert.AreEqual("x", scope.Unless[name].Single());
    }

    [TestMethod]
    [DataRow("agent/*", "agent/a/b", true)]
    [DataRow("agent/**", "AGENT/x", true)]
    [DataRow("agent/*", "my-agent/x", false)]
    [DataRow("*[bot]@users.noreply.github.com", "dependabot[bot]@users.noreply.github.com", true)]
    [DataRow("*[bot]@users.noreply.github.com", "abo@users.noreply.github.com", false)]
    [DataRow("a?c", "abc", true)]
    [DataRow("a.c", "abc", false)]
    [DataRow(@"CORP\agent*", @"corp\agent7", true)]
    [DataRow(@"CORP\*", @"corp\*", true)]
    [DataRow(@"a\", @"a\", true)]
    [DataRow(@"a\*", "a*", false)]
    public void A_star_is_any_text_and_nothing_else_but_the_question_mark_has_a_meaning(string pattern, string text, bool matches) =>
        Assert.AreEqual(matches, BoundaryScope.FindMatch([pattern], text) is not null);

    private static BoundaryScope? Read(string text, out string problems)
    {
        var (file, found) = ConfigurationReader.Read(new SourceText(text), "a11.yml", "", TestEngine.Default.Checks);
        problems = string.Join('\n', found.Select(problem => problem.Message));
        return file.AppliesTo;
    }
}
