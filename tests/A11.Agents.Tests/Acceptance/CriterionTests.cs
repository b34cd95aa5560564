using A11.Agents.Acceptance;
using A11.Agents.Acceptance.Commands;
using static A11.Agents.Tests.Acceptance.Judged;

namespace A11.Agents.Tests.Acceptance;

/// <summary>How criteria are judged by where commands stand and what leads to them.</summary>
[TestClass]
public sealed class CriterionTests
{
    [TestMethod]
    [DataRow("if: false", "", CriterionVerdict.NotMet)]
    [DataRow("if: ${{ false }}", "", CriterionVerdict.NotMet)]
    [DataRow("if: false && github.ref == 'x'", "", CriterionVerdict.NotMet)]
    [DataRow("if: github.event_name == 'push'", "", CriterionVerdict.Unchecked)]
    [DataRow("continue-on-error: true", "", CriterionVerdict.Unchecked)]
    [DataRow("continue-on-error: false", "", CriterionVerdict.Met)]
    [DataRow("id: x", "if: false", CriterionVerdict.NotMet)]
    [DataRow("id: x", "continue-on-error: true", CriterionVerdict.Unchecked)]
    public void A_step_counts_that_runs_and_can_fail(string step, string job, CriterionVerdict expected)
    {
        var result = By("Run tests", (Workflow, Steps($"- run: pytest\n  {step}", job)));
        Assert.AreEqual(expected, result.Verdict, result.Evidence);
        Assert.IsTrue(expected == CriterionVerdict.Met || result.Evidence.Contains(step.Split(':')[0] + ":", StringComparison.Ordinal) || result.Evidence.Contains(job.Split(':')[0] + ":", StringComparison.Ordinal), result.Evidence);
    }

    [TestMethod]
    public void A_step_that_is_commented_out_counts_for_nothing()
    {
        Assert.AreEqual(CriterionVerdict.NotMet, By("Run tests", (Workflow, Steps("- run: echo hello\n# - run: pytest"))).Verdict);
    }

    [TestMethod]
    [DataRow("Run tests", "main", CriterionVerdict.Unchecked)]
    [DataRow("Step", "unit-tests", CriterionVerdict.Unchecked)]
    [DataRow("Step", "main", CriterionVerdict.NotMet)]
    public void An_unknown_command_counts_by_the_name_of_its_step_or_job(string step, string job, CriterionVerdict expected)
    {
        Assert.AreEqual(expected, By("Run tests", (Workflow, Steps($"- name: {step}\n  run: acme all", name: job))).Verdict);
        Assert.AreEqual(CriterionVerdict.NotMet, By("Run tests", (Workflow, Steps($"- name: {step}\n  run: npm ci", name: job))).Verdict);
    }

    [TestMethod]
    [DataRow("npm run unit", CriterionVerdict.Met)]
    [DataRow("npm run all", CriterionVerdict.Met)]
    [DataRow("npm test", CriterionVerdict.NotMet)]
    [DataRow("npm run odd", CriterionVerdict.Unchecked)]
    [DataRow("npm run gone", CriterionVerdict.Unchecked)]
    [DataRow("npm run pretty", CriterionVerdict.NotMet)]
    [DataRow("npm run loop", CriterionVerdict.Unchecked)]
    [DataRow("npx run-s pretty unit", CriterionVerdict.Met)]
    [DataRow("yarn unit", CriterionVerdict.Met)]
    [DataRow("pnpm run unit -- --ci", CriterionVerdict.Met)]
    public void Scripts_of_a_package_are_followed(string command, CriterionVerdict expected)
    {
        const string manifest = """
            {"scripts": {"unit": "cross-env CI=1 vitest run", "all": "npm run pretty && npm run unit", "test": "echo \"Error: no test specified\" && exit 1",
             "odd": "acme --everything", "pretty": "prettier --check .", "loop": "npm run loop"}}
            """;
        var result = By("Run tests", (Workflow, Steps($"- run: {command}\n  working-directory: web")), ("web/package.json", manifest));
        Assert.AreEqual(expected, result.Verdict, result.Evidence);
    }

    [TestMethod]
    [DataRow("make test", CriterionVerdict.Met)]
    [DataRow("make -C . ci", CriterionVerdict.Met)]
    [DataRow("make odd", CriterionVerdict.Unchecked)]
    [DataRow("make fmt", CriterionVerdict.NotMet)]
    [DataRow("make soft", CriterionVerdict.Unchecked)]
    [DataRow("make nothing-test", CriterionVerdict.Unchecked)]
    [DataRow("make -n test", CriterionVerdict.Met)]
    public void Targets_are_followed(string command, CriterionVerdict expected)
    {
        const string makefile = "PYTHON ?= python3\nRUN = $(PYTHON) -m\n\nfmt:\n\tblack .\ntest: fmt\n\t@$(RUN) pytest\nci: test\nodd:\n\tacme --everything\nsoft:\n\t-pytest\nloop: loop\n";
        var result = ByRunning(command, ("Makefile", makefile));
        Assert.AreEqual(command.Contains("-n", StringComparison.Ordinal) ? CriterionVerdict.NotMet : expected, result.Verdict, result.Evidence);
    }

    [TestMethod]
    [DataRow("just check", "justfile", "set shell := [\"bash\", \"-c\"]\n\ncheck: unit\n    @echo done\n\nunit *args:\n    pytest {{args}}\n")]
    [DataRow("just", "justfile", "all:\n    cargo test\n")]
    [DataRow("task verify", "Taskfile.yml", "version: '3'\ntasks:\n  verify:\n    deps: [unit]\n    cmds: [echo done]\n  unit:\n    cmds:\n      - cmd: go test ./...\n")]
    [DataRow("task", "Taskfile.yml", "version: '3'\ntasks:\n  default: go test ./...\n")]
    [DataRow("composer ci", "composer.json", """{"scripts": {"ci": ["@unit"], "unit": ["@php vendor/bin/phpunit"]}}""")]
    [DataRow("deno task ci", "deno.json", """{"tasks": {"ci": {"command": "deno test"}}}""")]
    public void Recipes_of_other_tools_are_followed(string command, string path, string text)
    {
        // “composer ci” is short for “composer run-script ci”.
        var result = ByRunning(command, (path, text));
        Assert.AreEqual(CriterionVerdict.Met, result.Verdict, result.Evidence);
        Assert.AreEqual(CriterionVerdict.NotMet, ByRunning(command,
            (path, text.Replace("pytest", "black", StringComparison.Ordinal).Replace("cargo test", "cargo fmt", StringComparison.Ordinal)
                .Replace("go test", "go vet", StringComparison.Ordinal).Replace("phpunit", "phpcs", StringComparison.Ordinal).Replace("deno test", "deno fmt", StringComparison.Ordinal))).Verdict);
    }

    [TestMethod]
    public void Called_workflows_and_actions_of_the_repository_are_followed()
    {
        const string caller = "on: push\njobs:\n  main:\n    uses: ./.github/workflows/part.yml\n    with: { command: go test ./... }\n";
        var part = Steps("- run: ${{ inputs.command || 'echo hello' }}").Replace("on: push", "on: { workflow_call: { inputs: { command: { type: string } } } }", StringComparison.Ordinal);
        Assert.AreEqual(CriterionVerdict.Met, By("Run tests", (Workflow, caller), (".github/workflows/part.yml", part)).Verdict);
        Assert.AreEqual(CriterionVerdict.NotMet, By("Run tests", (Workflow, caller.Replace("go test", "go vet", StringComparison.Ordinal)), (".github/workflows/part.yml", part)).Verdict);
        Assert.AreEqual(CriterionVerdict.Unchecked, By("Run tests", (Workflow, caller)).Verdict);

        const string action = "runs:\n  using: composite\n  steps:\n    - run: mix test\n      shell: bash\n";
        Assert.AreEqual(CriterionVerdict.Met, By("Run tests", (Workflow, Steps("- uses: ./.github/actions/x")), (".github/actions/x/action.yml", action)).Verdict);
        Assert.AreEqual(CriterionVerdict.Unchecked, By("Run tests", (Workflow, Steps("- uses: ./.github/actions/tests"))).Verdict);
    }

    [TestMethod]
    [DataRow("npm test", "pnpm -r test")]
    [DataRow("npm test", "npm test --workspaces")]
    [DataRow("npm test", "npm run test -ws")]
    [DataRow("npm test", "npm test -w web")]
    [DataRow("npm test", "pnpm --filter web test")]
    [DataRow("npm test", "pnpm -r run unit")]
    [DataRow("npm test", "yarn workspace web test")]
    [DataRow("npm test", "cd web && npm test")]
    [DataRow("make test", "for d in a b; do $(MAKE) -C $$d test; done")]
    [DataRow("make test", "$(MAKE) -C web test")]
    public void A_script_that_starts_others_in_other_packages_is_unchecked(string command, string script)
    {
        var result = ByRunning(command, ("package.json", $$$"""{"scripts": {"test": "{{{script}}}"}}"""), ("Makefile", $"test:\n\t{script}\n"));
        Assert.AreEqual(CriterionVerdict.Unchecked, result.Verdict, result.Evidence);
        StringAssert.EndsWith(result.Evidence, ". Check it by hand.");
    }

    [TestMethod]
    [DataRow(". ./lib.sh && run_all", CriterionVerdict.Unchecked)]
    [DataRow("./lib.sh", CriterionVerdict.NotMet)]
    public void A_function_that_is_read_in_may_be_called(string command, CriterionVerdict expected)
    {
        var result = ByRunning(command, ("lib.sh", "run_all() { pytest; }\n"));
        Assert.AreEqual(expected, result.Verdict, result.Evidence);
    }

    [TestMethod]
    [DataRow("- uses: actions-rs/cargo@v1\n  with: { command: test, args: --workspace }", CriterionVerdict.Met)]
    [DataRow("- uses: actions-rs/cargo@v1\n  with: { command: fmt, args: --check }", CriterionVerdict.NotMet)]
    [DataRow("- uses: nick-fields/retry@v3\n  with: { command: npm test }", CriterionVerdict.Met)]
    [DataRow("- uses: nick-fields/retry@v3\n  with: { command: npm ci }", CriterionVerdict.NotMet)]
    [DataRow("- uses: coactions/setup-xvfb@v1\n  with: { run: npm test }", CriterionVerdict.Met)]
    [DataRow("- uses: gradle/gradle-build-action@v2\n  with: { arguments: check }", CriterionVerdict.Met)]
    [DataRow("- uses: gradle/gradle-build-action@v2\n  with: { arguments: assemble }", CriterionVerdict.NotMet)]
    [DataRow("- uses: reactivecircus/android-emulator-runner@v2\n  with: { script: ./gradlew connectedCheck }", CriterionVerdict.Met)]
    [DataRow("- uses: docker://python:3.12\n  with: { args: python -m pytest }", CriterionVerdict.Met)]
    [DataRow("- uses: docker://python:3.12\n  with: { args: pip install pytest }", CriterionVerdict.NotMet)]
    [DataRow("- uses: docker/build-push-action@v6\n  with: { target: test }", CriterionVerdict.Unchecked)]
    [DataRow("- uses: docker/build-push-action@v6\n  with: { target: runtime }", CriterionVerdict.NotMet)]
    [DataRow("- uses: devcontainers/ci@v0\n  with: { runCmd: make }", CriterionVerdict.Met)]
    public void Actions_count_by_the_commands_that_they_are_given(string step, CriterionVerdict expected)
    {
        var result = By("Run tests", (Workflow, Steps(step)), ("Makefile", "all:\n\tpytest\n"));
        Assert.AreEqual(expected, result.Verdict, result.Evidence);
    }

    [TestMethod]
    public void Variables_of_a_makefile_are_worked_out_once()
    {
        static string Chain(string letter, int length, string end) =>
            string.Concat(Enumerable.Range(0, length).Select(index => $"{letter}{index} = {string.Concat(Enumerable.Repeat($"$({letter}{index + 1})", 50))}\n")) + $"{letter}{length} = {end}\n";
        var text = Chain("E", 30, "") + Chain("L", 30, "x") + Chain("D", 1_000, "x") + "LOOP = $(LOOP) x\nRUN = $(E0)pytest\ntest:\n\t$(L0)$(LOOP)$(D0)\n\t$(RUN)\n";
        var result = ByRunning("make test", ("Makefile", text));
        Assert.AreEqual(CriterionVerdict.Met, result.Verdict, result.Evidence.Length > 200 ? result.Evidence[..200] : result.Evidence);
    }

    [TestMethod]
    [DataRow("uses: acme/ci/.github/workflows/python.yml@v1", CriterionVerdict.Unchecked)]
    [DataRow("uses: acme/ci/.github/workflows/deploy.yml@v1", CriterionVerdict.NotMet)]
    public void Workflows_of_others_are_unchecked(string uses, CriterionVerdict expected)
    {
        Assert.AreEqual(expected, By("Run tests", (Workflow, $"on: push\njobs:\n  main:\n    {uses}\n")).Verdict);
    }

    [TestMethod]
    [DataRow("- uses: acme/run-tests@v1", CriterionVerdict.Unchecked)]
    [DataRow("- uses: acme/thing@v1\n  name: Run tests", CriterionVerdict.Unchecked)]
    [DataRow("- uses: cypress-io/github-action@v6", CriterionVerdict.Met)]
    [DataRow("- uses: acme/thing@v1", CriterionVerdict.NotMet)]
    [DataRow("- uses: actions/checkout@v4\n  name: Check out", CriterionVerdict.NotMet)]
    public void Actions_count_by_what_they_are_known_for_or_called(string step, CriterionVerdict expected)
    {
        Assert.AreEqual(expected, By("Run tests", (Workflow, Steps(step))).Verdict);
    }

    [TestMethod]
    [DataRow("python tools/build.py", CriterionVerdict.NotMet)]
    [DataRow("python tools/main.py", CriterionVerdict.Unchecked)]
    [DataRow("python tools/selftest.py", CriterionVerdict.Unchecked)]
    public void A_script_that_is_not_read_is_unchecked_unless_its_name_says_otherwise(string command, CriterionVerdict expected)
    {
        var result = ByRunning(command, ("tools/build.py", "x"), ("tools/main.py", "x"), ("tools/selftest.py", "x"));
        Assert.AreEqual(expected, result.Verdict, result.Evidence);
    }

    [TestMethod]
    [DataRow("Lint with ruff", "ruff check .", CriterionVerdict.Met)]
    [DataRow("Lint with ruff", "flake8", CriterionVerdict.NotMet)]
    [DataRow("Lint with ruff", "pip install ruff", CriterionVerdict.NotMet)]
    [DataRow("Lint with ruff", "pre-commit run --all-files", CriterionVerdict.Unchecked)]
    [DataRow("Lint with ruff", "make lint", CriterionVerdict.Unchecked)]
    [DataRow("Run pytest", "coverage run -m pytest", CriterionVerdict.Met)]
    [DataRow("Run pytest", "tox", CriterionVerdict.Unchecked)]
    [DataRow("Run pytest", "go test ./...", CriterionVerdict.NotMet)]
    [DataRow("Run ruff format", "ruff check .", CriterionVerdict.NotMet)]
    [DataRow("Run ruff format", "uv run ruff format --check", CriterionVerdict.Met)]
    [DataRow("Lint the code", "golangci-lint run", CriterionVerdict.Met)]
    [DataRow("Lint the code", "pytest", CriterionVerdict.NotMet)]
    [DataRow("Lint the code", "./gradlew ktlintCheck", CriterionVerdict.Met)]
    [DataRow("Check formatting", "cargo fmt --check", CriterionVerdict.Met)]
    [DataRow("Check types", "npx tsc --noEmit", CriterionVerdict.Met)]
    [DataRow("Run tests and lint with eslint", "npx eslint . && npx jest", CriterionVerdict.Met)]
    [DataRow("Run tests and lint with eslint", "npx eslint .", CriterionVerdict.NotMet)]
    [DataRow("Run tests and deploy to production", "pytest", CriterionVerdict.Unchecked)]
    [DataRow("Build and test the application", "dotnet build && dotnet test", CriterionVerdict.Met)]
    [DataRow("Lint with acmelint", "acmelint src", CriterionVerdict.Unchecked)]
    [DataRow("Measure coverage", "pytest --cov=src", CriterionVerdict.Met)]
    [DataRow("Measure coverage", "echo cov", CriterionVerdict.NotMet)]
    [DataRow("Measure coverage", "python -m unittest discover", CriterionVerdict.NotMet)]
    [DataRow("Measure coverage", "./recover.sh", CriterionVerdict.Unchecked)]
    [DataRow("Measure coverage", "pytest discovery-service", CriterionVerdict.NotMet)]
    [DataRow("Measure coverage", "pytest --no-cov", CriterionVerdict.NotMet)]
    [DataRow("Measure coverage", "npx vitest run --coverage", CriterionVerdict.Met)]
    [DataRow("Measure coverage", "./measure-coverage.sh", CriterionVerdict.Unchecked)]
    [DataRow("Measure coverage", "cargo llvm-cov", CriterionVerdict.Met)]
    [DataRow("Measure coverage", "mvn verify", CriterionVerdict.Unchecked)]
    [DataRow("Uploads JUnit reports", "mvn verify", CriterionVerdict.Unchecked)]
    [DataRow("Runs JUnit tests", "pytest --junitxml report.xml", CriterionVerdict.Unchecked)]
    [DataRow("Produces LCOV", "vitest --coverage", CriterionVerdict.Unchecked)]
    [DataRow("Checked with rustfmt", "cargo fmt --check", CriterionVerdict.Unchecked)]
    [DataRow("Checked with rustfmt", "gofmt -l .", CriterionVerdict.NotMet)]
    [DataRow("Checked with rustfmt", "go fmt ./...", CriterionVerdict.NotMet)]
    [DataRow("Lint with detekt", "./gradlew detekt", CriterionVerdict.Unchecked)]
    [DataRow("Lint with ktlint", "./gradlew ktlintCheck", CriterionVerdict.Unchecked)]
    [DataRow("Lint with ktlint", "./gradlew check", CriterionVerdict.Unchecked)]
    [DataRow("Lint with Credo", "mix credo --strict", CriterionVerdict.Unchecked)]
    [DataRow("Run dialyzer", "mix dialyzer", CriterionVerdict.Unchecked)]
    [DataRow("Run Jest", "npx react-scripts test", CriterionVerdict.Unchecked)]
    [DataRow("Run Jest", "npx mocha", CriterionVerdict.NotMet)]
    [DataRow("Run PHPUnit", "php artisan test", CriterionVerdict.Unchecked)]
    [DataRow("Run minitest", "bin/rails test", CriterionVerdict.Unchecked)]
    [DataRow("Run pytest", "hatch test", CriterionVerdict.Unchecked)]
    [DataRow("Run pytest", "ctest", CriterionVerdict.Unchecked)]
    [DataRow("Format with csharpier", "dotnet csharpier --check .", CriterionVerdict.Unchecked)]
    [DataRow("Run staticcheck", "go tool golangci-lint run", CriterionVerdict.Unchecked)]
    [DataRow("Lint with golangci-lint", "go tool golangci-lint run", CriterionVerdict.Met)]
    [DataRow("Deploy to production", "helm upgrade --install app chart --version 1.2.3", CriterionVerdict.Unchecked)]
    [DataRow("Deploy with helm upgrade", "helm upgrade --install app chart --version 1.2.3", CriterionVerdict.Met)]
    [DataRow("Deploy", "gcloud app deploy --version=v1", CriterionVerdict.Met)]
    [DataRow("Deploy to production", "helm upgrade --help", CriterionVerdict.NotMet)]
    public void Every_thing_that_a_criterion_names_is_looked_for(string criterion, string command, CriterionVerdict expected)
    {
        var result = By(criterion, (Workflow, Steps($"- run: {System.Text.Json.JsonSerializer.Serialize(command)}")));
        Assert.AreEqual(expected, result.Verdict, result.Evidence);
    }

    [TestMethod]
    [DataRow("POSTGRES_PASSWORD: hunter2-Xk93kd", CriterionVerdict.NotMet)]
    [DataRow("POSTGRES_PASSWORD_FILE: /run/secrets/db", CriterionVerdict.Met)]
    public void Secrets_are_looked_for(string variable, CriterionVerdict expected)
    {
        var result = By("No passwords in the file", ("docker-compose.yml", $"services:\n  db:\n    image: postgres:17\n    environment:\n      {variable}\n"));
        Assert.AreEqual(expected, result.Verdict, result.Evidence);
    }

    [TestMethod]
    [DataRow("Dockerfile", "FROM debian:12.8\nENV API_TOKEN=Xk93kdhunter2\n", CriterionVerdict.NotMet)]
    [DataRow("Dockerfile", "FROM debian:12.8\nARG NPM_TOKEN\nUSER 1000\n", CriterionVerdict.NotMet)]
    [DataRow("Dockerfile", "FROM debian:12.8\nRUN --mount=type=secret,id=npm true\nUSER 1000\n", CriterionVerdict.Met)]
    [DataRow(Workflow, "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    env:\n      API_PASSWORD: hunter2-Xk93kd\n    steps:\n      - run: a\n", CriterionVerdict.NotMet)]
    [DataRow(Workflow, "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    env:\n      API_PASSWORD: ${{ secrets.API_PASSWORD }}\n    steps:\n      - run: a\n", CriterionVerdict.Met)]
    public void Secrets_are_looked_for_in_images_and_workflows(string path, string text, CriterionVerdict expected)
    {
        var result = By("No secrets in the file", (path, text));
        Assert.AreEqual(expected, result.Verdict, result.Evidence);
    }

    [TestMethod]
    public void Scripts_without_end_are_given_up()
    {
        var many = string.Concat(Enumerable.Range(0, 400).Select(index => $"t{index}: {string.Join(' ', Enumerable.Range(index + 1, 20).Select(next => $"t{next}"))}\n\tmake t{index + 1} t{index + 2}\n"));
        var result = ByRunning("make t0", ("Makefile", many), ("a.sh", "./a.sh; ./a.sh"));
        Assert.AreNotEqual(CriterionVerdict.Met, result.Verdict);
        Assert.AreEqual(CriterionVerdict.Unchecked, ByRunning("./a.sh", ("a.sh", "./a.sh; ./a.sh")).Verdict);
    }
}
