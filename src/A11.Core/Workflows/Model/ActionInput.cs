namespace A11.Core.Workflows.Model;

/// <summary>An input that an action declares.</summary>
/// <param name="Name">Its name, in its declaration's case.</param>
/// <param name="IsRequired">Whether it must be given: it is required, and has no default.</param>
/// <param name="IsDeprecated">Whether it should be given no more.</param>
internal sealed record ActionInput(string Name, bool IsRequired, bool IsDeprecated)
{
    /// <summary>What the action says to use instead of a deprecated input; null where that isn't known.</summary>
    public string? DeprecationMessage { get; init; }
}
