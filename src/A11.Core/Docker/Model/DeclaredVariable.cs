using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>A variable that ARG or ENV declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NameSpan">Where the name is written.</param>
/// <param name="Value">Its value with quotes taken off; null where ARG gives none.</param>
public readonly record struct DeclaredVariable(string Name, TextSpan NameSpan, string? Value)
{
    /// <summary>The variables that an instruction declares; none where it is neither ARG nor ENV.</summary>
    public static IEnumerable<DeclaredVariable> Of(Instruction instruction)
    {
        if (instruction.Name is not ("ARG" or "ENV") || instruction.Words.IsEmpty)
        {
            return [];
        }

        // The old form, "ENV name some text", has one variable.
        return instruction is { Name: "ENV", Words: [var name, var value] } && !name.Raw.Contains('=', StringComparison.Ordinal)
            ? [new DeclaredVariable(name.Value, name.Span, value.Value)]
            : instruction.Words.Select(Read);
    }

    private static DeclaredVariable Read(DockerfileWord word)
    {
        var equals = word.Value.IndexOf('=', StringComparison.Ordinal);
        var written = word.Raw.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? new DeclaredVariable(word.Value, word.Span, null)
            : new DeclaredVariable(word.Value[..equals], word.Span with { Length = Math.Min(Math.Max(written, 0), word.Span.Length) }, word.Value[(equals + 1)..]);
    }
}
