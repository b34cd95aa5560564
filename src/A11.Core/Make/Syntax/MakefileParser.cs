using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>
/// Reads makefiles as GNU make does (its manual, chapters 3 to 8; read.c, “eval”): line by line, one statement a logical line, recipes by their first
/// character. All branches of conditionals are read. It never fails: what make refuses is a problem at the line that make names.
/// </summary>
public sealed partial class MakefileParser
{
    /// <summary>How deep conditionals have nodes of their own; what is deeper stands flat in the last one.</summary>
    private const int MaximumDepth = 100;

    private readonly SourceText _source;

    /// <summary>The text, in which the backslashes and line ends of continued lines turn into spaces as they are read, so that offsets stay.</summary>
    private readonly char[] _text;
    private readonly MakeExpander _expander;
    private readonly Stack<Block> _blocks = new();
    private readonly List<PendingRule> _rules = [];
    private readonly List<MakeAssignment> _assignments = [];
    private readonly List<MakeDirective> _directives = [];
    private readonly List<MakeExpressionLine> _expressions = [];
    private readonly List<TextSpan> _conditions = [];
    private readonly List<RecipeLine> _recipeLines = [];
    private readonly List<TextSpan> _comments = [];
    private readonly List<MakeProblem> _problems = [];
    private readonly HashSet<int> _told = [];
    private readonly List<MakeToken> _parts = [];
    private LogicalLine _line;
    private int _position;
    private char _recipePrefix = '\t';

    /// <summary>The end of the last line that was no separator, so that those right after it are not told one by one.</summary>
    private int _unplacedUntil = -1;

    private MakefileParser(SourceText source)
    {
        _source = source;
        _text = source.Content.ToCharArray();
        _expander = new MakeExpander(ReportExpansion);
        _blocks.Push(new Block());
    }

    /// <summary>Reads a makefile; the text may be anything.</summary>
    public static Makefile Parse(SourceText source) => new MakefileParser(source).ParseAll();

    private Makefile ParseAll()
    {
        while (_position < _text.Length)
        {
            ReadLogicalLine();
            ReadStatement();
        }

        if (_blocks.Count > 1)
        {
            var opened = _source.GetPosition(_blocks.Peek().Head!.FullSpan.Start).Line;
            _problems.Add(new MakeProblem(new TextSpan(_text.Length, 0), $"The conditional that begins on line {opened} is not closed. Add endif."));
            while (_blocks.Count > 1)
            {
                CloseConditional(null);
            }
        }

        var rules = FinishRules();
        return new Makefile(_source, [.. _blocks.Peek().Statements])
        {
            Rules = rules,
            Assignments = [.. _assignments],
            Directives = [.. _directives],
            Expressions = [.. _expressions],
            Conditions = [.. _conditions],
            RecipeLines = [.. _recipeLines],
            Comments = [.. _comments],
            Problems = [.. _problems.OrderBy(problem => problem.Span.Start)],
            HasGeneratedLines = _isGenerated,
        };
    }

    /// <summary>Moves to the next line, and on to those that continue it.</summary>
    private void ReadLogicalLine()
    {
        var start = _position;
        while (true)
        {
            var end = Array.IndexOf(_text, '\n', _position);
            _position = end < 0 ? _text.Length : end + 1;
            var last = end < 0 ? _text.Length : end > start && _text[end - 1] == '\r' ? end - 1 : end;
            if (end < 0 || !IsContinued(last, start))
            {
                _line = new LogicalLine(start, last, _position);
                _parts.Clear();
                return;
            }
        }
    }

    /// <summary>Whether an odd number of backslashes stands before a line's end.</summary>
    private bool IsContinued(int end, int start)
    {
        var first = end;
        while (first > start && _text[first - 1] == '\\')
        {
            first--;
        }

        return (end - first) % 2 == 1;
    }

    /// <summary>Turns the line ends within a logical line, and the backslashes before them, into spaces.</summary>
    private void JoinLines(int start, int end)
    {
        for (var i = Array.IndexOf(_text, '\n', start, end - start); i >= 0; i = Array.IndexOf(_text, '\n', i, end - i))
        {
            _text[i] = ' ';
            var before = i > start && _text[i - 1] == '\r' ? i - 1 : i;
            _text[before] = ' ';
            if (before > start && _text[before - 1] == '\\')
            {
                _text[before - 1] = ' ';
            }
        }
    }

    /// <summary>Whether the line begins as one of a recipe does.</summary>
    private bool IsPrefixed => _line.Length > 0 && _text[_line.Start] == _recipePrefix;

    private void ReadStatement()
    {
        if (IsPrefixed && Current.IsSkipped)
        {
            Add(new MakeIgnoredLine(_line.FullSpan) { Parts = [new MakeToken(MakeTokenKind.Text, _line.Span)] });
            return;
        }

        if (IsPrefixed && (_hasNoTargets || _open.Count > 0))
        {
            ReadRecipeLine();
            return;
        }

        JoinLines(_line.Start, _line.End);
        var text = _text.AsSpan(_line.Start, _line.Length);
        var comment = MakeScanner.FindUnquoted(text, 0, "#");
        var code = comment < 0 ? text : text[..comment];
        var first = MakeScanner.SkipBlanks(code, 0);
        if (first == code.Length)
        {
            AddComment(comment);
            Add(new MakeTrivia(_line.FullSpan));
        }
        else if (!ReadAssignment(code, first, comment) && !ReadConditional(code, first, comment))
        {
            ReadDirectiveOrRule(code, first, comment);
        }
    }

    private void ReadDirectiveOrRule(ReadOnlySpan<char> code, int first, int comment)
    {
        if (Current.IsSkipped)
        {
            Add(new MakeIgnoredLine(_line.FullSpan) { Parts = [new MakeToken(MakeTokenKind.Text, _line.Span)] });
            return;
        }

        var end = MakeScanner.EndOfToken(code, first);
        var next = MakeScanner.SkipBlanks(code, end);
        var isRule = next < code.Length && (code[next] == ':' || (code[next] is '&' or '|' && next + 1 < code.Length && code[next + 1] == ':'));
        if (code[first..end] is "export" or "unexport" or "vpath" or "include" or "-include" or "sinclude" || (code[first..end] is "load" or "-load" && !isRule))
        {
            CloseRules();
            ReadDirective(code, first, end, comment);
        }
        else if (IsPrefixed)
        {
            ReportOrphan(_recipePrefix == '\t'
                ? "This line begins with a tab, but no rule stands above it. Remove the tab, or move the line below the target that it belongs to."
                : "This line begins like a recipe, but no rule stands above it. Move it below the target that it belongs to.");
            AddText(first, code.Length, MakeTokenKind.Text);
            AddComment(comment);
            AddExpression();
        }
        else
        {
            CloseRules();
            ReadRule();
        }
    }

    /// <summary>Tells of a recipe without a rule; a call of error stops make anyway, and is meant to where its condition holds.</summary>
    private void ReportOrphan(string message)
    {
        if (Current.IsRead || MakeFunction.Find(_text.AsSpan(_line.Start, _line.Length).Trim().TrimStart("$({")) is not { Name: "error" })
        {
            Report(_line.Span, message);
        }
    }

    private void ReadDirective(ReadOnlySpan<char> code, int first, int end, int comment)
    {
        var words = MakeScanner.SplitWords(code, end, code.Length, _line.Start);
        AddText(first, end, MakeTokenKind.Keyword);
        _parts.AddRange(words.Select(word => new MakeToken(MakeTokenKind.Text, word.Span)));
        AddComment(comment);
        _ = Expand(end, code.Length);
        var directive = new MakeDirective(_line.FullSpan, WordAt(first, end), words) { Parts = [.. _parts] };
        if (directive.IsInclude)
        {
            _expander.Doubt();
        }

        _directives.Add(directive);
        Add(directive);
    }

    /// <summary>Adds a statement to the branch that is being read.</summary>
    private void Add(MakeStatement statement) => Current.Statements.Add(statement is MakeTrivia ? statement with { Parts = [.. _parts] } : statement);

    private void AddExpression()
    {
        var line = new MakeExpressionLine(_line.FullSpan) { Parts = [.. _parts] };
        _expressions.Add(line);
        Add(line);
    }

    private void AddText(int start, int end, MakeTokenKind kind)
    {
        while (end > start && MakeScanner.IsBlank(_text[_line.Start + end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            _parts.Add(new MakeToken(kind, new TextSpan(_line.Start + start, end - start)));
        }
    }

    private void AddComment(int comment)
    {
        if (comment >= 0)
        {
            var span = TextSpan.FromBounds(_line.Start + comment, _line.End);
            _comments.Add(span);
            _parts.Add(new MakeToken(MakeTokenKind.Comment, span));
        }
    }

    private MakeWord WordAt(int start, int end) => new(new string(_text, _line.Start + start, end - start), new TextSpan(_line.Start + start, end - start));

    /// <summary>What a part of the line comes to, as make expands it here and now; null where that is not certain.</summary>
    private string? Expand(int start, int end) => Expand(new MakeWord(new string(_text, _line.Start + start, end - start), new TextSpan(_line.Start + start, end - start)), isCertain: true);

    private string? Expand(MakeWord word, bool isCertain) => word.HasReference ? _expander.Expand(word.Text, word.Span.Start, isCertain && Current.IsRead, isImmediate: isCertain) : word.Text;

    /// <summary>Says what make refuses, unless the line may be in a branch that it doesn't read.</summary>
    private void Report(TextSpan span, string message)
    {
        if (Current.IsRead || Current.MayBeRead)
        {
            _problems.Add(new MakeProblem(span, message));
        }
    }

    /// <summary>Says it at the reference, or at its line's beginning where the reference stands on a line that continues it: that is the one that make names.</summary>
    private void ReportExpansion(TextSpan span, string message)
    {
        var isHere = span.Start >= _line.Start && span.Start <= _line.End;
        var firstLine = isHere ? _source.Content.IndexOf('\n', _line.Start, span.Start - _line.Start) : -1;
        var place = firstLine < 0 ? span : TextSpan.FromBounds(_line.Start, firstLine);
        if (_told.Add(place.Start))
        {
            Report(place, message);
        }
    }

    /// <summary>A line with those that continue it.</summary>
    private readonly record struct LogicalLine(int Start, int End, int Next)
    {
        public int Length => End - Start;

        public TextSpan Span => TextSpan.FromBounds(Start, End);

        public TextSpan FullSpan => TextSpan.FromBounds(Start, Next);
    }
}
