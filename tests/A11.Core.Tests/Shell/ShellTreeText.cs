using System.Collections.Immutable;
using System.Text;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Tests.Shell;

/// <summary>Writes a shell script's tree as the script itself, in which each node stands in brackets with its kind and what else it says.</summary>
internal sealed class ShellTreeText
{
    private readonly string _text;
    private readonly StringBuilder _written = new();
    private readonly List<string> _below = [];
    private int _position;
    private int _end;

    private ShellTreeText(string text) => (_text, _end) = (text, text.Length);

    /// <summary>The tree, a line each for the expressions of arithmetic (<c>=</c>) and of <c>test</c> (<c>[</c>) in it, for all simple commands (<c>$</c>), comments (<c>#</c>) and problems (<c>!</c>).</summary>
    public static string Of(string text)
    {
        var script = ShellParser.Parse(text);
        var tree = new ShellTreeText(text);
        tree.Write(script.Root);
        tree.FinishLine("");
        var lines = new StringBuilder();
        foreach (var line in tree._below.TakeLast(1).Concat(tree._below.SkipLast(1)))
        {
            _ = lines.Append(line).Append('\n');
        }

        if (script.Commands.Any(command => command.Depth > 0 || command.Next != ShellOperator.Sequence || command.Words != command.Node.Words))
        {
            _ = lines.Append("$ ").AppendJoin(" ", script.Commands.Select(Describe)).Append('\n');
        }

        foreach (var comment in script.Comments)
        {
            _ = lines.Append(Escape(text.Substring(comment.Start, comment.Length))).Append('\n');
        }

        foreach (var problem in script.Problems)
        {
            _ = lines.Append($"! {problem.Code} {problem.Span.Start}‹{Escape(text.Substring(problem.Span.Start, problem.Span.Length))}› {Escape(problem.Message)}\n");
        }

        return lines.ToString();
    }

    private static string Describe(ShellCommand command) =>
        $"‹{string.Join(' ', command.Assignments.Concat(command.Words).Select(word => Escape(word.Raw)))}›{command.Next switch { ShellOperator.And => "&&", ShellOperator.Or => "||", ShellOperator.Pipe => "|", ShellOperator.Background => "&", _ => ";" }}{command.Depth}";

    private static string Escape(string text) => text.Replace('\n', '⏎').Replace('\r', '␍').Replace('\0', '␀');

    private void FinishLine(string prefix)
    {
        Copy(_end);
        _below.Add(prefix + _written);
        _ = _written.Clear();
    }

    /// <summary>Writes a tree of its own on a line of its own.</summary>
    private void WriteBelow(string prefix, ShellNode node)
    {
        var other = new ShellTreeText(_text) { _position = node.Span.Start, _end = node.Span.End };
        other.Write(node);
        other.FinishLine(prefix);
        _below.AddRange(other._below.TakeLast(1).Concat(other._below.SkipLast(1)));
    }

    private void Copy(int end)
    {
        if (end > _position)
        {
            _ = _written.Append(Escape(_text[_position..end]));
            _position = end;
        }
    }

    private void Write(TextSpan span, string kind, Action children)
    {
        if (span.Start < _position)
        {
            _ = _written.Append('‽').Append(_position - span.Start);
        }

        Copy(span.Start);
        _ = _written.Append('‹').Append(kind);
        _position = Math.Max(_position, span.Start);
        if (kind.Length > 0 && span.Length > 0)
        {
            _ = _written.Append(' ');
        }

        children();
        if (_position > span.End)
        {
            _ = _written.Append('‽').Append(_position - span.End);
        }

        Copy(span.End);
        _ = _written.Append('›');
    }

    private void WriteAll<TNode>(ImmutableArray<TNode> nodes)
        where TNode : ShellNode
    {
        foreach (var node in nodes)
        {
            Write(node);
        }
    }

    private void WriteIfAny(ShellNode? node)
    {
        if (node is not null)
        {
            Write(node);
        }
    }

    private void Mark(TextSpan span) => Write(span, "", () => { });

    private void Write(ShellNode node)
    {
        switch (node)
        {
            case ShellList list:
                Write(list.Span, "list", () =>
                {
                    foreach (var item in list.Items)
                    {
                        Write(item.Statement);
                        _ = _written.Append(item.IsBackground ? "&bg" : "");
                    }
                });
                break;
            case SimpleCommand command:
                Write(command.Span, "cmd", () =>
                {
                    foreach (var child in command.Assignments.Concat<ShellNode>(command.Words).Concat(command.Redirections).OrderBy(child => child.Span.Start))
                    {
                        Write(child);
                    }
                });
                if (TestCommand.ConditionOf(command) is { } test)
                {
                    WriteBelow("[ ", test);
                }

                break;
            case ShellWord word when word.Parts is [LiteralPart { IsEscaped: false } only] && only.Span == word.Span && only.Value == word.Raw:
                Mark(word.Span);
                break;
            case ShellWord word:
                Write(word.Span, word.ConstantValue is { } value && value != word.Raw ? $"w:{Escape(value)}" : "w", () => WriteAll(word.Parts));
                break;
            case AndOrList list:
                Write(list.Span, "andor", () =>
                {
                    for (var i = 0; i < list.Operands.Length; i++)
                    {
                        Write(list.Operands[i]);
                        if (i < list.Operators.Length)
                        {
                            Write(list.Operators[i].Span, list.Operators[i].Kind.ToString(), () => { });
                        }
                    }
                });
                break;
            case Pipeline pipeline:
                Write(pipeline.Span, (pipeline.IsNegated ? "notpipe" : "pipe") + (pipeline.IsTimed ? ":timed" : ""), () =>
                {
                    foreach (var negation in pipeline.Negations)
                    {
                        Write(negation, "not", () => { });
                    }

                    for (var i = 0; i < pipeline.Commands.Length; i++)
                    {
                        Write(pipeline.Commands[i]);
                        if (i < pipeline.Pipes.Length)
                        {
                            Write(pipeline.Pipes[i].Span, pipeline.Pipes[i].HasErrors ? "errors" : "", () => { });
                        }
                    }
                });
                break;
            case FunctionDefinition function:
                Write(function.Span, $"function:{function.Name}{(function.HasParentheses ? "()" : "")}", () =>
                {
                    if (function.Keyword is { } keyword && keyword != function.NameSpan)
                    {
                        Write(keyword, "key", () => { });
                    }

                    Mark(function.NameSpan);
                    WriteIfAny(function.Body);
                });
                break;
            case CommandNode compound:
                WriteCompound(compound);
                break;
            case ShellAssignment assignment:
                Write(assignment.Span, (assignment.IsAppend ? "append:" : "set:") + assignment.Name, () =>
                {
                    WriteIfAny(assignment.Subscript);
                    Write(assignment.Value);
                });
                break;
            case ShellRedirection redirection:
                Write(redirection.Span, $"redirect:{redirection.Descriptor}{redirection.Operator}", () =>
                {
                    Mark(redirection.OperatorSpan);
                    WriteIfAny(redirection.Target);
                });
                if (redirection.Document is { } held)
                {
                    WriteBelow(held.IsQuoted ? "<<' " : "<< ", held);
                }

                break;
            case ShellHereDocument document:
                Write(document.Span, "doc", () => WriteAll(document.Parts));
                break;
            case ShellWordPart part:
                WritePart(part);
                break;
            case ShellCondition condition:
                WriteCondition(condition);
                break;
            case ArithmeticText text:
                Write(text.Span, "math", () => WriteAll(text.Parts));
                if (text.Expression is { } expression)
                {
                    WriteBelow("= ", expression);
                }

                break;
            case ArithmeticNode arithmetic:
                WriteArithmetic(arithmetic);
                break;
        }
    }

    private void WriteCompound(CommandNode compound)
    {
        Write(compound.Span, KindOf(compound), () =>
        {
            switch (compound)
            {
                case SubshellCommand subshell:
                    Write(subshell.Body);
                    break;
                case GroupCommand group:
                    Write(group.Body);
                    break;
                case IfCommand branch:
                    foreach (var clause in branch.Clauses)
                    {
                        Write(clause.Condition);
                        Write(clause.Body);
                    }

                    WriteIfAny(branch.Otherwise);
                    break;
                case WhileCommand loop:
                    Write(loop.Condition);
                    Write(loop.Body);
                    break;
                case ForCommand loop:
                    Mark(loop.VariableSpan);
                    WriteAll(loop.Words);
                    Write(loop.Body);
                    break;
                case ArithmeticForCommand loop:
                    WriteAll(loop.Clauses);
                    Write(loop.Body);
                    break;
                case CaseCommand selection:
                    WriteIfAny(selection.Word);
                    foreach (var item in selection.Items)
                    {
                        WriteAll(item.Patterns);
                        Write(item.Body);
                        Write(item.TerminatorSpan, $"end:{item.Terminator}", () => { });
                    }

                    break;
                case ConditionalCommand conditional:
                    WriteIfAny(conditional.Condition);
                    break;
                case ArithmeticCommand arithmetic:
                    Write(arithmetic.Expression);
                    break;
                case CoprocCommand coproc:
                    WriteIfAny(coproc.Body);
                    break;
            }

            WriteAll(compound.Redirections);
        });
    }

    private static string KindOf(CommandNode compound) => compound switch
    {
        WhileCommand { IsUntil: true } => "until",
        ForCommand loop => $"{(loop.IsSelect ? "select" : "for")}:{loop.Variable}{(loop.HasIn ? ",in" : "")}",
        CoprocCommand coproc => $"coproc:{coproc.Name}",
        _ => compound.GetType().Name.Replace("Command", "", StringComparison.Ordinal),
    };

    private void WritePart(ShellWordPart part)
    {
        switch (part)
        {
            case LiteralPart literal:
                Write(part.Span, literal.IsEscaped ? $"escape:{Escape(literal.Value)}" : "text", () => { });
                break;
            case SingleQuotedPart quoted:
                Write(part.Span, $"{(quoted.IsAnsi ? "ansi" : "sq")}:{Escape(quoted.Value)}", () => { });
                break;
            case DoubleQuotedPart quoted:
                Write(part.Span, quoted.IsLocalized ? "dq:localized" : "dq", () => WriteAll(quoted.Parts));
                break;
            case ParameterExpansion parameter:
                Write(part.Span, $"par:{parameter.Name}{(parameter.IsBraced ? "{}" : "")}{(parameter.IsLength ? ",length" : "")}{(parameter.IsIndirect ? ",indirect" : "")}{(parameter.Operator.Length > 0 ? $",op{parameter.Operator}" : "")}", () =>
                {
                    WriteIfAny(parameter.Subscript);
                    WriteAll(parameter.Operand);
                });
                break;
            case ArithmeticExpansion arithmetic:
                Write(part.Span, arithmetic.IsLegacy ? "legacy" : "arith", () => Write(arithmetic.Expression));
                break;
            case CommandSubstitution substitution:
                Write(part.Span, $"sub:{substitution.Form}", () => Write(substitution.Body));
                break;
            case ProcessSubstitution substitution:
                Write(part.Span, "proc", () => Write(substitution.Body));
                break;
            case ExtendedGlob glob:
                Write(part.Span, "glob", () => WriteAll(glob.Alternatives));
                break;
            case ArrayLiteral array:
                Write(part.Span, "array", () =>
                {
                    foreach (var element in array.Elements)
                    {
                        Write(element.Word.Span, "item", () =>
                        {
                            WriteIfAny(element.Subscript);
                            Write(element.Value);
                        });
                    }
                });
                break;
            case HostExpansion:
                Write(part.Span, "host", () => { });
                break;
        }
    }

    private void WriteCondition(ShellCondition condition)
    {
        var kind = condition.IsOfCommand ? "test" : "cond";
        switch (condition)
        {
            case ConditionList list:
                Write(list.Span, $"{kind}:{(list.IsOr ? "or" : "and")}", () =>
                {
                    for (var i = 0; i < list.Operands.Length; i++)
                    {
                        Write(list.Operands[i]);
                        if (i < list.Operators.Length)
                        {
                            Write(list.Operators[i], "op", () => { });
                        }
                    }
                });
                break;
            case ConditionNot not:
                Write(not.Span, $"{kind}:not", () => Write(not.Operand));
                break;
            case ConditionGroup group:
                Write(group.Span, $"{kind}:group", () => Write(group.Operand));
                break;
            case ConditionUnary unary:
                Write(unary.Span, $"{kind}:{unary.Operator}", () =>
                {
                    Mark(unary.OperatorSpan);
                    Write(unary.Operand);
                });
                break;
            case ConditionBinary binary:
                Write(binary.Span, $"{kind}:{binary.Operator}", () =>
                {
                    Write(binary.Left);
                    Mark(binary.OperatorSpan);
                    Write(binary.Right);
                });
                break;
            case ConditionWord word:
                Write(word.Span, $"{kind}:word", () => Write(word.Word));
                break;
        }
    }

    private void WriteArithmetic(ArithmeticNode node)
    {
        switch (node)
        {
            case ArithmeticNumber number:
                Write(node.Span, number.Text == _text.Substring(node.Span.Start, node.Span.Length) ? "" : $"number:{number.Text}", () => { });
                break;
            case ArithmeticVariable variable:
                Write(node.Span, $"var:{variable.Name}{(variable.HasSubscript ? "[]" : "")}", () => WriteIfAny(variable.Subscript));
                break;
            case ArithmeticPart part:
                Write(part.Part);
                break;
            case ArithmeticComposite composite:
                Write(node.Span, "both", () =>
                {
                    Write(composite.First);
                    if (composite.Second != composite.First)
                    {
                        Write(composite.Second);
                    }
                });
                break;
            case ArithmeticUnary unary:
                Write(node.Span, $"{(unary.IsPostfix ? "post" : "pre")}{unary.Operator}", () => Write(unary.Operand));
                break;
            case ArithmeticBinary binary:
                Write(node.Span, $"{(binary.IsAssignment ? "set" : "")}{binary.Operator}", () =>
                {
                    Write(binary.Left);
                    Write(binary.Right);
                });
                break;
            case ArithmeticGroup group:
                Write(node.Span, "group", () => Write(group.Operand));
                break;
        }
    }
}
