using System.Collections.Immutable;
using System.Text;
using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>
/// Reads Dockerfiles as BuildKit's parser does (Dockerfile reference; moby/buildkit, frontend/dockerfile/parser): directives, continuations
/// with either escape, comments and blank lines inside them, here-documents, exec and shell forms. It goes on after an error.
/// </summary>
public sealed class DockerfileParser
{
    /// <summary>The longest line that BuildKit reads, in bytes (Go's bufio.MaxScanTokenSize).</summary>
    private const int MaximumLineBytes = 64 * 1024 - 1;

    private readonly SourceText _source;
    private readonly string _text;
    private readonly List<TextSpan> _directiveLines = [];
    private readonly List<Instruction> _instructions = [];
    private readonly List<TextSpan> _comments = [];
    private readonly List<DockerfileProblem> _problems = [];
    private readonly StringBuilder _lines = new();
    private readonly List<SourceMap.Segment> _segments = [];
    private readonly List<TextSpan> _emptyLines = [];
    private Dictionary<string, DockerfileWord>? _directives;
    private int _firstLeadingComment;
    private char _escape = '\\';
    private int _position;

    private DockerfileParser(SourceText source)
    {
        _source = source;
        _text = source.Content;
    }

    /// <summary>Reads a Dockerfile; the text may be anything.</summary>
    public static Dockerfile Parse(SourceText source)
    {
        var parser = new DockerfileParser(source);
        parser.ReadDirectives();
        parser.ReadInstructions();
        parser.CheckInstructions();
        return new Dockerfile(source, parser._directives?.ToImmutableDictionary() ?? ImmutableDictionary<string, DockerfileWord>.Empty, parser._escape, [.. parser._instructions], [.. parser._comments], [.. parser._problems])
        {
            DirectiveLines = [.. parser._directiveLines],
        };
    }

    /// <summary>The next line without its terminator; only a line feed ends one, and carriage returns in front of it belong to it.</summary>
    private bool TryReadLine(out TextSpan line)
    {
        line = default;
        if (_position >= _text.Length)
        {
            return false;
        }

        var start = _position;
        var feed = _text.IndexOf('\n', start);
        var end = feed < 0 ? _text.Length : feed;
        _position = feed < 0 ? _text.Length : feed + 1;
        while (end > start && _text[end - 1] == '\r')
        {
            end--;
        }

        line = TextSpan.FromBounds(start, end);
        if (line.Length * 3 > MaximumLineBytes && Encoding.UTF8.GetByteCount(_source[line]) > MaximumLineBytes)
        {
            _problems.Add(new DockerfileProblem(line with { Length = 1 }, $"This line is longer than {MaximumLineBytes} bytes, the most that BuildKit accepts. Split it with {_escape} at the end of each part."));
        }

        return true;
    }

    private void ReadDirectives()
    {
        while (true)
        {
            var (start, problems) = (_position, _problems.Count);
            if (!TryReadLine(out var line) || !TryReadDirective(line))
            {
                // The line is read once more, as what it is.
                _position = start;
                _problems.RemoveRange(problems, _problems.Count - problems);
                return;
            }

            _comments.Add(TrimStart(line));
            _directiveLines.Add(TrimStart(line));
        }
    }

    /// <summary>Reads <c># name=value</c>; another name ends the directives.</summary>
    private bool TryReadDirective(TextSpan line)
    {
        var trimmed = TrimStart(line);
        var text = _source[trimmed];
        if (text.IsEmpty || text[0] != '#')
        {
            return false;
        }

        var body = text[1..].TrimStart();
        var equals = body.IndexOf('=');
        if (equals <= 0)
        {
            return false;
        }

        var name = body[..equals].TrimEnd().ToString().ToLowerInvariant();
        var value = body[(equals + 1)..].Trim();
        if (name is not ("syntax" or "escape" or "check") || value.IsEmpty)
        {
            return false;
        }

        var place = new TextSpan(trimmed.Start + text.IndexOf('=') + 1 + (body[(equals + 1)..].Length - body[(equals + 1)..].TrimStart().Length), value.Length);
        _directives ??= new Dictionary<string, DockerfileWord>(StringComparer.Ordinal);
        if (!_directives.TryAdd(name, new DockerfileWord(place, value.ToString(), value.ToString())))
        {
            _problems.Add(new DockerfileProblem(trimmed, $"The directive {name} is repeated, which BuildKit rejects. Remove this one."));
        }
        else if (name == "escape" && value is not ("\\" or "`"))
        {
            _problems.Add(new DockerfileProblem(place, $"“{value}” is not a valid escape character. Use a backslash or a backtick."));
        }
        else if (name == "escape")
        {
            _escape = value[0];
        }

        return true;
    }

    private void ReadInstructions()
    {
        _firstLeadingComment = _comments.Count;
        while (TryReadLine(out var line))
        {
            var trimmed = TrimStart(line);
            if (trimmed.Length == 0)
            {
                _firstLeadingComment = _comments.Count;
            }
            else if (_text[trimmed.Start] == '#')
            {
                _comments.Add(trimmed);
            }
            else
            {
                ReadInstruction(trimmed);
                _firstLeadingComment = _comments.Count;
            }
        }
    }

    private void ReadInstruction(TextSpan first)
    {
        var leading = _comments.Count > _firstLeadingComment ? _comments[_firstLeadingComment..].ToImmutableArray() : [];
        _emptyLines.Clear();
        var logical = ReadLogicalLine(first);
        if (string.IsNullOrWhiteSpace(logical.Text))
        {
            _problems.Add(new DockerfileProblem(first, $"This line contains only {_escape}, so BuildKit finds no instruction in it. Remove the line."));
            return;
        }

        var instruction = new InstructionReader(_escape, () => ReadHereDocuments(logical), leading, [.. _emptyLines]).Read(logical);
        // Lines that were to continue one above are not one error each.
        if (instruction.IsKnown || _instructions is not [.., { IsKnown: false }])
        {
            new InstructionChecker(_problems).Check(instruction);
        }

        _instructions.Add(instruction);
    }

    /// <summary>One instruction's lines, joined.</summary>
    private LogicalText ReadLogicalLine(TextSpan first)
    {
        if (!Continues(first, out var kept))
        {
            return new LogicalText(_source[first].ToString(), SourceMap.Offset(first.Start, first.Length));
        }

        _ = _lines.Clear();
        _segments.Clear();
        Append(kept);
        while (TryReadLine(out var line))
        {
            var trimmed = TrimStart(line);
            if (trimmed.Length == 0)
            {
                _emptyLines.Add(line);
                continue;
            }

            if (_text[trimmed.Start] == '#')
            {
                _comments.Add(trimmed);
                continue;
            }

            var continues = Continues(line, out kept);
            Append(kept);
            if (!continues)
            {
                break;
            }
        }

        return new LogicalText(_lines.ToString(), _segments.Count == 0 ? SourceMap.Offset(first.Start, 0) : SourceMap.FromSegments(_segments));
    }

    private void Append(TextSpan part)
    {
        if (part.Length > 0)
        {
            _segments.Add(new SourceMap.Segment(_lines.Length, part.Length, part));
            _ = _lines.Append(_source[part]);
        }
    }

    /// <summary>Whether the line ends with the escape character, blanks behind it aside; one that is escaped itself does not continue.</summary>
    private bool Continues(TextSpan line, out TextSpan kept)
    {
        var end = line.End;
        while (end > line.Start && _text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        var continues = end > line.Start && _text[end - 1] == _escape && (end - 1 == line.Start || _text[end - 2] != _escape);
        kept = continues ? TextSpan.FromBounds(line.Start, end - 1) : line;
        return continues;
    }

    private ImmutableArray<HereDocument> ReadHereDocuments(LogicalText logical)
    {
        var announced = HereDocumentReader.Find(logical.Text);
        if (announced.Count == 0)
        {
            return [];
        }

        var documents = ImmutableArray.CreateBuilder<HereDocument>(announced.Count);
        foreach (var announcement in announced)
        {
            documents.Add(ReadHereDocument(announcement, out var isEnded));
            if (!isEnded)
            {
                _problems.Add(new DockerfileProblem(
                    logical.Trim(0, logical.Text.Length).HostSpan,
                    $"The here-document {announcement.Delimiter} is not closed, so it contains the rest of the file. End it with a line that contains only {announcement.Delimiter}."));
                break;
            }
        }

        return documents.ToImmutable();
    }

    private HereDocument ReadHereDocument(HereDocumentReader.Announcement announcement, out bool isEnded)
    {
        var start = _position;
        isEnded = true;
        while (TryReadLine(out var line))
        {
            var text = announcement.StripsTabs ? _source[line].TrimStart('\t') : _source[line];
            if (text.SequenceEqual(announcement.Delimiter))
            {
                return new HereDocument(announcement.Delimiter, announcement.IsQuoted, TextSpan.FromBounds(start, line.Start)) { StripsTabs = announcement.StripsTabs, End = line };
            }
        }

        isEnded = false;
        return new HereDocument(announcement.Delimiter, announcement.IsQuoted, TextSpan.FromBounds(start, _text.Length))
        {
            StripsTabs = announcement.StripsTabs,
            End = new TextSpan(_text.Length, 0),
        };
    }

    /// <summary>A file of directives alone is taken as a fragment, as one without FROM is.</summary>
    private void CheckInstructions()
    {
        if (_instructions.Count == 0 && _problems.Count == 0 && _directiveLines.Count == 0)
        {
            _problems.Add(new DockerfileProblem(new TextSpan(0, 0), "The file contains no instruction. Begin it with FROM."));
        }
    }

    private TextSpan TrimStart(TextSpan line)
    {
        var start = line.Start;
        while (start < line.End && char.IsWhiteSpace(_text[start]))
        {
            start++;
        }

        return TextSpan.FromBounds(start, line.End);
    }
}
