using System.Globalization;
using A11.Agents.Acceptance.Criteria;

namespace A11.Agents.Acceptance;

internal static partial class CommandChecks
{
    /// <summary>What is decided by the commands that files run.</summary>
    public static CheckTable Table { get; } = new(
        [GeneratedFileKind.Workflow, GeneratedFileKind.Makefile, GeneratedFileKind.Script],
        new(
            RequirementKind.Work,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeWork(part.Name, context.Search))),
            new CriterionEntry(
                "runs-tests",
                "Run tests",
                "A command that is known to run tests is reached, may run, and fails the job where it fails. Wrappers, scripts, targets and called workflows of the repository are followed.",
                "Run tests", "Run the unit tests", "Tests are run")
            { Names = ["Test"] },
            new CriterionEntry(
                "runs-linter",
                "Run a linter",
                "A command that is known to lint is reached, may run, and fails the job where it fails.",
                "Run linting", "Lint the code", "Static analysis")
            { Names = ["Lint"] },
            new CriterionEntry(
                "runs-formatter",
                "Check the format of code",
                "A command that is known to format code, or to check its format, is reached and may run.",
                "Check formatting", "Code formatting is checked", "Check the code style")
            { Names = ["Format"] },
            new CriterionEntry("runs-type-checker", "Check types", "A command that is known to check types is reached and may run.", "Type checking", "Typecheck the code", "Static typing is checked") { Names = ["Types"] },
            new CriterionEntry(
                "runs-build",
                "Build the program",
                "A command that is known to build is reached and may run. Where none is known, the criterion is unchecked, as many words mean a build.",
                "Build the project", "The application is compiled")
            { Names = ["Build"] },
            new CriterionEntry(
                "runs-deployment",
                "Deploy or publish",
                "A command or an action that is known to deploy or publish is reached and may run. Where none is known, the criterion is unchecked.",
                "Deploy the application", "Publish")
            { Names = ["Deploy"] },
            new CriterionEntry(
                "runs-security-scan",
                "Scan for vulnerabilities",
                "A command or an action that is known to look for vulnerabilities or secrets is reached and may run. Where none is known, the criterion is unchecked.",
                "Run a security scan", "Dependency audit", "Vulnerability scanning")
            { Names = ["Scan"] },
            new CriterionEntry("measures-coverage", "Measure test coverage", "A test command has an option for coverage, or a coverage tool is run.", "Test coverage is measured", "Run tests with coverage") { Names = ["Coverage"] },
            new CriterionEntry("quick-checks", "Run quick checks", "A linter, a formatter or a type checker is run.", "Quick checks", "Fast checks run") { Names = ["Quick"] }),
        new(
            RequirementKind.Tool,
            (parts, context) => CriterionEvidence.All(parts.Select(part => context.Search.Find(Criterion.Tools.First(tool => tool.Name == part.Name)))),
            new CriterionEntry(
                "runs-tool",
                "Run a tool",
                "The named tool is run by a command, or by an action for it. A command that may start it by its own configuration leaves the criterion unchecked.",
                "Run ruff and mypy", "Lint with eslint", "Unit tests with pytest", "Publishes the NuGet package to nuget.org")),
        new(
            RequirementKind.TestKind,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeTests(part.Name, context.Result, context.Search))),
            new CriterionEntry(
                "runs-kind-of-tests",
                "Run tests of a kind",
                "Tests are run, and the command, its step or its job is called by the kind. Other tests leave the criterion unchecked.",
                "Run integration tests", "Run the end-to-end tests", "Smoke tests")),
        new(
            RequirementKind.ImageBuild,
            (_, context) => JudgeImage(context.Result, "build", IsImageBuild),
            new CriterionEntry("builds-image", "Build an image", "A command such as docker build, or docker/build-push-action, builds an image and may run.", "Build the Docker image", "Container image is built")),
        new(
            RequirementKind.ImagePush,
            (_, context) => JudgePush(context.Result),
            new CriterionEntry("pushes-image", "Push an image", "A command such as docker push, or docker/build-push-action with push: true, runs without a condition.", "Push the Docker image", "The image is pushed")),
        new(
            RequirementKind.CoverageThreshold,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeThreshold(int.Parse(part.Name, CultureInfo.InvariantCulture), context.Result))),
            new CriterionEntry(
                "coverage-threshold",
                "Fail below a coverage",
                "An option of a command fails the tests below the named percentage or a higher one. A threshold in a tool's own settings is not read.",
                "Coverage of at least 80%", "Tests fail below 80% coverage")),
        new(
            RequirementKind.Order,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeOrder(part, context.Result))),
            new CriterionEntry(
                "work-order",
                "Do one thing before another",
                "In a workflow, what comes first stands earlier in the same job, or in a job that the other one needs.",
                "Lint before test", "Tests run after linting", "Quick checks come before the tests", "Fail fast")));
}
