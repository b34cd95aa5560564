using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>Finds what a makefile refers to.</summary>
internal static class MakeReferences
{
    /// <summary>How deep references within references are looked into.</summary>
    private const int MaximumDepth = 20;

    /// <summary>All references of a file but those in comments, outer ones first, with their places.</summary>
    public static IEnumerable<(MakeReference Reference, TextSpan Span)> FindAll(Makefile file) =>
        file.Statements.SelectMany(statement => statement.Tokens).Where(token => token.Kind is MakeTokenKind.Text or MakeTokenKind.Recipe).SelectMany(token => Find(file.Source[token.Span].ToString(), token.Span.Start));

    /// <summary>The references in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">Where it begins in the file.</param>
    public static IEnumerable<(MakeReference Reference, TextSpan Span)> Find(string text, int offset) => Find(text, offset, 0);

    private static IEnumerable<(MakeReference Reference, TextSpan Span)> Find(string text, int offset, int depth)
    {
        for (var i = text.IndexOf('$', StringComparison.Ordinal); i >= 0 && depth < MaximumDepth; i = i < text.Length ? text.IndexOf('$', i) : -1)
        {
            var reference = MakeReference.Read(text, i);
            i = reference.End;
            if (reference.IsEscape)
            {
                continue;
            }

            yield return (reference, new TextSpan(offset + reference.Start, reference.End - reference.Start));
            foreach (var argument in reference.Arguments)
            {
                foreach (var inner in Find(text[argument], offset + argument.Start.Value, depth + 1))
                {
                    yield return inner;
                }
            }
        }
    }
}
