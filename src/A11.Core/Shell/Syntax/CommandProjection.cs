using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>Makes of a script's tree the flat list of its simple commands.</summary>
internal sealed class CommandProjection
{
    /// <summary>How deep scripts in scripts (<c>sh -c '…'</c>) are followed.</summary>
    private const int MaximumEmbedding = 4;

    private readonly string _text;
    private readonly ImmutableArray<ShellCommand>.Builder _commands = ImmutableArray.CreateBuilder<ShellCommand>();
    private int _embedding;

    private CommandProjection(string text) => _text = text;

    /// <summary>The commands of a script, in the order of its text.</summary>
    public static ImmutableArray<ShellCommand> Create(ShellScript script)
    {
        var projection = new CommandProjection(script.Text);
        projection.Visit(script.Root, 0);
        projection._commands.Sort(static (left, right) => left.Span.CompareTo(right.Span));
        return projection._commands.DrainToImmutable();
    }

    private void Visit(ShellList? list, int depth)
    {
        if (list is not null)
        {
            foreach (var item in list.Items)
            {
                Visit(item.Statement, depth, item.IsBackground ? ShellOperator.Background : ShellOperator.Sequence);
            }
        }
    }

    private void Visit(ShellStatement? statement, int depth, ShellOperator next)
    {
        switch (statement)
        {
            case SimpleCommand simple:
                Visit(simple, depth, next);
                break;
            case AndOrList list:
                for (var i = 0; i < list.Operands.Length; i++)
                {
                    Visit(list.Operands[i], depth, i < list.Operators.Length ? list.Operators[i].Kind : next);
                }

                break;
            case Pipeline pipeline:
                for (var i = 0; i < pipeline.Commands.Length; i++)
                {
                    Visit(pipeline.Commands[i], depth, i + 1 < pipeline.Commands.Length ? ShellOperator.Pipe : next);
                }

                break;
            case FunctionDefinition function:
                Visit(function.Body, depth, ShellOperator.Sequence);
                break;
            case CommandNode compound:
                VisitCompound(compound, depth + 1);
                Visit(compound.Redirections, depth);
                break;
        }
    }

    private void VisitCompound(CommandNode compound, int depth)
    {
        switch (compound)
        {
            case SubshellCommand subshell:
                Visit(subshell.Body, depth);
                break;
            case GroupCommand group:
                Visit(group.Body, depth);
                break;
            case IfCommand branch:
                foreach (var clause in branch.Clauses)
                {
                    Visit(clause.Condition, depth);
                    Visit(clause.Body, depth);
                }

                Visit(branch.Otherwise, depth);
                break;
            case WhileCommand loop:
                Visit(loop.Condition, depth);
                Visit(loop.Body, depth);
                break;
            case ForCommand loop:
                foreach (var word in loop.Words)
                {
                    Visit(word.Parts, depth);
                }

                Visit(loop.Body, depth);
                break;
            case ArithmeticForCommand loop:
                foreach (var clause in loop.Clauses)
                {
                    Visit(clause.Parts, depth);
                }

                Visit(loop.Body, depth);
                break;
            case CaseCommand selection:
                Visit(selection.Word?.Parts ?? [], depth);
                foreach (var item in selection.Items)
                {
                    foreach (var pattern in item.Patterns)
                    {
                        Visit(pattern.Parts, depth);
                    }

                    Visit(item.Body, depth);
                }

                break;
            case ConditionalCommand conditional:
                Visit(conditional.Condition, depth);
                break;
            case ArithmeticCommand arithmetic:
                Visit(arithmetic.Expression.Parts, depth);
                break;
            case CoprocCommand coproc:
                Visit(coproc.Body, depth, ShellOperator.Background);
                break;
        }
    }

    private void Visit(ShellCondition? condition, int depth)
    {
        switch (condition)
        {
            case ConditionList list:
                foreach (var operand in list.Operands)
                {
                    Visit(operand, depth);
                }

                break;
            case ConditionNot not:
                Visit(not.Operand, depth);
                break;
            case ConditionGroup group:
                Visit(group.Operand, depth);
                break;
            case ConditionUnary unary:
                Visit(unary.Operand.Parts, depth);
                break;
            case ConditionBinary binary:
                Visit(binary.Left.Parts, depth);
                Visit(binary.Right.Parts, depth);
                break;
            case ConditionWord word:
                Visit(word.Word.Parts, depth);
                break;
        }
    }

    private void Visit(SimpleCommand command, int depth, ShellOperator next)
    {
        var assignments = ImmutableArray<ShellWord>.Empty;
        foreach (var assignment in command.Assignments)
        {
            assignments = assignments.Add(assignment.Word);
            Visit(assignment.Subscript?.Parts ?? [], depth);
            Visit(assignment.Value.Parts, depth);
        }

        if (!command.Words.IsEmpty || !assignments.IsEmpty)
        {
            var words = ShellWrappers.Strip(command.Words);
            var start = assignments.IsEmpty ? command.Words[0].Span.Start : assignments[0].Span.Start;
            var end = command.Words.IsEmpty ? assignments[^1].Span.End : command.Words[^1].Span.End;
            _commands.Add(new ShellCommand(TextSpan.FromBounds(start, end), words, assignments, next, depth) { Node = command });
            VisitEmbedded(words, depth);
        }

        foreach (var word in command.Words)
        {
            Visit(word.Parts, depth);
        }

        Visit(command.Redirections, depth);
    }

    /// <summary>Follows <c>sh -c '…'</c> where the script in it is known.</summary>
    private void VisitEmbedded(ImmutableArray<ShellWord> words, int depth)
    {
        if (_embedding < MaximumEmbedding && CommandString.In(words) is { } script)
        {
            _embedding++;
            Visit(CommandString.Parse(_text, script), depth + 1);
            _embedding--;
        }
    }

    private void Visit(ImmutableArray<ShellRedirection> redirections, int depth)
    {
        foreach (var redirection in redirections)
        {
            Visit(redirection.Target?.Parts ?? [], depth);
            Visit(redirection.Document?.Parts ?? [], depth);
        }
    }

    private void Visit(ImmutableArray<ShellWordPart> parts, int depth)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case DoubleQuotedPart quoted:
                    Visit(quoted.Parts, depth);
                    break;
                case CommandSubstitution substitution:
                    Visit(substitution.Body, depth + 1);
                    break;
                case ProcessSubstitution substitution:
                    Visit(substitution.Body, depth + 1);
                    break;
                case ParameterExpansion parameter:
                    Visit(parameter.Subscript?.Parts ?? [], depth);
                    Visit(parameter.Operand, depth);
                    break;
                case ArithmeticExpansion arithmetic:
                    Visit(arithmetic.Expression.Parts, depth);
                    break;
                case ExtendedGlob glob:
                    foreach (var alternative in glob.Alternatives)
                    {
                        Visit(alternative.Parts, depth);
                    }

                    break;
                case ArrayLiteral array:
                    foreach (var element in array.Elements)
                    {
                        Visit(element.Subscript?.Parts ?? [], depth);
                        Visit(element.Value.Parts, depth);
                    }

                    break;
            }
        }
    }
}
