using System.Collections.Immutable;
using A11.Agents.Agents;
using A11.Agents.DotNet;
using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.DotNet;

/// <summary>
/// What MSBuild says of a repository's projects, asked once a run. It runs what projects import, so that it is asked only where a person has an agent
/// carry out tasks, and that is said. Where it can't answer, projects are read as XML, and that is said too.
/// </summary>
/// <param name="createEvaluator">Makes what asks, by the root's absolute path; null for nobody.</param>
internal sealed class ProjectEvaluations(Func<string, IProjectEvaluator>? createEvaluator)
{
    private readonly Lock _asking = new();
    private (string Key, Task<(EvaluatedProjects?, ImmutableArray<string>)> Answer)? _last;

    /// <summary>What it says, and what people should know of it; null where it says nothing.</summary>
    public async Task<(EvaluatedProjects? Projects, ImmutableArray<string> Notes)> ReadAsync(string root, ProjectFiles files, IProgress<AgentEvent> progress, CancellationToken cancellation)
    {
        var paths = DotNetProjects.FindPaths(files).ToArray();
        if (createEvaluator is null || paths.Length == 0)
        {
            return (null, []);
        }

        Task<(EvaluatedProjects?, ImmutableArray<string>)> answer;
        bool isFirst;
        lock (_asking)
        {
            var key = string.Join('\n', [root, .. paths]);
            isFirst = _last is not { } last || last.Key != key || last.Answer is { IsCompleted: true, IsCompletedSuccessfully: false };
            answer = isFirst ? EvaluateAsync(createEvaluator(root), paths, cancellation) : _last!.Value.Answer;
            _last = (key, answer);
        }

        progress.Report(new AgentEvent($"has MSBuild evaluate {Count(paths.Length)}"));
        var (projects, notes) = await answer.WaitAsync(cancellation).ConfigureAwait(false);
        return (projects, isFirst ? notes : []);
    }

    private static async Task<(EvaluatedProjects?, ImmutableArray<string>)> EvaluateAsync(IProjectEvaluator evaluator, string[] paths, CancellationToken cancellation)
    {
        try
        {
            var projects = await evaluator.EvaluateAsync(paths, cancellation).ConfigureAwait(false);
            var wrong = projects.Projects.Where(project => project.Error is not null).Select(project => $"not evaluated, read as XML: {project.Path}: {project.Error}");
            return (projects, [$"MSBuild evaluated {Count(projects.Projects.Count(project => project.Error is null))} of this repository", .. wrong]);
        }
        catch (EvaluationException error)
        {
            return (null, [$"not evaluated: {error.Message} The projects were read as XML, without conditions and imports that need MSBuild."]);
        }
    }

    private static string Count(int projects) => projects == 1 ? "1 project" : $"{projects} projects";
}
