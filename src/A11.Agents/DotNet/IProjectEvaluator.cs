namespace A11.Agents.DotNet;

/// <summary>Asks MSBuild what projects mean.</summary>
public interface IProjectEvaluator
{
    /// <summary>Evaluates projects. Nothing is built, restored or written, but the projects' own imports and property functions run.</summary>
    /// <param name="projects">Paths from the repository's root, with slashes.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="EvaluationException">Nothing can be evaluated: there is no SDK, it is refused, or it takes too long.</exception>
    Task<EvaluatedProjects> EvaluateAsync(IReadOnlyList<string> projects, CancellationToken cancellation);
}
