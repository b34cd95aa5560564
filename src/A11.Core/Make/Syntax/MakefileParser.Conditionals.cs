using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>Conditionals (read.c, “conditional_line”).</summary>
public sealed partial class MakefileParser
{
    /// <summary>How many conditionals are open that make doesn't read as such, which is told where they begin.</summary>
    private int _unreadConditionals;

    private Block Current => _blocks.Peek();

    private bool ReadConditional(ReadOnlySpan<char> code, int first, int comment)
    {
        var end = MakeScanner.EndOfToken(code, first);
        if (code[first..end] is not ("ifdef" or "ifndef" or "ifeq" or "ifneq" or "else" or "endif"))
        {
            return false;
        }

        var keyword = code[first..end].ToString();
        AddText(first, end, MakeTokenKind.Keyword);
        AddText(MakeScanner.SkipBlanks(code, end), code.Length, MakeTokenKind.Text);
        AddComment(comment);
        var head = new MakeTrivia(_line.FullSpan) { Parts = [.. _parts] };
        _conditions.Add(_line.Span);
        switch (keyword)
        {
            case "endif" or "else" when _blocks.Count == 1 && _unreadConditionals > 0:
                _unreadConditionals -= keyword == "endif" ? 1 : 0;
                Add(head);
                break;
            case "endif" or "else" when _blocks.Count == 1:
                Report(_line.Span, $"This {keyword} has no ifdef, ifndef, ifeq or ifneq above it. Remove it.");
                Add(head);
                break;
            case "endif":
                CloseConditional(head);
                break;
            case "else":
                ReadElse(code, end, head);
                break;
            default:
                OpenConditional(keyword, code, end, head);
                break;
        }

        return true;
    }

    private void OpenConditional(string keyword, ReadOnlySpan<char> code, int end, MakeTrivia head)
    {
        var holds = Current.IsSkipped ? null : Judge(keyword, code, end);
        var outer = Current;
        _blocks.Push(new Block
        {
            Head = head,
            Keyword = keyword,
            Condition = ConditionAt(code, end),
            Start = head.FullSpan.Start,
            Outer = outer,
            RulesBefore = [.. _open],
            IsFlat = _blocks.Count > MaximumDepth,
        });
        Current.Enter(holds);
        AddFlat(head);
    }

    private void ReadElse(ReadOnlySpan<char> code, int end, MakeTrivia head)
    {
        var block = Current;
        if (block.HasElse)
        {
            Report(_line.Span, "The conditional has an else already. Only one is allowed: remove this one, or close the conditional with endif before it.");
        }

        block.EndBranch();
        block.RulesAtEnds.UnionWith(_open);
        _open.Clear();
        _open.AddRange(block.RulesBefore);
        var start = MakeScanner.SkipBlanks(code, end);
        var stop = MakeScanner.EndOfToken(code, start);
        block.Head = head;
        AddFlat(head);
        if (code[start..stop] is "ifdef" or "ifndef" or "ifeq" or "ifneq")
        {
            var keyword = code[start..stop].ToString();
            block.Keyword = "else " + keyword;
            block.Condition = ConditionAt(code, stop);
            block.Judge();
            var holds = block.IsSkipped ? Certainty.Never : Judge(keyword, code, stop);
            block.Enter(holds == Certainty.Always && block.IsOpenQuestion ? null : holds);
        }
        else
        {
            block.Keyword = "else";
            block.Condition = default;
            block.HasElse = start == code.Length;
            block.Enter(block.WasTaken ? Certainty.Never : block.IsOpenQuestion ? null : Certainty.Always);
        }
    }

    /// <summary>Closes the innermost conditional; after it, a recipe may belong to what any of its branches ended with.</summary>
    private void CloseConditional(MakeTrivia? end)
    {
        var block = _blocks.Pop();
        block.EndBranch();
        block.RulesAtEnds.UnionWith(_open);
        if (!block.HasElse)
        {
            block.RulesAtEnds.UnionWith(block.RulesBefore);
        }

        _open.Clear();
        _open.AddRange(block.RulesAtEnds.OrderByDescending(pending => pending.Rule.Head.Start).Take(MaximumOpenRules));
        if (block.IsFlat)
        {
            Current.Statements.AddRange(end is null ? [] : [end]);
            return;
        }

        var node = new MakeConditional(TextSpan.FromBounds(block.Start, end?.FullSpan.End ?? _position), [.. block.Branches], end);
        Add(node);
    }

    /// <summary>Adds a line of a conditional that has no node.</summary>
    private void AddFlat(MakeTrivia line)
    {
        if (Current.IsFlat)
        {
            Current.Statements.Add(line);
        }
    }

    private TextSpan ConditionAt(ReadOnlySpan<char> code, int end)
    {
        var start = MakeScanner.SkipBlanks(code, end);
        return new TextSpan(_line.Start + start, code[start..].TrimEnd().Length);
    }

    /// <summary>Whether a condition holds whatever is set outside of the file; null where that can't be told.</summary>
    private Certainty? Judge(string keyword, ReadOnlySpan<char> code, int end)
    {
        var start = MakeScanner.SkipBlanks(code, end);
        if (keyword is "ifdef" or "ifndef")
        {
            var name = Expand(start, code.Length);
            if (MakeScanner.SplitWords(code, start, code.Length, _line.Start).Length > 1 || (name is not null && MakeFunction.WordsOf(name).Length > 1))
            {
                ReportCondition($"{keyword} takes the name of one variable. Remove the rest.");
            }

            return null;
        }

        if (ReadComparison(code, start) is not var (left, right))
        {
            ReportCondition($"{keyword} needs two values, as in {keyword} (a,b) or {keyword} \"a\" \"b\".");
            return null;
        }

        var isConstant = !code[start..].Contains('$');
        var (one, other) = (Expand(left.Start.Value, left.End.Value), Expand(right.Start.Value, right.End.Value));
        return one is null || other is null ? null : (one == other) == (keyword == "ifeq") ? Certainty.Always : isConstant ? Certainty.Never : Certainty.Unlikely;
    }

    private void ReportCondition(string message) => Report(_line.Span, message);

    /// <summary>Where the two values of a comparison stand; null where there are none.</summary>
    private static (Range Left, Range Right)? ReadComparison(ReadOnlySpan<char> code, int start)
    {
        if (start >= code.Length || code[start] is not ('(' or '"' or '\''))
        {
            return null;
        }

        var isPair = code[start] == '(';
        var stop = isPair ? ',' : code[start];
        var end = start + 1;
        while (end < code.Length && code[end] != stop)
        {
            end = code[end] == '$' ? MakeScanner.SkipReference(code, end) : end + 1;
        }

        if (end >= code.Length)
        {
            return null;
        }

        var left = (start + 1)..(start + 1 + (isPair ? code[(start + 1)..end].TrimEnd() : code[(start + 1)..end]).Length);
        var next = MakeScanner.SkipBlanks(code, end + 1);
        if (isPair)
        {
            var close = MakeScanner.FindClosing(code, next, '(', ')');
            return close < 0 ? null : (left, next..close);
        }

        if (next >= code.Length || code[next] is not ('"' or '\''))
        {
            return null;
        }

        var last = code[(next + 1)..].IndexOf(code[next]);
        return last < 0 ? null : (left, (next + 1)..(next + 1 + last));
    }

    /// <summary>What is known of a condition, or of a branch.</summary>
    private enum Certainty
    {
        /// <summary>It holds.</summary>
        Always,

        /// <summary>It does not hold as the file stands; a variable given to make may change that.</summary>
        Unlikely,

        /// <summary>It never holds, so that make doesn't read what stands under it.</summary>
        Never,
    }

    /// <summary>A conditional that is being read, or the file.</summary>
    private sealed class Block
    {
        /// <summary>The lines of the branch; those of a conditional without a node are its surroundings'.</summary>
        public List<MakeStatement> Statements { get; private set; } = [];

        /// <summary>Whether it has no node, as too many stand around it.</summary>
        public bool IsFlat { get; init; }

        public List<MakeBranch> Branches { get; } = [];

        public MakeTrivia? Head { get; set; }

        public string Keyword { get; set; } = "";

        public TextSpan Condition { get; set; }

        public int Start { get; init; }

        public Block? Outer { get; init; }

        public ImmutableArray<PendingRule> RulesBefore { get; init; } = [];

        /// <summary>The rules that were open where a branch ended.</summary>
        public HashSet<PendingRule> RulesAtEnds { get; } = [];

        public bool HasElse { get; set; }

        /// <summary>Whether a branch before this one is certainly read.</summary>
        public bool WasTaken { get; private set; }

        /// <summary>Whether a branch before this one may be read.</summary>
        public bool IsOpenQuestion { get; private set; }

        /// <summary>Whether make certainly reads the branch.</summary>
        public bool IsRead { get; private set; } = true;

        /// <summary>Whether make certainly doesn't read the branch.</summary>
        public bool IsSkipped { get; private set; }

        /// <summary>Whether make reads the branch under some circumstances that don't take a variable of the file being set otherwise.</summary>
        public bool MayBeRead { get; private set; } = true;

        /// <summary>Between branches: a condition is read wherever what is around it is.</summary>
        public void Judge()
        {
            IsRead = Outer!.IsRead && !WasTaken && !IsOpenQuestion;
            IsSkipped = Outer.IsSkipped || WasTaken;
            MayBeRead = Outer.MayBeRead && !WasTaken;
        }

        /// <summary>Begins a branch.</summary>
        public void Enter(Certainty? certainty)
        {
            Statements = IsFlat ? Outer!.Statements : Statements;
            IsRead = Outer!.IsRead && certainty == Certainty.Always;
            IsSkipped = Outer.IsSkipped || certainty == Certainty.Never;
            MayBeRead = Outer.MayBeRead && (certainty is null or Certainty.Always);
            WasTaken |= certainty == Certainty.Always;
            IsOpenQuestion |= certainty is null or Certainty.Unlikely;
        }

        /// <summary>Ends the branch that is being read.</summary>
        public void EndBranch()
        {
            if (!IsFlat)
            {
                Branches.Add(new MakeBranch(Head!, Keyword, Condition, [.. Statements]));
                Statements = [];
            }
        }
    }
}
