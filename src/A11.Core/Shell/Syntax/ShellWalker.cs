using System.Collections.Immutable;
using A11.Core.Budgets;

namespace A11.Core.Shell.Syntax;

/// <summary>Goes through a tree, in the order of the text.</summary>
internal abstract class ShellWalker
{
    /// <summary>Looks at a node, and goes on to its children by <see cref="VisitChildren"/>.</summary>
    protected abstract void Visit(ShellNode node);

    /// <summary>Goes through a node's children.</summary>
    protected void VisitChildren(ShellNode node)
    {
        StepBudget.Take();
        switch (node)
        {
            case ShellList list:
                foreach (var item in list.Items)
                {
                    Visit(item.Statement);
                }

                break;
            case SimpleCommand command:
                VisitSimple(command);
                break;
            case ShellWord word:
                VisitAll(word.Parts);
                break;
            case ShellWordPart part:
                VisitPart(part);
                break;
            case AndOrList list:
                VisitAll(list.Operands);
                break;
            case Pipeline pipeline:
                VisitAll(pipeline.Commands);
                break;
            case FunctionDefinition { Body: { } body }:
                Visit(body);
                break;
            case CommandNode compound:
                VisitCompound(compound);
                VisitAll(compound.Redirections);
                break;
            case ShellAssignment assignment:
                VisitIfAny(assignment.Subscript);
                Visit(assignment.Value);
                break;
            case ShellRedirection redirection:
                VisitIfAny(redirection.Target);
                VisitIfAny(redirection.Document);
                break;
            case ShellHereDocument document:
                VisitAll(document.Parts);
                break;
            case ShellCondition condition:
                VisitCondition(condition);
                break;
            case ArithmeticText text:
                VisitAll(text.Parts);
                VisitIfAny(text.Expression);
                break;
            case ArithmeticNode arithmetic:
                VisitArithmetic(arithmetic);
                break;
        }
    }

    private void VisitIfAny(ShellNode? node)
    {
        if (node is not null)
        {
            Visit(node);
        }
    }

    private void VisitAll<TNode>(ImmutableArray<TNode> nodes)
        where TNode : ShellNode
    {
        foreach (var node in nodes)
        {
            Visit(node);
        }
    }

    private void VisitSimple(SimpleCommand command)
    {
        VisitAll(command.Assignments);
        VisitAll(command.Words);
        VisitAll(command.Redirections);
        if (TestCommand.ConditionOf(command) is { } condition)
        {
            Visit(condition);
        }
    }

    private void VisitCompound(CommandNode compound)
    {
        switch (compound)
        {
            case SubshellCommand subshell:
                Visit(subshell.Body);
                break;
            case GroupCommand group:
                Visit(group.Body);
                break;
            case IfCommand branch:
                foreach (var clause in branch.Clauses)
                {
                    Visit(clause.Condition);
                    Visit(clause.Body);
                }

                VisitIfAny(branch.Otherwise);
                break;
            case WhileCommand loop:
                Visit(loop.Condition);
                Visit(loop.Body);
                break;
            case ForCommand loop:
                VisitAll(loop.Words);
                Visit(loop.Body);
                break;
            case ArithmeticForCommand loop:
                VisitAll(loop.Clauses);
                Visit(loop.Body);
                break;
            case CaseCommand selection:
                VisitIfAny(selection.Word);
                foreach (var item in selection.Items)
                {
                    VisitAll(item.Patterns);
                    Visit(item.Body);
                }

                break;
            case ConditionalCommand conditional:
                VisitIfAny(conditional.Condition);
                break;
            case ArithmeticCommand arithmetic:
                Visit(arithmetic.Expression);
                break;
            case CoprocCommand coproc:
                VisitIfAny(coproc.Body);
                break;
        }
    }

    private void VisitPart(ShellWordPart part)
    {
        switch (part)
        {
            case DoubleQuotedPart quoted:
                VisitAll(quoted.Parts);
                break;
            case ParameterExpansion parameter:
                VisitIfAny(parameter.Subscript);
                VisitAll(parameter.Operand);
                break;
            case ArithmeticExpansion arithmetic:
                Visit(arithmetic.Expression);
                break;
            case CommandSubstitution substitution:
                Visit(substitution.Body);
                break;
            case ProcessSubstitution substitution:
                Visit(substitution.Body);
                break;
            case ExtendedGlob glob:
                VisitAll(glob.Alternatives);
                break;
            case ArrayLiteral array:
                foreach (var element in array.Elements)
                {
                    VisitIfAny(element.Subscript);
                    Visit(element.Value);
                }

                break;
        }
    }

    /// <summary>The words of <c>[ … ]</c> have been visited as words of a command.</summary>
    private void VisitCondition(ShellCondition condition)
    {
        var isOfCommand = condition.IsOfCommand;
        switch (condition)
        {
            case ConditionList list:
                VisitAll(list.Operands);
                break;
            case ConditionNot not:
                Visit(not.Operand);
                break;
            case ConditionGroup group:
                Visit(group.Operand);
                break;
            case ConditionUnary unary when !isOfCommand:
                Visit(unary.Operand);
                break;
            case ConditionBinary binary when !isOfCommand:
                Visit(binary.Left);
                Visit(binary.Right);
                break;
            case ConditionWord word when !isOfCommand:
                Visit(word.Word);
                break;
        }
    }

    private void VisitArithmetic(ArithmeticNode node)
    {
        switch (node)
        {
            case ArithmeticBinary binary:
                Visit(binary.Left);
                Visit(binary.Right);
                break;
            case ArithmeticUnary unary:
                Visit(unary.Operand);
                break;
            case ArithmeticGroup group:
                Visit(group.Operand);
                break;
            case ArithmeticVariable { Subscript: { } subscript }:
                Visit(subscript);
                break;
            case ArithmeticComposite composite:
                Visit(composite.First);
                if (composite.Second != composite.First)
                {
                    Visit(composite.Second);
                }

                break;
        }
    }
}
