namespace A11.Agents.DotNet;

/// <summary>Asks MSBuild what projects mean.</summary>
public interface IProjectEvaluator
{
    /// <summary>
    /// Evaluates projects. Nothing is restored, and no target that builds is asked for, but code of the repository runs: what the projects import, their
    /// property functions, and the targets that they name in InitialTargets, which can do whatever a build can.
    /// </summary>
    /// <param name="projects">Paths from the repository's root, with slashes.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="EvaluationException">Nothing can be evaluated: there is no SDK, it is refused, or it takes too long.</exception>
    Task<EvaluatedProjects> EvaluateAsync(IReadOnlyList<string> projects, CancellationToken cancellation);
}
