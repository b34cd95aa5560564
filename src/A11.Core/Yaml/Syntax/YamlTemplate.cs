using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>Texts that only become YAML when they are rendered: Helm charts (Go templates), Jinja.</summary>
internal static class YamlTemplate
{
    /// <summary>
    /// Whether a template's action stands where YAML has a node: at a line's start, behind <c>: </c> or behind <c>- </c>. One inside quotes
    /// or other text is YAML like any other, and so is GitHub's <c>${{ … }}</c>.
    /// </summary>
    public static bool Is(SourceText text)
    {
        var content = text.Content.AsSpan();
        for (var at = Next(content, 0); at >= 0; at = Next(content, at + 2))
        {
            var before = content[..at].TrimEnd(" \t");
            if (before.IsEmpty || before[^1] is '\n' || (before.Length < at && before[^1] is ':' or '-'))
            {
                return true;
            }
        }

        return false;
    }

    private static int Next(ReadOnlySpan<char> content, int start)
    {
        for (var at = start; at < content.Length; at++)
        {
            var brace = content[at..].IndexOf('{');
            if (brace < 0)
            {
                return -1;
            }

            at += brace;
            if (at + 1 < content.Length && content[at + 1] is '{' or '%')
            {
                return at;
            }
        }

        return -1;
    }
}
