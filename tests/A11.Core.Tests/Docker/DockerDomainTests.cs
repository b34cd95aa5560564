using A11.Core.Docker;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Tests.Docker;

/// <summary>Which files are Dockerfiles that Docker itself builds, and which scripts stand in them.</summary>
[TestClass]
public sealed class DockerDomainTests
{
    [TestMethod]
    [DataRow("# syntax=docker/dockerfile:1\nFROM a", null)]
    [DataRow("# syntax=docker/dockerfile-upstream:master\nFROM a", null)]
    [DataRow("# syntax=docker.io/docker/dockerfile:1.4\nFROM a", null)]
    [DataRow("# syntax=index.docker.io/docker/dockerfile@sha256:1\nFROM a", null)]
    [DataRow("# syntax=registry-1.docker.io/docker/dockerfile\nFROM a", null)]
    [DataRow("# syntax=docker/dockerfile:1 # pinned\nFROM a", null)]
    [DataRow("# escape=`\nFROM a", null)]
    [DataRow("FROM a", null)]
    [DataRow("# syntax=ghcr.io/org/frontend:1\nFROM a", "ghcr.io/org/frontend:1")]
    [DataRow("# syntax=localhost:5000/docker/dockerfile\nFROM a", "localhost:5000/docker/dockerfile")]
    [DataRow("#!/usr/bin/env x\n# syntax=org/frontend\nFROM a", "org/frontend")]
    [DataRow("#!/usr/bin/env x\n# syntax=docker/dockerfile\nFROM a", null)]
    [DataRow("#!/usr/bin/env x", null)]
    public void A_frontend_that_is_not_Docker_s(string text, string? expected)
    {
        var frontend = DockerfileFrontend.FindForeign(DockerfileParser.Parse(new SourceText(text)));
        Assert.AreEqual(expected, frontend?.Value);
        Assert.AreEqual(expected, frontend is { } found ? text[found.Span.Start..found.Span.End] : null);
    }

    [TestMethod]
    [DataRow("localhost:5000/docker/dockerfile:1", true)]
    [DataRow("ghcr.io/mirror/docker/dockerfile-upstream@sha256:1", true)]
    [DataRow("ghcr.io/org/frontend:1", false)]
    [DataRow("notdocker/dockerfile", false)]
    public void A_frontend_may_be_a_mirror_of_Docker_s(string frontend, bool isMirror) => Assert.AreEqual(isMirror, DockerfileFrontend.IsMirror(frontend));

    [TestMethod]
    [DataRow("FROM a\nRUN b\nCOPY c d", null)]
    [DataRow("FROM a@sha256:1", null)]
    [DataRow("FROM a:b@c/d@e", null)]
    [DataRow("FROM @@", null)]
    [DataRow("FROM @IMAGE@", "@")]
    [DataRow("FROM a:@TAG@", "@")]
    [DataRow("FROM a:#{TAG}", "#")]
    [DataRow("FROM {{ image }}", "{{")]
    [DataRow("ENV A={{ b }}", "{{")]
    [DataRow("ENV A=@B@", null)]
    [DataRow("FROM a\nCOPY --from={{ b }} c d", "{{")]
    [DataRow("FROM a\nCMD [\"{{ b }}\"]", null)]
    [DataRow("FROM a\nRUN [\"{{ b }}\"]", null)]
    [DataRow("FROM a\nSHELL [\"{{ b }}\"]", null)]
    [DataRow("FROM a\nRUN <<A\n{{ b }}\nA", null)]
    [DataRow("{% if a %}\nFROM a", "{%")]
    [DataRow("FROM a\nXYZZY b", null)]
    [DataRow("FROM a\nONBUILD ENV A={{ b }}", "{{")]
    public void A_template_bears_a_mark(string text, string? expected)
    {
        var found = DockerfileTemplate.Find(DockerfileModel.Parse(new SourceText(text)));
        Assert.AreEqual(expected, found is { } place ? text[place.Start..place.End] : null);
    }

    [TestMethod]
    [DataRow("Dockerfile", true)]
    [DataRow("a/Dockerfile", true)]
    [DataRow("dockerfile.dev", true)]
    [DataRow("Dockerfile-dev", true)]
    [DataRow("Dockerfile_dev", true)]
    [DataRow("Containerfile", true)]
    [DataRow("app.dockerfile", true)]
    [DataRow("app.Containerfile", true)]
    [DataRow("Dockerfiles", false)]
    [DataRow("MyDockerfile", false)]
    [DataRow("dockerfile/a", false)]
    [DataRow("app.docker", false)]
    public void Dockerfiles_are_known_by_their_names(string path, bool isCertain) => Assert.AreEqual(isCertain, new DockerDomain().IsCertain(path));

    [TestMethod]
    [DataRow("FROM a\nRUN b", "ImageBuild:b")]
    [DataRow("FROM a\nRUN [\"b\"]", "")]
    [DataRow("FROM a\nRUN [\"sh\", \"-c\", \"b c\"]", "ImageBuild:b c fixed by hand")]
    [DataRow("FROM a\nRUN <<A\nb\n", "")]
    [DataRow("FROM a\nSHELL [\"fish\", \"-c\"]\nRUN b\nCMD c", "")]
    [DataRow("FROM a\nCMD b", "ContainerCommand:b")]
    [DataRow("FROM a\nCMD", "")]
    [DataRow("FROM a\nENTRYPOINT b c", "ContainerCommand:b c")]
    [DataRow("FROM a\nCMD [\"b\"]", "")]
    [DataRow("FROM a\nCMD [\"bash\", \"-c\", \"b c\"]", "ContainerCommand:b c fixed by hand")]
    [DataRow("FROM a\nHEALTHCHECK CMD  b c", "ContainerCommand:b c")]
    [DataRow("FROM a\nHEALTHCHECK --interval=5s cmd b", "ContainerCommand:b")]
    [DataRow("FROM a\nHEALTHCHECK CMD [b]", "")]
    [DataRow("FROM a\nHEALTHCHECK CMD", "")]
    [DataRow("FROM a\nHEALTHCHECK CMDS b", "")]
    [DataRow("FROM a\nHEALTHCHECK CMD [\"sh\", \"-c\", \"b\"]", "ContainerCommand:b fixed by hand")]
    [DataRow("FROM a\nHEALTHCHECK NONE", "")]
    [DataRow("FROM a\nONBUILD CMD b", "ContainerCommand:b")]
    [DataRow("FROM a\nVOLUME [\"sh\", \"-c\", \"b\"]", "")]
    [DataRow("FROM a\nLABEL a=b", "")]
    public void Scripts_stand_in_instructions(string text, string expected) => Assert.AreEqual(expected, string.Join(';', DockerScripts.FindAll(DockerfileModel.Parse(new SourceText(text)))
        .Select(static script => $"{script.Host.Kind}:{script.Text}{(script.Host.AcceptsFixes ? "" : " fixed by hand")}")));

    [TestMethod]
    public void A_build_knows_arguments_and_a_container_does_not()
    {
        var scripts = DockerScripts.FindAll(DockerfileModel.Parse(new SourceText("FROM a\nENV b=1\nARG c\nRUN d\nONBUILD RUN e\nCMD f"))).ToArray();
        Assert.AreEqual("b c|b|b", string.Join('|', scripts.Select(static script => string.Join(' ', script.Host.Variables.Where(static name => name.Length == 1)))));
        Assert.AreEqual("hadolint/SC*|hadolint/SC*|", string.Join('|', scripts.Select(static script => script.Host.Alias)));
    }
}
