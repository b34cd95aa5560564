using A11.Core.Text;

namespace A11.Core.Profiles;

/// <summary>Reads the part of Markdown (CommonMark 0.31, chapters 4.2 and 4.5) that profiles are written in: headings, lines, fenced code.</summary>
internal static class MarkdownReader
{
    public static IEnumerable<MarkdownBlock> Read(SourceText text)
    {
        for (var line = 1; line <= text.LineCount; line++)
        {
            var span = text.GetLine(line);
            var content = text[span].ToString();
            if (FenceOf(content) is { } fence)
            {
                yield return ReadCode(text, fence, content, ref line);
            }
            else if (HeadingLevel(content) is > 0 and var level)
            {
                yield return new MarkdownBlock(MarkdownBlockKind.Heading, level, content[level..].Trim().TrimEnd('#').TrimEnd(), "", span);
            }
            else if (!string.IsNullOrWhiteSpace(content))
            {
                yield return new MarkdownBlock(MarkdownBlockKind.Line, 0, content.Trim(), "", span);
            }
        }
    }

    private static MarkdownBlock ReadCode(SourceText text, string fence, string opening, ref int line)
    {
        var first = line + 1;
        var last = first;
        while (last <= text.LineCount && !IsClosing(text[text.GetLine(last)].ToString(), fence))
        {
            last++;
        }

        line = last;
        var span = first > text.LineCount
            ? new TextSpan(text.Length, 0)
            : TextSpan.FromBounds(text.GetLine(first).Start, last > text.LineCount ? text.Length : text.GetLine(last).Start);
        return new MarkdownBlock(MarkdownBlockKind.Code, 0, text[span].ToString(), opening.TrimStart(' ')[fence.Length..].Trim(), span);
    }

    private static string? FenceOf(string line)
    {
        var content = line.TrimStart(' ');
        if (line.Length - content.Length > 3 || content.Length == 0 || content[0] is not ('`' or '~'))
        {
            return null;
        }

        var length = content.Length - content.TrimStart(content[0]).Length;
        return length >= 3 && (content[0] == '~' || !content[length..].Contains('`', StringComparison.Ordinal)) ? content[..length] : null;
    }

    private static bool IsClosing(string line, string fence)
    {
        var content = line.Trim(' ');
        return content.Length >= fence.Length && content.TrimStart(fence[0]).Length == 0;
    }

    private static int HeadingLevel(string line)
    {
        var level = line.Length - line.TrimStart('#').Length;
        return level is >= 1 and <= 6 && (line.Length == level || line[level] is ' ' or '\t') ? level : 0;
    }
}
