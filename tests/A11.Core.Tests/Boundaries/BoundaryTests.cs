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
    [DataRow("README.md", ViolationKind.NotAllowed)]
    [DataRow("app.py", ViolationKind.NotAllowed)]
    [DataRow("scripts", ViolationKind.NotAllowed)]
    [DataRow("makefile.txt", ViolationKind.NotAllowed)]
    [DataRow("src/Dockerfile", ViolationKind.Denied)]
    [DataRow("src/a/b/c.yml", ViolationKind.Denied)]
    [DataRow("tests/docker-compose.yml", ViolationKind.Denied)]
    [DataRow("SRC/x.yml", ViolationKind.Denied)]
    [DataRow("Tests/x.yml", ViolationKind.Denied)]
    [DataRow("ｓｒｃ/x.yml", ViolationKind.Denied)]
    [DataRow("ſrc/x.yml", ViolationKind.Denied)]
    [DataRow("𝐬𝐫𝐜/x.yml", ViolationKind.Denied)]
    [DataRow("a11.yml", ViolationKind.Protected)]
    [DataRow("A11.YML", ViolationKind.Protected)]
    [DataRow("ａ11.yml", ViolationKind.Protected)]
    [DataRow("deploy/a11.yml", ViolationKind.Protected)]
    [DataRow("a11.lock.json", ViolationKind.Protected)]
    [DataRow(".a11/lock.json", ViolationKind.Protected)]
    [DataRow(".A11/Lock.json", ViolationKind.Protected)]
    [DataRow(".a11/tasks/x.yml", ViolationKind.Protected)]
    [DataRow(".git/hooks/x.yml", ViolationKind.Protected)]
    [DataRow("deploy/.git/config.yml", ViolationKind.Protected)]
    [DataRow(".GIT/x.yml", ViolationKind.Protected)]
    [DataRow(".hadolint.yaml", ViolationKind.Protected)]
    [DataRow(".github/actionlint.yaml", ViolationKind.Protected)]
    [DataRow(".github/zizmor.yml", ViolationKind.Protected)]
    [DataRow(".github/x.props", ViolationKind.Protected)]
    [DataRow("scripts/obj/App.csproj.nuget.g.TARGETS", ViolationKind.Protected)]
    public void What_is_outside_of_it_is_not(string path, ViolationKind expected) => Assert.AreEqual(expected, Judge(path), path);

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
    public void Names_that_mean_something_else_elsewhere_are_refused(string path) => Assert.AreEqual(ViolationKind.UnsafeName, Judge(path));

    [TestMethod]
    [DataRow(".github/copilot-instructions.md")]
    [DataRow(".github/CODEOWNERS")]
    [DataRow(".pre-commit-config.yaml")]
    [DataRow("scripts/.gitignore")]
    [DataRow("scripts/git")]
    [DataRow(".github/bin/Make")]
    [DataRow("scripts/python3.12")]
    [DataRow("scripts/npm.cmd")]
    [DataRow(".yarnrc.yml")]
    [DataRow("pnpm-workspace.yaml")]
    public void What_instructs_others_is_open_only_to_tasks_that_name_it(string path)
    {
        Assert.AreEqual(ViolationKind.Unnamed, Judge(path), path);
        Assert.IsNull(ProfileReader.BuiltIn.Boundary.Judge(path, [path]).Violation, path);
    }

    [TestMethod]
    [DataRow(".gitignore")]
    [DataRow("a/b/.gitignore")]
    [DataRow(".GitIgnore")]
    [DataRow(".yarnrc")]
    [DataRow("web/.yarnrc.yml")]
    [DataRow(".yarn/releases/yarn.cjs")]
    [DataRow(".npmrc")]
    [DataRow("web/.NPMRC")]
    [DataRow(".pnpmfile.cjs")]
    [DataRow("node_modules/.bin/eslint")]
    [DataRow("eslint.config.mjs")]
    [DataRow(".eslintrc.js")]
    [DataRow("bunfig.toml")]
    [DataRow("deno.json")]
    [DataRow("pyvenv.cfg")]
    [DataRow("sitecustomize.py")]
    [DataRow("lib/usercustomize.py")]
    [DataRow("conftest.py")]
    [DataRow("x.pth")]
    [DataRow("setup.cfg")]
    [DataRow("tox.ini")]
    [DataRow("pytest.ini")]
    [DataRow(".pylintrc")]
    [DataRow(".envrc")]
    [DataRow(".env")]
    [DataRow(".tool-versions")]
    [DataRow("mise.toml")]
    [DataRow(".mise.local.toml")]
    [DataRow(".bashrc")]
    [DataRow(".gdbinit")]
    [DataRow(".lldbinit")]
    [DataRow(".vimrc")]
    [DataRow(".exrc")]
    [DataRow(".dir-locals.el")]
    [DataRow(".bazelrc")]
    [DataRow(".cargo/config.toml")]
    [DataRow("a/.Cargo/config")]
    [DataRow("rust-toolchain.toml")]
    [DataRow(".mvn/extensions.xml")]
    [DataRow("gradle/wrapper/gradle-wrapper.properties")]
    [DataRow("gradlew.bat")]
    [DataRow("global.json")]
    [DataRow(".config/dotnet-tools.json")]
    [DataRow("Directory.Build.rsp")]
    [DataRow("MSBuild.rsp")]
    [DataRow("App.csproj")]
    [DataRow(".bundle/config")]
    [DataRow(".irbrc")]
    [DataRow(".rspec")]
    [DataRow(".Rprofile")]
    [DataRow(".latexmkrc")]
    [DataRow("ansible.cfg")]
    [DataRow(".kube/config")]
    [DataRow("GNUmakefile")]
    [DataRow(".hg/hgrc")]
    [DataRow(".githooks/pre-commit")]
    [DataRow("git")]
    [DataRow("bin/GIT")]
    [DataRow("bin/git.exe")]
    [DataRow("make")]
    [DataRow("docker.bat")]
    [DataRow("dotnet.ps1")]
    [DataRow("node.com")]
    [DataRow("npx")]
    [DataRow("pip3")]
    [DataRow("gcc-12")]
    [DataRow("bash")]
    [DataRow("ls")]
    [DataRow("curl")]
    [DataRow("bin/sqlite3")]
    [DataRow("base64")]
    [DataRow("python-3.12")]
    [DataRow("ｇｉｔ")]
    [DataRow("ｃonftest.py")]
    public void What_makes_others_run_code_is_open_only_to_tasks_that_name_it(string path)
    {
        var open = new Boundary([PathPattern.Parse("**")], []);
        var verdict = open.Judge(path, ["other"]);
        Assert.IsTrue(verdict.Violation is ViolationKind.Unnamed or ViolationKind.UnsafeName, $"{path}: {verdict.Reason}");
        Assert.IsTrue(open.Judge(path, [path]).IsAllowed || verdict.Violation == ViolationKind.UnsafeName, path);
        Assert.IsFalse(open.Judge(path, [path + "x", path.ToUpperInvariant() + "."]).IsAllowed, path);
    }

    [TestMethod]
    [DataRow("Dockerfile")]
    [DataRow("docs/git.md")]
    [DataRow("docker/nginx.conf")]
    [DataRow("scripts/docker.sh")]
    [DataRow("git/notes.txt")]
    [DataRow("src/make.cs")]
    [DataRow("lib/date.js")]
    [DataRow("env.ts")]
    [DataRow(".dockerignore")]
    [DataRow("targets.txt")]
    [DataRow("deploy/HEAD")]
    [DataRow("docs/.Config", DisplayName = "a file by the name of a known directory")]
    [DataRow(".github/workflows/ci.yml")]
    [DataRow("gits")]
    [DataRow("git.sh")]
    [DataRow("12.3")]
    public void What_only_looks_like_it_is_open(string path) => Assert.IsTrue(new Boundary([PathPattern.Parse("**")], []).Judge(path, []).IsAllowed, path);

    [TestMethod]
    [DataRow("x.targets")]
    [DataRow("obj/App.csproj.nuget.g.targets")]
    [DataRow("a/b/Custom.PROPS")]
    [DataRow("Directory.Build.props")]
    public void What_builds_import_by_themselves_no_task_can_name(string path) =>
        Assert.AreEqual(ViolationKind.Protected, new Boundary([PathPattern.Parse("**")], []).Judge(path, [path]).Violation);

    [TestMethod]
    [DataRow(".GitHub/workflows/x.yml")]
    [DataRow(".gitHub/x.yml")]
    [DataRow(".ｇithub/x.yml")]
    [DataRow("a/.VSCode/tasks.json")]
    [DataRow(".Circleci/config.yml")]
    public void A_known_directory_in_another_spelling_is_refused_even_to_tasks_that_name_it(string path) =>
        Assert.AreEqual(ViolationKind.UnsafeName, new Boundary([PathPattern.Parse("**")], []).Judge(path, [path]).Violation);

    [TestMethod]
    public void A_repository_narrows_and_never_widens()
    {
        var narrowed = ProfileReader.BuiltIn.Boundary.Narrow([PathPattern.Parse("deploy/**"), PathPattern.Parse("src/**"), PathPattern.Parse("*.md")], [PathPattern.Parse("deploy/secret/**")]);
        Assert.IsNull(narrowed.Judge("deploy/x.yml", []).Violation);
        Assert.IsNotNull(narrowed.Judge("Dockerfile", []).Violation);
        Assert.IsNotNull(narrowed.Judge("deploy/secret/x.yml", []).Violation);
        Assert.IsNotNull(narrowed.Judge("src/x.yml", []).Violation);
        Assert.IsNotNull(narrowed.Judge("deploy/readme.md", []).Violation);
    }

    [TestMethod]
    [DataRow("SRC/**", "src/x", DisplayName = "a pattern in another case")]
    [DataRow("src/**", "SRC/x")]
    [DataRow("Größe/**", "gro\u0308sse/x", DisplayName = "a pattern in another Unicode form")]
    [DataRow("［a/**", "［a/x", DisplayName = "a pattern whose folded form is none")]
    public void What_is_denied_is_denied_in_every_spelling(string deny, string path)
    {
        var verdict = new Boundary([PathPattern.Parse("**")], [PathPattern.Parse("other/**"), PathPattern.Parse(deny)]).Judge(path, [path]);
        Assert.AreEqual(ViolationKind.Denied, verdict.Violation);
        Assert.AreEqual($"The pattern {deny} denies it.", verdict.Reason);
    }

    [TestMethod]
    public void What_is_allowed_is_allowed_as_it_is_spelled()
    {
        var boundary = new Boundary([PathPattern.Parse("docs/**"), PathPattern.Parse("*.md")], []);
        Assert.AreEqual("It is allowed.", boundary.Judge("docs/x").Reason);
        Assert.AreEqual("No pattern allows it; what may be written is docs/**, *.md.", boundary.Judge("DOCS/x").Reason);
    }

    [TestMethod]
    public void The_profiles_page_is_guarded_in_every_spelling()
    {
        var boundary = new Boundary([PathPattern.Parse("**")], []).Guard("docs/Agent.md").Narrow([PathPattern.Parse("docs/**")], []);
        Assert.AreEqual(ViolationKind.Protected, boundary.Judge("docs/Agent.md", ["docs/Agent.md"]).Violation);
        Assert.AreEqual("No agent may write it: it is the profile, which sets the boundary.", boundary.Judge("docs/AGENT.MD").Reason);
        Assert.IsTrue(boundary.Judge("docs/agents.md.txt").IsAllowed);
    }

    [TestMethod]
    [DataRow(".github/copilot-instructions.md", "It instructs people's tools or other agents (.github/copilot-instructions.md), so a task must name it to write it.")]
    [DataRow(".gitignore", "It hides files from git, and so from whoever reviews, so a task must name it to write it.")]
    [DataRow("package.json", "Common tools read it by themselves and can be made to run code by it, so a task must name it to write it.")]
    [DataRow("bin/make", "It has the name of a program that people and scripts start, so a task must name it to write it.")]
    [DataRow(".git/hooks/x", "No agent may write it (**/.git/**): who writes it can switch the guard off.")]
    [DataRow("docs/a.", "The path has a part, “a.”, that ends with a dot or a space, which Windows drops.")]
    [DataRow("x/.GitHub/a.md", "Its directory .GitHub differs from .github only in case or Unicode form, and is the same on other systems.")]
    public void The_verdict_says_why(string path, string reason) => Assert.AreEqual(reason, new Boundary([PathPattern.Parse("**")], []).Judge(path).Reason);

    private static ViolationKind? Judge(string path) => ProfileReader.BuiltIn.Boundary.Judge(path, []).Violation;
}
