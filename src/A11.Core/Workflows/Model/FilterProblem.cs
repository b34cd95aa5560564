using A11.Core.Text;

namespace A11.Core.Workflows.Model;

/// <summary>What is wrong with a filter pattern.</summary>
/// <param name="Span">Where, as offsets of the pattern.</param>
/// <param name="Message">What, and what to do.</param>
internal sealed record FilterProblem(TextSpan Span, string Message)
{
    /// <summary>Whether the pattern still does what it says.</summary>
    public bool IsHarmless { get; init; }
}
