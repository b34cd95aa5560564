namespace A11.Core.Configuration;

/// <summary>What another linter's configuration accepts and an <c>a11.yml</c> can't say: until a day, or all that the linter looks at.</summary>
/// <param name="Accepted">What is accepted, in which files.</param>
/// <param name="End">The first day on which it is not accepted any more, in UTC; null where it is for good.</param>
public sealed record Acceptance(ConfigurationOverride Accepted, DateOnly? End)
{
    /// <summary>Whether it holds on a day; always where none is known.</summary>
    internal bool Holds(DateOnly? today) => today is null || End is null || today < End;
}
