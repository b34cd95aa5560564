using A11.Agents.Repositories;
using A11.Core.Baselines;
using A11.Core.Reports;

namespace A11.Tool.Initialization;

/// <summary>What to type after <c>init</c>, in this repository.</summary>
internal sealed class NextSteps
{
    private const int WidestColumn = 48;

    private readonly List<(string Command, string Purpose)> _steps = [];

    /// <summary>The lines, each a command and what it is for.</summary>
    public IEnumerable<string> Lines => Align(_steps);

    /// <summary>Lays commands and what they are for out in two columns.</summary>
    public static IEnumerable<string> Align(IReadOnlyCollection<(string Command, string Purpose)> steps)
    {
        // A long command does not move the purposes of all others away.
        var width = steps.Select(step => step.Command.Length).Where(length => length <= WidestColumn).DefaultIfEmpty().Max();
        return steps.Select(step => $"  {step.Command.PadRight(width)}  {step.Purpose}");
    }

    /// <summary>Finds them.</summary>
    /// <param name="state">What <c>init</c> found and did.</param>
    public static NextSteps Find(InitializedRepository state)
    {
        var next = new NextSteps();
        var tool = state.Tool.Command;
        if (state.IsEmpty)
        {
            next.Add("dotnet new webapi", "a program to begin with; or add sources of your own");
            next.Add($"{tool} init", "again, once there is something to build");
            return next;
        }

        if (!state.Tool.IsInstalled)
        {
            next.Add("dotnet tool install A11.Tool", "to have it as “dotnet a11” in this repository");
        }

        if (!RepositoryLocator.HasGit(state.Root))
        {
            next.Add("git init", "“run” works in git repositories only");
        }

        if (state.Problem is { } problem)
        {
            next.Add($"{tool} init", $"again, once this is fixed: {problem}");
        }

        next.AddFindings(state.Report, tool);
        if (state.HasTasks)
        {
            next.Add($"{tool} plan", "what an agent would be asked to do");
            next.Add($"{tool} run", "have it done: the tasks in .a11/tasks");
        }

        if (state.NeedsLockUpdate)
        {
            next.Add($"dotnet restore{state.Build} --force-evaluate", "packages.lock.json needs the new package, or a locked restore fails (NU1004)");
        }

        if (!state.Written.IsEmpty)
        {
            next.Add($"git add{string.Concat(state.Written.Select(BuildCommand.Quote))}", "what was written");
            next.Add("git commit", "so that clones and CI are guarded too");
        }

        next.Add(state.Build is { } build ? $"dotnet build{build}" : $"{tool} check", state.Build is null ? "in CI, where it fails on findings" : "checks the repository, here and in CI");
        return next;
    }

    private void AddFindings(CheckReport report, string tool)
    {
        if (!report.Result.Diagnostics.IsEmpty)
        {
            Add($"{tool} check", "the findings, with their lines");
        }

        if (report.Fails)
        {
            Add($"{tool} fix", "applies the automatic fixes");
            Add($"{tool} baseline", $"records the rest in {Baseline.FileName}, so that only new findings fail");
        }
    }

    private void Add(string command, string purpose) => _steps.Add((command, purpose));
}
