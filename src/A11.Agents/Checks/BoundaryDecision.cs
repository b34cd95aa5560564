namespace A11.Agents.Checks;

/// <summary>Whether the boundary holds for the changes since a base.</summary>
/// <param name="Applies">Whether it does.</param>
/// <param name="Reason">Why, as the end of a sentence.</param>
public sealed record BoundaryDecision(bool Applies, string Reason)
{
    /// <summary>The decision as a sentence, which every output gives.</summary>
    public string Message => $"The boundary {(Applies ? "applies" : "does not apply")}: {Reason}.";
}
