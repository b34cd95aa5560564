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
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL",
        "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    };

    private readonly SourceText _source;
    private readonly string _text;
    private readonly Dictionary<string, DockerfileWord> _directives = new(StringComparer.Ordinal);
    private readonly List<Instruction> _instructions = [];
    private readonly List<TextSpan> _comments = [];
    private readonly List<DockerfileProblem> _problems = [];
    private char _escape = '\\';
    private int _line = 1;

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
        return new Dockerfile(source, parser._directives.ToImmutableDictionary(), parser._escape, [.. parser._instructions], [.. parser._comments], [.. parser._problems]);
    }

    private void ReadDirectives()
    {
        for (; _line <= _source.LineCount; _line++)
        {
            var span = _source.GetLine(_line);
            var line = _source[span];
            var body = line.TrimStart(" \t#");
            var equals = body.IndexOf('=');
            if (!line.TrimStart().StartsWith('#') || equals <= 0)
            {
                return;
            }

            var name = body[..equals].Trim().ToString().ToLowerInvariant();
            if (name is not ("syntax" or "escape" or "check"))
            {
                return;
            }

            var value = body[(equals + 1)..].Trim();
            var start = span.Start + line.LastIndexOf(value);
            if (!_directives.TryAdd(name, new DockerfileWord(new TextSpan(start, value.Length), value.ToString(), value.ToString())))
            {
                _problems.Add(new DockerfileProblem(span, $"The directive “{name}” stands here a second time, and BuildKit refuses that; remove one."));
            }
            else if (name == "escape" && value is not ("\\" or "`"))
            {
                _problems.Add(new DockerfileProblem(new TextSpan(start, value.Length), $"The escape character can be a backslash or a backtick; “{value}” is neither."));
            }
            else if (name == "escape")
            {
                _escape = value[0];
            }

            _comments.Add(span);
        }
    }

    private void ReadInstructions()
    {
        while (_line <= _source.LineCount)
        {
            var span = _source.GetLine(_line);
            var line = _source[span];
            if (line.IsWhiteSpace())
            {
                _line++;
            }
            else if (line.TrimStart()[0] == '#')
            {
                _comments.Add(Comment(span));
                _line++;
            }
            else
            {
                ReadInstruction();
            }
        }
    }

    private TextSpan Comment(TextSpan line) => TextSpan.FromBounds(line.Start + (line.Length - _source[line].TrimStart().Length), line.End);

    private void ReadInstruction()
    {
        var logical = ReadLogicalLine();
        var text = logical.Text;
        if (string.IsNullOrWhiteSpace(text))
        {
            // A line that goes on, with nothing but comments behind it.
            return;
        }

        var start = text.AsSpan().IndexOfAnyExcept(" \t");
        var length = text.AsSpan(start).IndexOfAny(" \t");
        length = length < 0 ? text.Length - start : length;
        var keyword = logical.ToHost(start, length);
        var instruction = Create(logical, text.Substring(start, length), keyword, start + length);
        if (instruction is not null)
        {
            _instructions.Add(instruction);
        }
    }

    /// <summary>One instruction's lines, joined.</summary>
    private LogicalText ReadLogicalLine()
    {
        var content = new StringBuilder();
        var segments = new List<SourceMap.Segment>();
        for (var isFirst = true; _line <= _source.LineCount; isFirst = false)
        {
            var span = _source.GetLine(_line);
            var line = _source[span];
            _line++;
            if (!isFirst && line.IsWhiteSpace())
            {
                continue;
            }

            if (!isFirst && line.TrimStart()[0] == '#')
            {
                _comments.Add(Comment(span));
                continue;
            }

            var trimmed = line.TrimEnd(" \t");
            var continues = trimmed.Length > 0 && trimmed[^1] == _escape;
            var kept = continues ? trimmed.Length - 1 : line.Length;
            segments.Add(new SourceMap.Segment(content.Length, kept, new TextSpan(span.Start, kept)));
            _ = content.Append(line[..kept]);
            if (!continues)
            {
                break;
            }
        }

        return new LogicalText(content.ToString(), SourceMap.FromSegments(segments.Where(segment => segment.Length > 0)));
    }

    private Instruction? Create(LogicalText logical, string keyword, TextSpan keywordSpan, int position)
    {
        var name = keyword.ToUpperInvariant();
        var flags = name is "MAINTAINER" or "ENV" or "LABEL" or "ARG" ? [] : ReadFlags(logical, ref position);
        position += logical.Text.AsSpan(position).IndexOfAnyExcept(" \t") is > 0 and var blanks ? blanks : 0;
        var end = logical.Text.AsSpan().TrimEnd(" \t").Length;
        var arguments = position < end ? logical.Slice(position, end - position) : logical.Slice(logical.Text.Length, 0);
        if (!Keywords.Contains(name))
        {
            _problems.Add(new DockerfileProblem(keywordSpan, Spelling.Nearest(name, [.. Keywords]) is { } meant
                ? $"There is no instruction {keyword}; did you mean {meant}?"
                : $"There is no instruction {keyword}, so the image can't be built. If the line above was to go on here, end it with {_escape}."));
            return null;
        }

        if (arguments.Text.Length == 0)
        {
            _problems.Add(new DockerfileProblem(keywordSpan, $"{name} needs an argument, and the image can't be built without one."));
        }

        var documents = name is "RUN" or "COPY" or "ADD" ? ReadHereDocuments(arguments) : [];
        var trigger = name == "ONBUILD" && arguments.Text.Length > 0 ? CreateTrigger(arguments) : null;
        var isExec = false;
        var isBroken = false;
        var words = name switch
        {
            "RUN" or "CMD" or "ENTRYPOINT" or "SHELL" or "VOLUME" or "COPY" or "ADD" => ReadForm(arguments, out isExec, out isBroken),
            "HEALTHCHECK" => ReadHealthCheck(arguments, out isExec, out isBroken),
            "LABEL" or "ENV" or "ARG" => DockerfileWords.ReadPairs(arguments, _escape),
            _ => DockerfileWords.Read(arguments, _escape),
        };
        var last = documents.IsEmpty ? arguments.Text.Length == 0 ? keywordSpan.End : arguments.HostSpan.End : _source.GetLine(Math.Min(_line - 1, _source.LineCount)).End;
        return new Instruction
        {
            Name = name,
            Keyword = keywordSpan,
            Span = TextSpan.FromBounds(keywordSpan.Start, Math.Max(keywordSpan.End, last)),
            Flags = flags,
            Arguments = arguments.Text,
            Map = arguments.Map,
            Words = words,
            IsExec = isExec,
            IsBrokenExec = isBroken,
            HereDocuments = documents,
            Trigger = trigger,
        };
    }

    private Instruction? CreateTrigger(LogicalText arguments)
    {
        var length = arguments.Text.AsSpan().IndexOfAny(" \t");
        length = length < 0 ? arguments.Text.Length : length;
        return Create(arguments, arguments.Text[..length], arguments.ToHost(0, length), length);
    }

    private ImmutableArray<DockerfileFlag> ReadFlags(LogicalText logical, ref int position)
    {
        var flags = ImmutableArray.CreateBuilder<DockerfileFlag>();
        var text = logical.Text;
        while (true)
        {
            var start = position;
            while (start < text.Length && text[start] is ' ' or '\t')
            {
                start++;
            }

            if (start + 2 >= text.Length || text[start] != '-' || text[start + 1] != '-' || text[start + 2] is ' ' or '\t')
            {
                return flags.ToImmutable();
            }

            var end = DockerfileWords.EndOfWord(text, start, _escape);
            var equals = text.IndexOf('=', start, end - start);
            var nameEnd = equals < 0 ? end : equals;
            var value = equals < 0 ? "" : text[(equals + 1)..end].Trim('"', '\'');
            flags.Add(new DockerfileFlag(
                logical.ToHost(start, end - start),
                text[(start + 2)..nameEnd],
                value,
                equals < 0 ? logical.ToHost(end, 0) : logical.ToHost(equals + 1, end - equals - 1)));
            position = end;
        }
    }

    private ImmutableArray<HereDocument> ReadHereDocuments(LogicalText arguments)
    {
        var documents = ImmutableArray.CreateBuilder<HereDocument>();
        foreach (var (delimiter, isQuoted, stripsTabs) in HereDocumentReader.FindDelimiters(arguments.Text))
        {
            var start = _line <= _source.LineCount ? _source.GetLine(_line).Start : _text.Length;
            var end = start;
            var isClosed = false;
            while (_line <= _source.LineCount && !isClosed)
            {
                var span = _source.GetLine(_line);
                var line = stripsTabs ? _source[span].TrimStart('\t') : _source[span];
                isClosed = line.SequenceEqual(delimiter);
                end = isClosed ? span.Start : span.End;
                _line++;
            }

            if (!isClosed)
            {
                _problems.Add(new DockerfileProblem(arguments.HostSpan, $"The here-document {delimiter} is never ended by a line “{delimiter}”, so the rest of the file is swallowed."));
            }

            documents.Add(new HereDocument(delimiter, isQuoted, TextSpan.FromBounds(start, Math.Max(start, end))));
        }

        return documents.ToImmutable();
    }

    private ImmutableArray<DockerfileWord> ReadForm(LogicalText arguments, out bool isExec, out bool isBroken)
    {
        isBroken = false;
        if (ExecForm.TryRead(arguments, out var strings))
        {
            isExec = true;
            return strings;
        }

        isExec = false;
        isBroken = arguments.Text.StartsWith('[');
        return DockerfileWords.Read(arguments, _escape);
    }

    /// <summary>What HEALTHCHECK CMD runs; for HEALTHCHECK NONE the word NONE.</summary>
    private ImmutableArray<DockerfileWord> ReadHealthCheck(LogicalText arguments, out bool isExec, out bool isBroken)
    {
        isExec = isBroken = false;
        var words = DockerfileWords.Read(arguments, _escape);
        if (words.IsEmpty || !words[0].Value.Equals("CMD", StringComparison.OrdinalIgnoreCase))
        {
            if (words.IsEmpty || !words[0].Value.Equals("NONE", StringComparison.OrdinalIgnoreCase))
            {
                _problems.Add(new DockerfileProblem(words.IsEmpty ? arguments.HostSpan : words[0].Span, "HEALTHCHECK is followed by CMD and a command, or by NONE."));
            }

            return words;
        }

        var start = arguments.Text.AsSpan(3).IndexOfAnyExcept(" \t") is >= 0 and var blanks ? blanks + 3 : arguments.Text.Length;
        return [words[0], .. ReadForm(arguments.Slice(start, arguments.Text.Length - start), out isExec, out isBroken)];
    }
}
