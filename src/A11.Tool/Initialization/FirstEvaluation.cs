using A11.Agents.DotNet;

namespace A11.Tool.Initialization;

/// <summary>
/// Keeps MSBuild's first answer for who asks the same next: the built-in agent asks before a file is written that MSBuild reads, and so does who then writes one.
/// Asking takes seconds.
/// </summary>
/// <param name="evaluator">Asks MSBuild.</param>
internal sealed class FirstEvaluation(IProjectEvaluator evaluator) : IProjectEvaluator
{
    private (IReadOnlyList<string> Projects, EvaluatedProjects Answer)? _kept;
    private bool _isAsked;

    /// <inheritdoc/>
    public async Task<EvaluatedProjects> EvaluateAsync(IReadOnlyList<string> projects, CancellationToken cancellation)
    {
        var kept = _kept;
        _kept = null;
        if (kept is { } first && first.Projects.SequenceEqual(projects))
        {
            return first.Answer;
        }

        var answer = await evaluator.EvaluateAsync(projects, cancellation).ConfigureAwait(false);
        _kept = _isAsked ? null : ([.. projects], answer);
        _isAsked = true;
        return answer;
    }
}
