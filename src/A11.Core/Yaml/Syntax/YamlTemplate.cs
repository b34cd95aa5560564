using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>Texts that only become YAML when they are rendered: Helm charts (Go templates), Jinja.</summary>
internal static class YamlTemplate
{
    /// <summary>
    /// The mark that keeps a text from being YAML; null where the text is YAML, or something else keeps it. A template's action may stand where YAML has a
    /// node: at a line's start, behind <c>: </c> or behind <c>- </c>. One inside quotes or other text is YAML like any other, and so is GitHub's <c>${{ … }}</c>.
    /// </summary>
    public static TextSpan? Find(YamlTree tree)
    {
        foreach (var problem in tree.Problems)
        {
            if (problem.Kind == YamlProblemKind.Syntax)
            {
                return FindBefore(tree.Source, problem.Span.Start);
            }
        }

        return null;
    }

    /// <summary>Whether a flow mapping is a template's action where YAML has a node. The grammar takes it for a mapping whose key is one, which no format knows.</summary>
    public static bool IsAction(SourceText text, TextSpan span) => span.Length >= 4 && text.Content[span.Start] == '{' && text.Content[span.Start + 1] == '{';

    /// <summary>The first mark that stands in front of a place, or on its line: what follows an error did not make it.</summary>
    private static TextSpan? FindBefore(SourceText text, int place)
    {
        var last = text.GetPosition(place).Line;
        var lines = new YamlMarkReader(text.Content.AsSpan(0, text.GetLine(last).End));
        for (var line = 1; line <= last; line++)
        {
            if (lines.FindIn(text.GetLine(line)) is >= 0 and var at)
            {
                return new TextSpan(at, 2);
            }
        }

        return null;
    }
}
