using System.Collections.Immutable;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Model;

/// <summary>What the lists, conditions and functions around a script's commands say of each: whether it ever runs, and whether its failure counts.</summary>
internal sealed class ScriptFlow
{
    private readonly Dictionary<SimpleCommand, CommandState> _states = [];
    private readonly Dictionary<string, List<FunctionDefinition>> _functions = new(StringComparer.Ordinal);

    /// <summary>The names that are called, with the best that is known of such a call.</summary>
    private readonly Dictionary<string, CommandState> _called = new(StringComparer.Ordinal);
    private readonly Queue<string> _entered = [];

    /// <summary>Whether names are called that are known only when the script runs, or in another file.</summary>
    private bool _callsOthers;

    private readonly Func<ImmutableArray<string>, bool> _isHarmless;

    private ScriptFlow(bool isSourced, Func<ImmutableArray<string>, bool> isHarmless) => (_callsOthers, _isHarmless) = (isSourced, isHarmless);

    /// <summary>Reads a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="isSourced">Whether another script reads it in, and may call its functions.</param>
    /// <param name="isHarmless">Whether a command calls none of its arguments.</param>
    public static ScriptFlow Create(ShellScript script, bool isSourced, Func<ImmutableArray<string>, bool> isHarmless)
    {
        var flow = new ScriptFlow(isSourced, isHarmless);
        flow.Visit(script.Root, default);
        flow.VisitFunctions();
        return flow;
    }

    /// <summary>What is known of a command; null for one in a script that is an argument, which is read by itself.</summary>
    public CommandState? Find(SimpleCommand command) => _states.TryGetValue(command, out var state) ? state : null;

    private void VisitFunctions()
    {
        foreach (var name in _called.Keys.Where(_functions.ContainsKey).ToList())
        {
            _entered.Enqueue(name);
        }

        var visited = new HashSet<FunctionDefinition>();
        while (_entered.TryDequeue(out var name))
        {
            foreach (var function in _functions.GetValueOrDefault(name, []).Where(visited.Add).ToList())
            {
                Visit(function.Body, _called[name]);
            }
        }

        for (var left = Left(); left.Count > 0; left = Left())
        {
            foreach (var function in left.Where(visited.Add))
            {
                Visit(function.Body, _callsOthers
                    ? new($"nothing shows that its function “{function.Name}” is called", null)
                    : new(null, $"its function “{function.Name}” is never called"));
            }
        }

        List<FunctionDefinition> Left() => [.. _functions.Values.SelectMany(functions => functions).Where(function => !visited.Contains(function))];
    }

    private void Visit(ShellList? list, CommandState state)
    {
        foreach (var item in list?.Items ?? [])
        {
            Visit(item.Statement, state);
        }
    }

    private void Visit(ShellStatement? statement, CommandState state)
    {
        switch (statement)
        {
            case SimpleCommand command:
                VisitSimple(command, state);
                break;
            case AndOrList list:
                VisitJoined(list, state);
                break;
            case Pipeline pipeline:
                foreach (var command in pipeline.Commands)
                {
                    Visit(command, pipeline.IsNegated ? state.Or("“!” turns its failure around") : state);
                }

                break;
            case FunctionDefinition { Name: "@test" } test:
                Visit(test.Body, state);
                break;
            case FunctionDefinition function:
                if (!_functions.TryGetValue(function.Name, out var same))
                {
                    _functions[function.Name] = same = [];
                }

                same.Add(function);
                break;
            case IfCommand branch:
                foreach (var clause in branch.Clauses)
                {
                    VisitCondition(clause, state);
                    Visit(clause.Body, state.Or("“if” decides whether it runs"));
                }

                Visit(branch.Otherwise, state.Or("“else” decides whether it runs"));
                break;
            case CaseCommand selection:
                foreach (var item in selection.Items)
                {
                    Visit(item.Body, state.Or("“case” decides whether it runs"));
                }

                break;
            case CoprocCommand coproc:
                Visit(coproc.Body, state);
                break;
            default:
                foreach (var list in ListsOf(statement))
                {
                    Visit(list, state);
                }

                break;
        }
    }

    private static IEnumerable<ShellList> ListsOf(ShellStatement? statement) => statement switch
    {
        SubshellCommand subshell => [subshell.Body],
        GroupCommand group => [group.Body],
        WhileCommand loop => [loop.Condition, loop.Body],
        ForCommand loop => [loop.Body],
        ArithmeticForCommand loop => [loop.Body],
        _ => [],
    };

    /// <summary>The failure that <c>if ! command</c> asks for counts where its branch fails in the end.</summary>
    private void VisitCondition(IfClause clause, CommandState state)
    {
        if (clause.Condition.Only is Pipeline { IsNegated: true } negated)
        {
            foreach (var command in negated.Commands)
            {
                Visit(command, Fails(clause.Body) ? state : state.Or("“if !” lets it fail"));
            }
        }
        else
        {
            Visit(clause.Condition, state);
        }
    }

    /// <summary>Goes through what <c>&amp;&amp;</c> and <c>||</c> join: parts between <c>||</c>, each of which is run where all before it failed.</summary>
    private void VisitJoined(AndOrList list, CommandState state)
    {
        var tolerances = TolerancesOf(list);
        var outcome = OutcomeOf(list.Operands[0]);
        Visit(list.Operands[0], state.Or(tolerances[0]));
        for (var i = 1; i < list.Operands.Length; i++)
        {
            var isAnd = list.Operators[i - 1].Kind == ShellOperator.And;
            if (outcome == !isAnd)
            {
                Visit(list.Operands[i], state with { Obstacle = state.Obstacle ?? $"“{NameOf(list.Operands[i - 1])}” before it keeps it from running" });
                continue;
            }

            var isConditional = list.Operands[i - 1] is ConditionalCommand || NameOf(list.Operands[i - 1]) is "test" or "[";
            Visit(list.Operands[i], state.Or(tolerances[i]).Or(isConditional ? "a test before it decides whether it runs" : null));
            var own = OutcomeOf(list.Operands[i]);
            outcome = outcome == isAnd ? own : own == !isAnd ? own : null;
        }
    }

    /// <summary>What lets each operand fail: a part behind <c>||</c> that may succeed; null where none does.</summary>
    private string?[] TolerancesOf(AndOrList list)
    {
        var tolerances = new string?[list.Operands.Length];
        string? tolerance = null;
        for (var i = list.Operands.Length - 1; i >= 0; i--)
        {
            var isLastOfPart = i == list.Operators.Length || list.Operators[i].Kind == ShellOperator.Or;
            if (isLastOfPart && i < list.Operators.Length)
            {
                var end = i + 1;
                while (end < list.Operators.Length && list.Operators[end].Kind == ShellOperator.And)
                {
                    end++;
                }

                tolerance = Fails(list.Operands[end]) ? tolerance : $"“|| {NameOf(list.Operands[i + 1])}” lets it fail";
            }

            tolerances[i] = tolerance;
        }

        return tolerances;
    }

    private void VisitSimple(SimpleCommand command, CommandState state)
    {
        _states[command] = state;
        foreach (var assignment in command.Assignments)
        {
            Visit(assignment.Value.Parts, state);
        }

        foreach (var word in command.Words)
        {
            Visit(word.Parts, state);
        }

        if (command.Words.IsEmpty)
        {
            return;
        }

        _callsOthers |= command.Words[0].ConstantValue is null or "." or "source" or "eval";
        Call(command.Words[0].Value, state);
        if (command.Words.Length > 1 && (command.Words[0].Value is "trap" || !_isHarmless([.. command.Words.Select(word => word.Value)])))
        {
            foreach (var word in command.Words.Skip(1))
            {
                Call(word.Value, state);
            }
        }
    }

    private void Call(string name, CommandState state)
    {
        var isNew = !_called.TryGetValue(name, out var known);
        if (isNew || (known != default && state == default))
        {
            _called[name] = state;
        }

        if (isNew && _functions.ContainsKey(name))
        {
            _entered.Enqueue(name);
        }
    }

    private void Visit(ImmutableArray<ShellWordPart> parts, CommandState state)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case DoubleQuotedPart quoted:
                    Visit(quoted.Parts, state);
                    break;
                case CommandSubstitution substitution:
                    Visit(substitution.Body, state);
                    break;
                case ProcessSubstitution substitution:
                    Visit(substitution.Body, state);
                    break;
            }
        }
    }

    /// <summary>Whether a statement succeeds or fails for certain; null where nobody can tell.</summary>
    private static bool? OutcomeOf(ShellStatement statement) => NameOf(statement) switch
    {
        "true" or ":" or "echo" or "printf" => true,
        "false" => false,
        _ => null,
    };

    private static string? NameOf(ShellStatement statement) => statement switch
    {
        SimpleCommand { Words: [var first, ..] } => first.ConstantValue,
        GroupCommand => "{ … }",
        SubshellCommand => "( … )",
        _ => "…",
    };

    /// <summary>Whether a list ends in a failure for certain.</summary>
    private bool Fails(ShellList list, int depth = 0) =>
        list.Items.Any(item => item.Statement is SimpleCommand { Words: [var name, var status, ..] } && name.Value is "exit" or "return" && status.Value != "0")
        || (!list.IsEmpty && list.Items[^1].Statement is var last && !(list.Items.Length > 1 && last is SimpleCommand { Words: [{ Value: "exit" or "return" }] }) && Fails(last, depth));

    private bool Fails(ShellStatement? statement, int depth = 0) => depth < 8 && statement switch
    {
        SimpleCommand { Words: [{ Value: "false" }, ..] } => true,
        SimpleCommand { Words: [{ Value: "exit" or "return" }] } => true,
        SimpleCommand { Words: [{ Value: "exit" or "return" }, var status, ..] } => status.Value != "0",
        SimpleCommand { Words: [var name, ..] } => _functions.TryGetValue(name.Value, out var functions) && Fails(functions[^1].Body, depth + 1),
        AndOrList list => Fails(list.Operands[^1], depth + 1) && (list.Operators[^1].Kind == ShellOperator.And || Fails(list.Operands[^2], depth + 1)),
        GroupCommand group => Fails(group.Body, depth + 1),
        SubshellCommand subshell => Fails(subshell.Body, depth + 1),
        _ => false,
    };
}
