using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Flow;

/// <summary>
/// Knows which statements control never comes out of, because every way through them ends in <c>exit</c>, <c>return</c>, <c>break</c> or <c>continue</c>, or in a
/// function that always exits. Where it can't be known, a statement counts as one that completes.
/// </summary>
internal sealed class Completion(ScriptContext script)
{
    private readonly Dictionary<ShellStatement, bool> _ends = [];
    private readonly Dictionary<FunctionDefinition, bool> _exits = [];

    /// <summary>Whether nothing that stands behind a statement in its list is ever run.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="isInFunction">Whether a function is around it, which <c>return</c> leaves.</param>
    public bool Ends(ShellStatement statement, bool isInFunction)
    {
        if (statement is SimpleCommand simple)
        {
            return Ends(simple, isInFunction);
        }

        if (!_ends.TryGetValue(statement, out var ends))
        {
            _ends[statement] = ends = statement switch
            {
                AndOrList list => Ends(list.Operands[0], isInFunction),
                Pipeline { Commands: [var only] } => Ends(only, isInFunction),
                GroupCommand group => Ends(group.Body, isInFunction),
                IfCommand branch => Ends(branch, isInFunction),
                WhileCommand loop => Ends(loop.Condition, isInFunction),
                CaseCommand selection => Ends(selection, isInFunction),
                _ => false,
            };
        }

        return ends;
    }

    /// <summary>Whether control never comes to the end of a list.</summary>
    public bool Ends(ShellList list, bool isInFunction)
    {
        foreach (var item in list.Items)
        {
            if (!item.IsBackground && Ends(item.Statement, isInFunction))
            {
                return true;
            }
        }

        return false;
    }

    private bool Ends(SimpleCommand command, bool isInFunction) => command.Words.IsEmpty ? false : command.Words[0].Bare switch
    {
        null => false,
        "exit" or "break" or "continue" => !script.Functions.ContainsKey(command.Words[0].Value),
        "return" => isInFunction,
        var name => script.FunctionUses.OnlyDefinition(name) is { Body: { } } function && function.Span.End < command.Span.Start && Exits(function),
    };

    private bool Ends(IfCommand branch, bool isInFunction)
    {
        if (Ends(branch.Clauses[0].Condition, isInFunction))
        {
            return true;
        }

        if (branch.Otherwise is null || !Ends(branch.Otherwise, isInFunction))
        {
            return false;
        }

        foreach (var clause in branch.Clauses)
        {
            if (!Ends(clause.Body, isInFunction))
            {
                return false;
            }
        }

        return true;
    }

    private bool Ends(CaseCommand selection, bool isInFunction)
    {
        var isExhaustive = false;
        foreach (var item in selection.Items)
        {
            if (item.Terminator is ";&" or ";;&" || !Ends(item.Body, isInFunction))
            {
                return false;
            }

            isExhaustive |= item.Patterns.Any(static pattern => pattern.Bare is "*");
        }

        return isExhaustive;
    }

    /// <summary>Whether a function always ends the script: it has an <c>exit</c> on every way, and no <c>return</c> on any.</summary>
    private bool Exits(FunctionDefinition function)
    {
        if (!_exits.TryGetValue(function, out var exits))
        {
            // A function that calls itself is taken to complete.
            _exits[function] = false;
            _exits[function] = exits = function.Body is GroupCommand group && Ends(group.Body, isInFunction: true) && !HasReturn(function);
        }

        return exits;
    }

    private bool HasReturn(FunctionDefinition function)
    {
        foreach (var command in script.Script.Commands)
        {
            if (command.Name is "return" or "break" or "continue" && function.Span.Contains(command.Span.Start))
            {
                return true;
            }
        }

        return false;
    }
}
