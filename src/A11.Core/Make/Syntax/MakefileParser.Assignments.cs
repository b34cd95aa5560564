using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>Assignments, <c>define</c> and <c>undefine</c> (read.c, “parse_var_assignment” and “do_define”; variable.c, “parse_variable_definition”).</summary>
public sealed partial class MakefileParser
{
    private bool ReadAssignment(ReadOnlySpan<char> code, int first, int comment)
    {
        if (FindAssignment(code, first, isForTarget: false) is not { } found)
        {
            return false;
        }

        if (Current.IsSkipped)
        {
            SkipAssignment(found);
            return true;
        }

        CloseRules();
        _parts.AddRange(found.Modifiers.Select(modifier => new MakeToken(MakeTokenKind.Keyword, modifier.Span)));
        switch (found.Keyword)
        {
            case "define":
                ReadDefinition(code, found, comment);
                break;
            case "undefine":
                ReadUndefine(code, found, comment);
                break;
            default:
                var assignment = CreateAssignment(code, found);
                AddComment(comment);
                AddAssignment(assignment with { Parts = [.. _parts] });
                break;
        }

        return true;
    }

    /// <summary>A line that make doesn't read; of a <c>define</c>, all lines.</summary>
    private void SkipAssignment(FoundAssignment found)
    {
        var start = _line.Start;
        if (found.Keyword == "define")
        {
            _ = ReadDefinitionLines();
        }

        Add(new MakeIgnoredLine(TextSpan.FromBounds(start, _position)) { Parts = [new MakeToken(MakeTokenKind.Text, TextSpan.FromBounds(start, _line.End))] });
    }

    /// <summary>The assignment of the line, whose parts are added but for a comment.</summary>
    private MakeAssignment CreateAssignment(ReadOnlySpan<char> code, FoundAssignment found)
    {
        var value = MakeScanner.SkipBlanks(code, found.ValueStart);
        AddText(found.NameStart, found.NameEnd, MakeTokenKind.Text);
        AddText(found.OperatorStart, found.ValueStart, MakeTokenKind.Operator);
        AddText(value, code.Length, MakeTokenKind.Text);
        var name = WordAt(found.NameStart, found.NameEnd);
        CheckName(name);
        return new MakeAssignment(_line.FullSpan, name, code[found.OperatorStart..found.ValueStart].ToString(), new TextSpan(_line.Start + value, code[value..].TrimEnd().Length))
        {
            Modifiers = [.. found.Modifiers.Select(modifier => modifier.Text)],
            OperatorSpan = TextSpan.FromBounds(_line.Start + found.OperatorStart, _line.Start + found.ValueStart),
            Depth = _blocks.Count - 1,
        };
    }

    private void CheckName(MakeWord name)
    {
        if (name.Span.Length == 0 || (Expand(name, isCertain: true) is { } expanded && string.IsNullOrWhiteSpace(expanded)))
        {
            Report(_line.Span, "The assignment has no name of a variable before its operator. Add the name.");
        }
    }

    /// <summary>Adds an assignment that holds for all of the file, and carries it out.</summary>
    private void AddAssignment(MakeAssignment assignment)
    {
        _assignments.Add(assignment);
        Add(assignment);
        var value = assignment.IsDefinition ? DefinitionText(assignment.Value) : new string(_text, assignment.Value.Start, assignment.Value.Length);
        if (assignment.Targets.Length > 0)
        {
            _ = assignment.IsRecursive ? null : _expander.Expand(value, assignment.Value.Start, Current.IsRead, isImmediate: true);
            return;
        }

        if (Expand(assignment.Name, isCertain: false) is not { } name)
        {
            return;
        }

        _expander.Assign(name, assignment.Operator, value, assignment.Value.Start, assignment.Name.Span, Current.IsRead);
        if (name == ".RECIPEPREFIX" && (Current.IsRead || Current.MayBeRead))
        {
            _recipePrefix = value is [var prefix, ..] ? prefix : '\t';
        }
    }

    /// <summary>The lines between <c>define</c> and <c>endef</c>, without the last line's end.</summary>
    private string DefinitionText(TextSpan lines) => new string(_text, lines.Start, lines.Length).TrimEnd('\n', '\r');

    private void ReadUndefine(ReadOnlySpan<char> code, FoundAssignment found, int comment)
    {
        var name = WordAt(found.NameStart, found.NameStart + code[found.NameStart..].TrimEnd().Length);
        _parts.Add(new MakeToken(MakeTokenKind.Keyword, found.KeywordSpan));
        AddText(found.NameStart, code.Length, MakeTokenKind.Text);
        AddComment(comment);
        if (Expand(name, isCertain: true) is { } known && string.IsNullOrWhiteSpace(known))
        {
            Report(_line.Span, "undefine needs the name of a variable. Add it.");
        }

        if (Expand(name, isCertain: false) is { } expanded)
        {
            _expander.Undefine(expanded);
        }

        var directive = new MakeDirective(_line.FullSpan, new MakeWord("undefine", found.KeywordSpan), name.Span.Length == 0 ? [] : [name]) { Parts = [.. _parts] };
        _directives.Add(directive);
        Add(directive);
    }

    private void ReadDefinition(ReadOnlySpan<char> code, FoundAssignment found, int comment)
    {
        var (head, start, headComment) = (_line.Span, _line.Start, comment);
        var inner = FindOperator(code, found.NameStart);
        var nameEnd = found.NameStart + (inner is { } operation ? code[found.NameStart..operation.NameEnd] : code[found.NameStart..]).TrimEnd().Length;
        var name = WordAt(found.NameStart, nameEnd);
        _parts.Add(new MakeToken(MakeTokenKind.Keyword, found.KeywordSpan));
        AddText(found.NameStart, nameEnd, MakeTokenKind.Text);
        if (inner is { } written)
        {
            AddText(written.OperatorStart, written.ValueStart, MakeTokenKind.Operator);
            AddText(MakeScanner.SkipBlanks(code, written.ValueStart), code.Length, MakeTokenKind.Text);
        }

        AddComment(headComment);
        if (Expand(name, isCertain: true) is { } known && string.IsNullOrWhiteSpace(known))
        {
            Report(head, "define needs the name of a variable. Add it.");
        }

        MakeToken[] parts = [.. _parts];
        var operatorText = inner is { } op ? code[op.OperatorStart..op.ValueStart].ToString() : "=";
        var operatorSpan = inner is { } at ? TextSpan.FromBounds(start + at.OperatorStart, start + at.ValueStart) : default;
        var (value, end) = ReadDefinitionLines();
        if (end is null && name.Text.Length > 0)
        {
            Report(head, $"define {name.Text} is not closed. Add endef on a line of its own after its text.");
        }

        AddAssignment(new MakeAssignment(TextSpan.FromBounds(start, _position), name, operatorText, value)
        {
            Parts = [.. parts, .. value.Length > 0 ? [new MakeToken(MakeTokenKind.Text, value)] : ImmutableArray<MakeToken>.Empty, .. end is { } closing ? [new MakeToken(MakeTokenKind.Keyword, closing)] : ImmutableArray<MakeToken>.Empty],
            Modifiers = [.. found.Modifiers.Select(modifier => modifier.Text)],
            IsDefinition = true,
            OperatorSpan = operatorSpan,
            Depth = _blocks.Count - 1,
        });
    }

    /// <summary>Reads on to the <c>endef</c> that belongs to the <c>define</c> just read: the text between, and the last line.</summary>
    private (TextSpan Value, TextSpan? End) ReadDefinitionLines()
    {
        var start = _position;
        var depth = 1;
        while (_position < _text.Length)
        {
            ReadLogicalLine();
            var line = _text.AsSpan(_line.Start, _line.Length);
            if (line is [var prefix, ..] && prefix == _recipePrefix)
            {
                continue;
            }

            var first = MakeScanner.SkipBlanks(line, 0);
            var word = line[first..MakeScanner.EndOfToken(line, first)];
            depth += word is "define" ? 1 : word is "endef" ? -1 : 0;
            if (depth == 0)
            {
                return (TextSpan.FromBounds(start, _line.Start), TextSpan.FromBounds(_line.Start + first, _line.End));
            }
        }

        return (TextSpan.FromBounds(start, _text.Length), null);
    }

    /// <summary>Finds an assignment with its modifiers; null where the text is none.</summary>
    private FoundAssignment? FindAssignment(ReadOnlySpan<char> code, int start, bool isForTarget)
    {
        var modifiers = ImmutableArray.CreateBuilder<MakeWord>();
        while (start < code.Length)
        {
            if (FindOperator(code, start) is { } found)
            {
                return found with { Modifiers = modifiers.DrainToImmutable() };
            }

            var end = MakeScanner.EndOfToken(code, start);
            var next = MakeScanner.SkipBlanks(code, end);
            switch (code[start..end])
            {
                case "export" or "unexport" or "override" or "private":
                    modifiers.Add(WordAt(start, end));
                    start = next;
                    break;
                case "define" or "undefine" when !isForTarget:
                    return new FoundAssignment(next, next, next, next) { Keyword = code[start..end].ToString(), KeywordSpan = WordAt(start, end).Span, Modifiers = modifiers.DrainToImmutable() };
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>
    /// Finds the operator of an assignment that begins at <paramref name="start"/>: after a name without whitespace in it, whitespace in references aside.
    /// </summary>
    private static FoundAssignment? FindOperator(ReadOnlySpan<char> code, int start)
    {
        var nameEnd = -1;
        for (var i = start; i < code.Length;)
        {
            if (code[i] == '$')
            {
                if (nameEnd >= 0)
                {
                    return null;
                }

                i = MakeScanner.SkipReference(code, i);
                continue;
            }

            if (MakeScanner.IsBlank(code[i]))
            {
                if (nameEnd >= 0)
                {
                    return null;
                }

                nameEnd = i;
                i = MakeScanner.SkipBlanks(code, i);
                continue;
            }

            var rest = code[i..];
            var length = rest[0] switch
            {
                '=' => 1,
                '+' or '?' or '!' when rest is [_, '=', ..] => 2,
                ':' when rest is [_, '=', ..] => 2,
                ':' when rest is [_, ':', '=', ..] => 3,
                ':' when rest is [_, ':', ':', '=', ..] => 4,
                _ => 0,
            };
            if (length > 0)
            {
                return new FoundAssignment(start, nameEnd < 0 ? i : nameEnd, i, i + length);
            }

            if (code[i] == ':' || nameEnd >= 0)
            {
                return null;
            }

            i++;
        }

        return null;
    }

    /// <summary>Where the parts of an assignment stand in its line.</summary>
    private readonly record struct FoundAssignment(int NameStart, int NameEnd, int OperatorStart, int ValueStart)
    {
        public ImmutableArray<MakeWord> Modifiers { get; init; } = [];

        /// <summary><c>define</c> or <c>undefine</c>; empty for what has an operator.</summary>
        public string Keyword { get; init; } = "";

        public TextSpan KeywordSpan { get; init; } = default;
    }
}
