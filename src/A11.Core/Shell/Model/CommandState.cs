namespace A11.Core.Shell.Model;

/// <summary>What the place of a command says of it.</summary>
/// <param name="Tolerance">Why its failure fails nothing; null where it does.</param>
/// <param name="Obstacle">Why it never runs; null where it may.</param>
public readonly record struct CommandState(string? Tolerance, string? Obstacle)
{
    /// <summary>The same with a reason why failures count for nothing, where there is none yet.</summary>
    public CommandState Or(string? tolerance) => this with { Tolerance = Tolerance ?? tolerance };
}
