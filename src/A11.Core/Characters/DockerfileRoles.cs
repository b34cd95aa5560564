using A11.Core.Text;

namespace A11.Core.Characters;

/// <summary>What the lines of a Dockerfile are for, by the instruction that they belong to.</summary>
/// <param name="text">The file's text.</param>
internal sealed class DockerfileRoles(string text)
{
    private static readonly string[] Instructions =
    [
        "FROM", "RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK", "COPY", "ADD", "ENV", "ARG", "LABEL", "MAINTAINER", "EXPOSE", "VOLUME", "USER", "WORKDIR", "STOPSIGNAL", "SHELL", "ONBUILD",
    ];

    private LineRole _role = LineRole.Value;
    private bool _isContinued;

    /// <summary>The role of the next line, where what the role is about begins, and whether it goes on with the instruction before.</summary>
    public (LineRole Role, int Start, bool IsContinued) Of(TextSpan line)
    {
        var content = text.AsSpan(line.Start, line.Length);
        var start = line.Start + (content.Length - content.TrimStart(" \t").Length);
        var word = WordAt(start, line.End).ToString();
        var begins = false;
        if (!_isContinued && Instructions.FirstOrDefault(name => string.Equals(word, name, StringComparison.OrdinalIgnoreCase)) is { } instruction)
        {
            begins = true;
            _role = RoleOf(instruction);
            start = SkipFlags(start + word.Length, line.End);
        }

        // Lines of a here-document have no instruction of their own, and comments interrupt nothing.
        _isContinued = content.TrimEnd().EndsWith("\\") || (_isContinued && content.TrimStart().StartsWith("#"));
        return (_role, start, !begins);
    }

    private ReadOnlySpan<char> WordAt(int start, int end)
    {
        var rest = text.AsSpan(start, end - start);
        var length = rest.IndexOfAny(' ', '\t');
        return length < 0 ? rest : rest[..length];
    }

    private int SkipFlags(int start, int end)
    {
        while (true)
        {
            while (start < end && text[start] is ' ' or '\t')
            {
                start++;
            }

            if (!WordAt(start, end).StartsWith("--"))
            {
                return start;
            }

            start += WordAt(start, end).Length;
        }
    }

    private static LineRole RoleOf(string instruction) => instruction switch
    {
        "FROM" => LineRole.Image,
        "RUN" or "CMD" or "ENTRYPOINT" or "HEALTHCHECK" => LineRole.Shell,
        "LABEL" or "MAINTAINER" => LineRole.Prose,
        _ => LineRole.Value,
    };
}
