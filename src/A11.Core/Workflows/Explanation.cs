using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows;

/// <summary>Comments that say why something is as it is.</summary>
internal static class Explanation
{
    /// <summary>Whether a comment with words stands behind an entry, or on the line above it.</summary>
    public static bool Has(YamlEntry entry, WorkflowFile file)
    {
        if (entry.Value is YamlScalar value && ActionRule.CommentAfter(value, file).AsSpan().Trim("# \t").Length > 0)
        {
            return true;
        }

        var text = file.Tree.Source;
        var line = text.GetPosition(entry.Key.Span.Start).Line;
        return line > 1 && text[text.GetLine(line - 1)].Trim() is ['#', .. var comment] && comment.Trim("# \t").Length > 0;
    }
}
