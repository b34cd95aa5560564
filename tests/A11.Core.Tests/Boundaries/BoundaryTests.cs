using A11.Core.Boundaries;
using A11.Core.Profiles;

namespace A11.Core.Tests.Boundaries;

/// <summary>What an agent may write by the built-in profile.</summary>
[TestClass]
public sealed class BoundaryTests
{
    [TestMethod]
    [DataRow("Dockerfile")]
    [DataRow("Dockerfile.dev")]
    [DataRow("services/api/Dockerfile")]
    [DataRow("docker-compose.yml")]
    [DataRow("docker-compose.override.yaml")]
    [DataRow("Makefile")]
    [DataRow("deploy/Makefile")]
    [DataRow("deploy/values.yaml")]
    [DataRow(".github/workflows/ci.yml")]
    [DataRow(".github/actions/setup/action.yml")]
    [DataRow("scripts/deploy.sh")]
    [DataRow("scripts/.hidden/x")]
    [DataRow("k8s/größe.yaml")]
    public void Its_lane_is_open(string path) => Assert.IsNull(Judge(path), path);

    [TestMethod]
    [DataRow("README.md", BreachKind.NotAllowed)]
    [DataRow("app.py", BreachKind.NotAllowed)]
    [DataRow("scripts", BreachKind.NotAllowed)]
    [DataRow("makefile.txt", BreachKind.NotAllowed)]
    [DataRow("src/Dockerfile", BreachKind.Denied)]
    [DataRow("src/a/b/c.yml", BreachKind.Denied)]
    [DataRow("tests/docker-compose.yml", BreachKind.Denied)]
    [DataRow("SRC/x.yml", BreachKind.Denied)]
    [DataRow("Tests/x.yml", BreachKind.Denied)]
    [DataRow("ｓｒｃ/x.yml", BreachKind.Denied)]
    [DataRow("ſrc/x.yml", BreachKind.Denied)]
    [DataRow("𝐬𝐫𝐜/x.yml", BreachKind.Denied)]
    [DataRow("a11.yml", BreachKind.Protected)]
    [DataRow("A11.YML", BreachKind.Protected)]
    [DataRow("ａ11.yml", BreachKind.Protected)]
    [DataRow("deploy/a11.yml", BreachKind.Protected)]
    [DataRow("a11.lock.json", BreachKind.Protected)]
    [DataRow(".a11/tasks/x.yml", BreachKind.Protected)]
    [DataRow(".git/hooks/x.yml", BreachKind.Protected)]
    [DataRow("deploy/.git/config.yml", BreachKind.Protected)]
    [DataRow(".GIT/x.yml", BreachKind.Protected)]
    [DataRow(".hadolint.yaml", BreachKind.Protected)]
    [DataRow(".github/actionlint.yaml", BreachKind.Protected)]
    [DataRow(".github/zizmor.yml", BreachKind.Protected)]
    public void What_is_outside_of_it_is_not(string path, BreachKind expected) => Assert.AreEqual(expected, Judge(path), path);

    [TestMethod]
    [DataRow("../x.yml")]
    [DataRow("a/../src/x.yml")]
    [DataRow("./x.yml")]
    [DataRow("/etc/x.yml")]
    [DataRow("C:/x.yml")]
    [DataRow("a//b.yml")]
    [DataRow("a\\b.yml")]
    [DataRow("")]
    [DataRow("x.yml ")]
    [DataRow("x.yml.")]
    [DataRow("dir./x.yml")]
    [DataRow("con.yml")]
    [DataRow("deploy/AUX/x.yml")]
    [DataRow("com1.yaml")]
    [DataRow("x.yml:stream")]
    [DataRow("GIT~1/x.yml")]
    [DataRow("a\nb.yml")]
    [DataRow("a\tb.yml")]
    [DataRow("a\u202eb.yml")]
    [DataRow("a\u200fb.yml")]
    [DataRow("a\u2028b.yml")]
    [DataRow("a\0b.yml")]
    [DataRow("a\ud800b.yml")]
    public void Names_that_mean_something_else_elsewhere_are_refused(string path) => Assert.AreEqual(BreachKind.UnsafeName, Judge(path));

    [TestMethod]
    [DataRow(".github/copilot-instructions.md")]
    [DataRow(".github/CODEOWNERS")]
    [DataRow(".pre-commit-config.yaml")]
    public void What_instructs_others_is_open_only_to_tasks_that_name_it(string path)
    {
        Assert.AreEqual(BreachKind.Unnamed, Judge(path), path);
        Assert.IsNull(ProfileReader.BuiltIn.Boundary.Judge(path, [path]).Breach, path);
    }

    [TestMethod]
    public void A_repository_narrows_and_never_widens()
    {
        var narrowed = ProfileReader.BuiltIn.Boundary.Narrow([PathPattern.Parse("deploy/**"), PathPattern.Parse("src/**"), PathPattern.Parse("*.md")], [PathPattern.Parse("deploy/secret/**")]);
        Assert.IsNull(narrowed.Judge("deploy/x.yml", []).Breach);
        Assert.IsNotNull(narrowed.Judge("Dockerfile", []).Breach);
        Assert.IsNotNull(narrowed.Judge("deploy/secret/x.yml", []).Breach);
        Assert.IsNotNull(narrowed.Judge("src/x.yml", []).Breach);
        Assert.IsNotNull(narrowed.Judge("deploy/readme.md", []).Breach);
    }

    private static BreachKind? Judge(string path) => ProfileReader.BuiltIn.Boundary.Judge(path, []).Breach;
}
