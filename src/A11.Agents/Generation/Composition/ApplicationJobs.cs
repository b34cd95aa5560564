using System.Text;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Composition;

/// <summary>The jobs of a workflow that check and test one application.</summary>
internal sealed class ApplicationJobs(Application application, ProjectFiles files, ActionPins pins, GenerationRequest request)
{
    /// <summary>The checks that the tests wait for: those that the repository has chosen, and all that a criterion puts before the tests.</summary>
    private readonly ToolCommand[] _checks = [.. application.Checks.Where(check => request.Wants(check, application.Checks) && IsFirst(check, application, request))];

    /// <summary>The others that a criterion asks for: they may find something in code that works, so that the tests come before them.</summary>
    private readonly ToolCommand[] _lateChecks = [.. application.Checks.Where(check => request.Wants(check, application.Checks) && !IsFirst(check, application, request))];

    /// <summary>The jobs, in order.</summary>
    /// <exception cref="RefusalException">There is nothing that they could run.</exception>
    public IEnumerable<string> Compose()
    {
        if (_checks.Length == 0 && application.Test is null && application.Compile is null)
        {
            throw new RefusalException($"Neither tests nor checks were found{(application.Directory.Length == 0 ? "" : $" in {application.Directory}")}, so a workflow would have nothing to run.");
        }

        if (_checks.Length > 0)
        {
            yield return CheckJob();
        }

        if (application.Test is not null || application.Compile is not null)
        {
            yield return TestJob(_checks.Length > 0 ? "lint" : null);
        }

        if (request.BuildsImage)
        {
            yield return ImageJob();
        }
    }

    private string CheckJob()
    {
        var title = _checks.Any(check => check.Kind == ToolKind.Types) ? "Lint and types" : "Lint";
        var job = Job("lint", title, needs: null, minutes: 10);
        _ = job.Append(Checkout()).Append(SetUp(application.Version)).Append(Install(_checks));
        foreach (var check in _checks)
        {
            _ = job.Append(Step(check));
        }

        return job.ToString();
    }

    /// <summary>The job that compiles and tests.</summary>
    /// <param name="needs">The job that it waits for; null for none.</param>
    public string TestJob(string? needs)
    {
        var job = Job("test", application.Test is null ? "Build" : "Test", needs, minutes: 20);
        if (application.Versions.Length > 1)
        {
            _ = job.Append("    strategy:\n      matrix:\n")
                .Append($"        version: [{string.Join(", ", application.Versions.Select(version => $"\"{version}\""))}]\n");
        }

        _ = job.Append(Checkout()).Append(SetUp(application.Versions.Length > 1 ? "${{ matrix.version }}" : application.Version)).Append(Install(_lateChecks, request.MeasuresCoverage));
        if (application.Compile is { } compile)
        {
            _ = job.Append(Step("Build", compile));
        }

        if (application.Test is not null)
        {
            _ = job.Append(Step("Run the tests", request.TestCommand(application)!));
        }

        foreach (var check in _lateChecks)
        {
            _ = job.Append(Step(check));
        }

        return job.ToString();
    }

    /// <summary>Whether a check stands in a job of its own: without tests and compilation there is no other.</summary>
    private static bool IsFirst(ToolCommand check, Application application, GenerationRequest request) =>
        check.IsChosen || request.ChecksFirst || (application.Test is null && application.Compile is null);

    private string ImageJob()
    {
        var dockerfile = request.FindDockerfile(files, application.Directory) ?? throw new RefusalException($"There is no Dockerfile{(application.Directory.Length == 0 ? "" : $" in {application.Directory}")} that an image could be built by; create it first, or in the same task.");
        var job = Job("image", "Build the image", _checks.Length > 0 ? "lint" : null, minutes: 20, RunnerName.Linux);
        return job.Append(Checkout()).Append(Step("Build the image", GenerationRequest.BuildCommand(dockerfile, "\"${IMAGE}:${GITHUB_SHA}\"", application.Directory), ("IMAGE", application.Name))).ToString();
    }

    private StringBuilder Job(string id, string title, string? needs, int minutes, string? runner = null) => new StringBuilder()
        .Append($"  {Id(id)}:\n    name: {title}{(application.Directory.Length == 0 ? "" : $" ({application.Directory})")}\n")
        .Append(needs is null ? "" : $"    # The quick checks come first: what they refuse is not worth more minutes.\n    needs: {Id(needs)}\n")
        .Append($"    runs-on: {runner ?? application.Runner}\n    timeout-minutes: {minutes}\n")
        .Append(application.Directory.Length == 0 || runner is not null ? "" : $"    defaults:\n      run:\n        working-directory: {application.Directory}\n");

    /// <summary>The ID of a job; with the directory's name before it where there are several applications.</summary>
    private string Id(string name) => application.Directory.Length == 0 ? name : $"{ImageName.Create(application.Directory)}-{name}";

    private string Checkout() => "    steps:\n" + WorkflowSteps.Checkout(pins);

    private string SetUp(string version) => "\n" + WorkflowSteps.SetUp(application.Setup, version, pins);

    private string Install(IEnumerable<ToolCommand> checks, bool measuresCoverage = false) => application.InstallFor(checks, measuresCoverage) is { IsEmpty: false } commands ? Step("Install the dependencies", string.Join('\n', commands)) : "";

    private string Step(ToolCommand check) => check.Action is { } action ? "\n" + WorkflowSteps.SetUp(action, "", pins) : Step(check.Why, check.Command);

    private static string Step(string name, string command, params ReadOnlySpan<(string Key, string Value)> environment) => "\n" + WorkflowSteps.Step(name, command, environment);
}
