using A11.Core.Text;

namespace A11.Core.Profiles;

/// <summary>An example of an agent's work.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Input">The task as JSON; null where the page gives none.</param>
/// <param name="OutputPath">The file that the output is.</param>
/// <param name="Output">The file's text.</param>
/// <param name="OutputSpan">Where the page holds it.</param>
public sealed record ProfileExample(string Title, string? Input, string OutputPath, string Output, TextSpan OutputSpan);
