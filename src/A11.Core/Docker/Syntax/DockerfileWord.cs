using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>A word of an instruction.</summary>
/// <param name="Span">Where the file holds it, quotes included.</param>
/// <param name="Raw">The word as written, continuations taken out.</param>
/// <param name="Value">The word with quotes and escapes resolved; variables are left as written.</param>
public readonly record struct DockerfileWord(TextSpan Span, string Raw, string Value)
{
    /// <summary>Whether a variable is in it, so that its value is known only when the image is built.</summary>
    public bool HasVariable => Raw is not null && Raw.Contains('$', StringComparison.Ordinal);

    /// <summary>Where <see cref="Raw"/> begins in the instruction's <see cref="Instruction.Arguments"/>.</summary>
    public int Start { get; init; }
}
