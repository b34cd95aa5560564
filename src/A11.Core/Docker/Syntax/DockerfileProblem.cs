using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>Why BuildKit refuses to read a Dockerfile.</summary>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record DockerfileProblem(TextSpan Span, string Message);
