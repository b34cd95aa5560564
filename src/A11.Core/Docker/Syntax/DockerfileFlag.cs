using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>A flag in front of an instruction's arguments: <c>--from=build</c>.</summary>
/// <param name="Span">Where the file holds it.</param>
/// <param name="Name">The name without its dashes.</param>
/// <param name="Value">The value, quotes resolved; empty where there is none.</param>
/// <param name="ValueSpan">Where the file holds the value.</param>
public readonly record struct DockerfileFlag(TextSpan Span, string Name, string Value, TextSpan ValueSpan)
{
    /// <summary>Whether an equals sign follows the name, even with nothing behind it.</summary>
    public bool HasValue { get; init; }
}
