using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>A name and its value in ENV, LABEL or ARG.</summary>
/// <param name="Name">The name, quotes resolved.</param>
/// <param name="NameSpan">Where the name is written.</param>
/// <param name="Value">The value; null where an ARG gives none.</param>
/// <param name="IsLegacy">Whether it is in the old form <c>ENV name some text</c>, without an equals sign.</param>
public readonly record struct DockerfilePair(string Name, TextSpan NameSpan, DockerfileWord? Value, bool IsLegacy);
