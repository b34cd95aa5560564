using System.Collections.Immutable;
using System.Text;
using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>
/// Reads makefiles (GNU make's manual, chapters 3 to 7): rules, recipes, variables, <c>define</c>, conditionals and includes. Both branches of a
/// conditional are read. It never fails.
/// </summary>
public sealed class MakefileParser
{
    private static readonly string[] Conditionals = ["ifeq", "ifneq", "ifdef", "ifndef", "else", "endif"];

    private static readonly string[] Directives = [.. Conditionals, "export", "unexport", "vpath", "override", "private", "undefine", "load", "-load"];

    private static readonly string[] Includes = ["include", "-include", "sinclude"];

    private readonly SourceText _source;
    private readonly List<MakeRule> _rules = [];
    private readonly List<MakeWord> _variables = [];
    private readonly List<TextSpan> _comments = [];
    private readonly List<MakeProblem> _problems = [];
    private bool _hasInclude;
    private int _line = 1;
    private PendingRule? _rule;

    private MakefileParser(SourceText source) => _source = source;

    /// <summary>Reads a makefile; the text may be anything.</summary>
    public static Makefile Parse(SourceText source)
    {
        var parser = new MakefileParser(source);
        parser.ReadAll();
        return new Makefile(source, [.. parser._rules], [.. parser._variables], [.. parser._comments], [.. parser._problems], parser._hasInclude);
    }

    private void ReadAll()
    {
        while (_line <= _source.LineCount)
        {
            var first = _source.GetLine(_line);
            var text = _source[first];
            if (text.StartsWith('\t') && _rule is not null)
            {
                ReadRecipeLine(first.Start + 1);
            }
            else if (text.IsWhiteSpace())
            {
                _line++;
            }
            else if (text.TrimStart()[0] == '#')
            {
                ReadComment(first);
            }
            else
            {
                ReadStatement();
            }
        }

        Finish();
    }

    private void ReadComment(TextSpan first)
    {
        var start = first.Start + (first.Length - _source[first].TrimStart().Length);
        _comments.Add(TextSpan.FromBounds(start, EndOfLogicalLine()));
    }

    /// <summary>Moves behind the logical line that begins here and gives its end.</summary>
    private int EndOfLogicalLine()
    {
        var span = _source.GetLine(_line++);
        while (_source[span].EndsWith('\\') && _line <= _source.LineCount)
        {
            span = _source.GetLine(_line++);
        }

        return span.End;
    }

    private void ReadRecipeLine(int start)
    {
        var end = EndOfLogicalLine();
        AddRecipe(start, end);
    }

    private void AddRecipe(int start, int end)
    {
        var text = _source.Content;
        while (start < end && text[start] is '@' or '-' or '+' or ' ' or '\t')
        {
            start++;
        }

        var from = start;
        while (from > 0 && text[from - 1] is '@' or '-' or '+' or ' ')
        {
            from--;
        }

        var span = TextSpan.FromBounds(start, Math.Max(start, end));
        var (script, map) = ScriptOf(span);
        _rule!.Recipe.Add(new RecipeLine(span, text[from..start].Replace(" ", "", StringComparison.Ordinal), script, map));
    }

    /// <summary>The recipe as the shell sees it: <c>$$</c> is <c>$</c>; a make variable <c>$(X)</c> becomes <c>${X}</c>, which no shell runs.</summary>
    private (string Script, SourceMap Map) ScriptOf(TextSpan span)
    {
        var text = _source.Content;
        var script = new StringBuilder();
        var segments = new List<SourceMap.Segment>();
        for (var i = span.Start; i < span.End;)
        {
            var (written, value) = text[i] != '$' || i + 1 >= span.End ? (1, text[i].ToString())
                : text[i + 1] == '$' ? (2, "$")
                : text[i + 1] is '(' or '{' ? Reference(text, i, span.End)
                : (2, "${_}");
            segments.Add(new SourceMap.Segment(script.Length, value.Length, new TextSpan(i, written)));
            _ = script.Append(value);
            i += written;
        }

        return (script.ToString(), SourceMap.FromSegments(segments));
    }

    private static (int Written, string Value) Reference(string text, int start, int end)
    {
        var close = text[start + 1] == '(' ? ')' : '}';
        var depth = 0;
        var i = start + 1;
        for (; i < end; i++)
        {
            depth += text[i] == text[start + 1] ? 1 : text[i] == close ? -1 : 0;
            if (depth == 0)
            {
                i++;
                break;
            }
        }

        var name = text[(start + 2)..Math.Max(start + 2, i - 1)];
        return (i - start, name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_') ? $"${{{name}}}" : "${_}");
    }

    private void ReadStatement()
    {
        var start = _source.GetLine(_line).Start;
        var line = _line;
        var end = EndOfLogicalLine();
        var text = _source.Content[start..end];
        var word = text.TrimStart().Split(' ', '\t', '(')[0];
        if (word == "define" || text.TrimStart().StartsWith("override define", StringComparison.Ordinal))
        {
            Finish();
            SkipDefinition();
            return;
        }

        if (Includes.Contains(word))
        {
            _hasInclude = true;
            Finish();
            return;
        }

        var comment = FindComment(text);
        if (comment >= 0)
        {
            _comments.Add(TextSpan.FromBounds(start + comment, end));
        }

        var statement = comment < 0 ? text : text[..comment];
        var operators = FindOperator(statement);
        if (operators.Assignment >= 0 && (operators.Colon < 0 || operators.Assignment <= operators.Colon))
        {
            // What is indented by a tab below is no recipe any more, and make reads it as its own (GNU make, read.c, “record_waiting_files”).
            Finish();
            _variables.Add(FirstWord(statement[..operators.Assignment], start));
        }
        else if (Directives.Contains(word))
        {
            if (!Conditionals.Contains(word))
            {
                Finish();
            }
        }
        else if (operators.Colon >= 0)
        {
            ReadRule(text, start, end, operators.Colon, comment);
        }
        else if (!statement.Contains('$', StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(statement))
        {
            var place = _source.GetLine(line);
            _problems.Add(new MakeProblem(place, _rule is not null && text[0] == ' '
                ? "This line is indented by spaces, so it is not part of the recipe above, and make stops with “missing separator”. Indent it by a tab."
                : "This line is neither a rule nor a variable, so make stops with “missing separator”. Correct it, or indent it by a tab if it belongs to a recipe."));
        }
    }

    private void SkipDefinition()
    {
        while (_line <= _source.LineCount && !_source[_source.GetLine(_line)].TrimStart().StartsWith("endef"))
        {
            _line++;
        }

        _line++;
    }

    private static MakeWord FirstWord(string text, int offset)
    {
        var name = text.TrimEnd(' ', '\t', ':', '+', '?', '!');
        var start = name.LastIndexOfAny([' ', '\t']) + 1;
        return new MakeWord(name[start..], new TextSpan(offset + start, name.Length - start));
    }

    /// <summary>The comment's place; a <c>#</c> behind a backslash or inside of a reference is none.</summary>
    private static int FindComment(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' or '{' when i > 0 && (text[i - 1] == '$' || depth > 0) => 1, ')' or '}' when depth > 0 => -1, _ => 0 };
            if (text[i] == '#' && depth == 0 && (i == 0 || text[i - 1] != '\\'))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The places of the first assignment and the first rule colon outside of references.</summary>
    private static (int Assignment, int Colon) FindOperator(string text)
    {
        var depth = 0;
        var colon = -1;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' or '{' when i > 0 && (text[i - 1] == '$' || depth > 0) => 1, ')' or '}' when depth > 0 => -1, _ => 0 };
            if (depth > 0)
            {
                continue;
            }

            switch (text[i])
            {
                case '=':
                    // “:=” and “::=” set a variable, a “=” behind a colon and blanks one for a target.
                    var isDirect = colon >= 0 && text.AsSpan(colon, i - colon).TrimStart(':').IsEmpty;
                    return (isDirect ? colon : i, isDirect ? -1 : colon);
                case ':' when colon < 0:
                    colon = i;
                    break;
                case ';' when colon >= 0:
                    return (-1, colon);
                default:
                    break;
            }
        }

        return (-1, colon);
    }

    private void ReadRule(string text, int start, int end, int colon, int comment)
    {
        Finish();
        var semicolon = text.IndexOf(';', colon);
        semicolon = semicolon >= 0 && (comment < 0 || semicolon < comment) ? semicolon : -1;
        var stop = semicolon >= 0 ? semicolon : comment >= 0 ? comment : text.Length;
        var after = colon;
        while (after < stop && text[after] is ':' or '&')
        {
            after++;
        }

        _rule = new PendingRule(start, Words(text[..colon].TrimEnd('&'), start), Words(text[after..stop], start + after), end);
        if (semicolon >= 0)
        {
            AddRecipe(start + semicolon + 1, end);
        }
    }

    private static ImmutableArray<MakeWord> Words(string text, int offset)
    {
        var words = ImmutableArray.CreateBuilder<MakeWord>();
        var depth = 0;
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isBreak = i == text.Length || (depth == 0 && (char.IsWhiteSpace(text[i]) || (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '\n' or '\r') || text[i] == '|'));
            if (!isBreak)
            {
                depth += text[i] switch { '(' or '{' => 1, ')' or '}' when depth > 0 => -1, _ => 0 };
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                words.Add(new MakeWord(text[start..i], TextSpan.FromBounds(offset + start, offset + i)));
                start = -1;
            }
        }

        return words.ToImmutable();
    }

    private void Finish()
    {
        if (_rule is { } rule)
        {
            var end = rule.Recipe.Count == 0 ? rule.End : rule.Recipe[^1].Span.End;
            _rules.Add(new MakeRule(TextSpan.FromBounds(rule.Start, Math.Max(rule.Start, end)), rule.Targets, rule.Prerequisites, [.. rule.Recipe]));
            _rule = null;
        }
    }

    private sealed record PendingRule(int Start, ImmutableArray<MakeWord> Targets, ImmutableArray<MakeWord> Prerequisites, int End)
    {
        public List<RecipeLine> Recipe { get; } = [];
    }
}
