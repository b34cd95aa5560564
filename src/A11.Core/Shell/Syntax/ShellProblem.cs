using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>Why a shell refuses a text.</summary>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Code">ShellCheck's number for it (<c>SC1073</c>); null where it has none.</param>
public sealed record ShellProblem(TextSpan Span, string Message, string? Code);
