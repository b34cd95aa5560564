using A11.Agents.Records;

namespace A11.Agents.Tests.Generation;

/// <summary>Libraries, several programs and files elsewhere, in the other languages.</summary>
[TestClass]
public sealed class ProgramChoiceTests
{
    private const string Main = "package main\n\nfunc main() {}\n";

    [TestMethod]
    [DataRow("Image of the server", "go build -trimpath -o /out/shop ./cmd/shop-server")]
    [DataRow("Image of shop-worker", "go build -trimpath -o /out/shop ./cmd/shop-worker")]
    public void A_task_names_one_of_several_Go_programs(string title, string command)
    {
        using var repository = Go();
        Assert.AreEqual(OutcomeStatus.Done, Run(repository, title, out var reason), reason);
        StringAssert.Contains(repository.Read("Dockerfile"), command);
    }

    [TestMethod]
    public void Several_Go_programs_are_asked_about_and_examples_are_none()
    {
        using var repository = Go().With("examples/tour/main.go", Main);
        Assert.AreEqual(OutcomeStatus.AgentFailed, Run(repository, "Image", out var reason));
        StringAssert.Contains(reason, "several programs: shop-server (cmd/shop-server), shop-worker (cmd/shop-worker). Name one");
    }

    [TestMethod]
    public void Modules_that_stand_in_and_embedded_files_get_into_the_image()
    {
        using var repository = new RepositoryFolder()
            .With("go.mod", "module acme/shop\n\ngo 1.24\n\nreplace acme/text => ./text\n")
            .With("main.go", "package main\n\nimport \"embed\"\n\n//go:embed site/*.txt\nvar site embed.FS\n\nfunc main() {}\n")
            .With("site/a.txt", "a").With("text/go.mod", "module acme/text\n").With("text/text.go", "package text\n");
        Assert.AreEqual(OutcomeStatus.Done, Run(repository, "Image", out var reason), reason);
        var dockerfile = repository.Read("Dockerfile");
        StringAssert.Contains(dockerfile, "COPY text/ text/\nRUN go mod download\n");
        StringAssert.Contains(dockerfile, "COPY site/ site/\n");
    }

    [TestMethod]
    [DataRow("{ \"name\": \"acme\", \"main\": \"index.js\" }", "describes a library")]
    [DataRow("{ \"name\": \"acme\", \"private\": true, \"workspaces\": [\"packages/*\"] }", "holds workspaces")]
    public void A_Node_package_that_is_no_program_gets_no_image(string package, string why)
    {
        using var repository = new RepositoryFolder().With("package.json", package).With("package-lock.json", "{}").With("index.js", "module.exports = {};\n");
        Assert.AreEqual(OutcomeStatus.AgentFailed, Run(repository, "Image", out var reason));
        StringAssert.Contains(reason, why);
    }

    [TestMethod]
    [DataRow("Image of the service", "several programs: api (services/api), jobs (services/jobs)")]
    [DataRow("Image of services/jobs", "")]
    public void A_task_names_one_of_several_Python_programs(string title, string why)
    {
        using var repository = new RepositoryFolder().With("requirements.txt", "fastapi==0.115.6\nuvicorn==0.34.0\n")
            .With("services/api/main.py", "from fastapi import FastAPI\napp = FastAPI()\n").With("services/jobs/main.py", "from fastapi import FastAPI\napp = FastAPI()\n")
            .With("examples/main.py", "from fastapi import FastAPI\napp = FastAPI()\n");
        var status = Run(repository, title, out var reason);
        Assert.AreEqual(why.Length > 0 ? OutcomeStatus.AgentFailed : OutcomeStatus.Done, status, reason);
        StringAssert.Contains(why.Length > 0 ? reason : repository.Read("Dockerfile"), why.Length > 0 ? why : "services.jobs.main:app");
    }

    [TestMethod]
    public void Tools_that_a_Python_repository_has_not_chosen_are_not_asked_of_it()
    {
        using var repository = new RepositoryFolder().With("requirements.txt", "").With("main.py", "").With("tests/test_main.py", "").With("mypy.ini", "");
        var outcome = repository.Run(RepositoryFolder.Task("T1", ".github/workflows/ci.yml", "Run tests on push"))[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        var workflow = repository.Read(".github/workflows/ci.yml");
        Assert.IsFalse(workflow.Contains("ruff", StringComparison.Ordinal), workflow);
        StringAssert.Contains(workflow, "run: mypy .\n");
    }

    private static RepositoryFolder Go() => new RepositoryFolder()
        .With("go.mod", "module acme/shop\n\ngo 1.24\n").With("cmd/shop-server/main.go", Main).With("cmd/shop-worker/main.go", Main);

    private static OutcomeStatus Run(RepositoryFolder repository, string title, out string reason)
    {
        var outcome = repository.Run($$"""{ "task_id": "T1", "title": "{{title}}", "acceptance_criteria": ["Small image"], "files_to_create": ["Dockerfile"] }""")[0];
        reason = $"{outcome.Reason} {string.Join('\n', outcome.Diagnostics)}";
        return outcome.Status;
    }
}
