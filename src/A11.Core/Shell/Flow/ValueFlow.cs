using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Flow;

/// <summary>
/// Follows values through a script: which expansions can only give one word. The script is run over what is known of each variable, branches are joined,
/// loops are gone round until nothing changes, functions are entered where they are called.
/// </summary>
internal sealed class ValueFlow
{
    private const int MaximumCalls = 8;
    private const int MaximumRounds = 4;
    private const int MaximumSteps = 50_000;

    private static readonly SearchValues<char> AssigningOperators = SearchValues.Create("=+-*/%");
    private static readonly SearchValues<char> RangeCharacters = SearchValues.Create("{}0123456789.");

    private readonly ScriptContext _script;
    private readonly HashSet<ParameterExpansion> _risky = [];
    private readonly HashSet<string> _called = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FunctionDefinition> _defined = new(StringComparer.Ordinal);
    private readonly Stack<HashSet<int>> _locals = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _steps;

    /// <summary>What is known at this place; null where it is never reached.</summary>
    private ValueState? _state = ValueState.Empty;

    private ValueState? _returned;

    /// <summary>What is known where <c>break</c> and <c>continue</c> leave the loop that is gone round; it may go on, or end.</summary>
    private ValueState? _left;

    private int _loops;

    private int[]? _setByFunctions;

    private ValueFlow(ScriptContext script) => _script = script;

    private int[] SetByFunctions => _setByFunctions ??= [.. _script.Variables.Writes.Where(static write => write.Function is not null).Select(write => NumberOf(write.Name)).Distinct()];

    /// <summary>Follows a script's values.</summary>
    public static ValueFlow Create(ScriptContext script)
    {
        var flow = new ValueFlow(script);
        flow.Run(script.Script.Root);
        foreach (var (name, function) in script.Functions)
        {
            if (!flow._called.Contains(name))
            {
                flow._state = ValueState.Empty;
                flow.Call(name, function);
            }
        }

        return flow;
    }

    /// <summary>Whether the script was followed to its end. Where it is too long for that, nothing is known, and nothing said.</summary>
    public bool IsComplete => _steps <= MaximumSteps;

    /// <summary>Whether an expansion may give more than one word, or none.</summary>
    public bool IsRisky(ParameterExpansion expansion) => IsComplete && _risky.Contains(expansion);

    /// <summary>The number of a variable in the states of this script.</summary>
    private int NumberOf(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            _numbers.Add(name, number = _numbers.Count);
        }

        return number;
    }

    private void Run(ShellList? list)
    {
        if (list is null)
        {
            return;
        }

        foreach (var item in list.Items)
        {
            if (item.IsBackground)
            {
                Apart(() => Run(item.Statement));
            }
            else
            {
                Run(item.Statement);
            }
        }
    }

    /// <summary>Runs something in a process of its own: what it sets is lost.</summary>
    private void Apart(Action run)
    {
        var (state, returned, left) = (_state, _returned, _left);
        run();
        (_state, _returned, _left) = (state, returned, left);
    }

    private void Run(ShellStatement? statement)
    {
        if (++_steps > MaximumSteps)
        {
            return;
        }

        switch (statement)
        {
            case SimpleCommand command:
                Run(command);
                break;
            case AndOrList list:
                Run(list);
                break;
            case Pipeline { Commands: [var only] }:
                Run(only);
                break;
            case Pipeline pipeline:
                foreach (var command in pipeline.Commands)
                {
                    Apart(() => Run(command));
                }

                break;
            case FunctionDefinition function:
                _defined[function.Name] = function;
                if (function.Name == "@test")
                {
                    Apart(() => Run(function.Body));
                }

                break;
            case CommandNode compound:
                Evaluate(compound.Redirections);
                RunCompound(compound);
                break;
        }
    }

    /// <summary>Runs what <c>&amp;&amp;</c> and <c>||</c> join: each operand on what holds where the ones before it succeeded, or failed.</summary>
    private void Run(AndOrList list)
    {
        Run(list.Operands[0]);
        var (succeeded, failed) = (_state, Succeeds(list.Operands[0]) ? null : _state);
        for (var i = 1; i < list.Operands.Length; i++)
        {
            var isAnd = list.Operators[i - 1].Kind is ShellOperator.And;
            _state = isAnd ? succeeded : failed;
            Run(list.Operands[i]);
            var ownFailure = Succeeds(list.Operands[i]) ? null : _state;
            (succeeded, failed) = isAnd ? (_state, ValueState.Join(failed, ownFailure)) : (ValueState.Join(succeeded, _state), ownFailure);
        }

        _state = ValueState.Join(succeeded, failed);
    }

    /// <summary>Whether a command can't fail: it only sets variables to what needs no other command.</summary>
    private static bool Succeeds(ShellStatement statement) =>
        statement is SimpleCommand { Words.IsEmpty: true, Redirections.IsEmpty: true } command
        && command.Assignments.All(static assignment => assignment.Value.Parts.All(static part => part is LiteralPart or SingleQuotedPart or ParameterExpansion
            || (part is DoubleQuotedPart quoted && quoted.Parts.All(static inner => inner is LiteralPart or ParameterExpansion))));

    private void RunCompound(CommandNode compound)
    {
        switch (compound)
        {
            case GroupCommand group:
                Run(group.Body);
                break;
            case SubshellCommand subshell:
                Apart(() => Run(subshell.Body));
                break;
            case CoprocCommand coproc:
                Apart(() => Run(coproc.Body));
                break;
            case IfCommand branch:
                RunIf(branch);
                break;
            case WhileCommand loop:
                Loop(() =>
                {
                    Run(loop.Condition);
                    var ended = _state;
                    Run(loop.Body);
                    return ended;
                });
                break;
            case ForCommand loop:
                RunFor(loop);
                break;
            case ArithmeticForCommand loop:
                foreach (var clause in loop.Clauses)
                {
                    Evaluate(clause);
                }

                Loop(() =>
                {
                    var before = _state;
                    Run(loop.Body);
                    return before;
                });
                break;
            case ArithmeticCommand arithmetic:
                Evaluate(arithmetic.Expression);
                break;
            case ConditionalCommand conditional:
                EvaluateWords(conditional);
                break;
            case CaseCommand selection:
                RunCase(selection);
                break;
        }
    }

    private void RunIf(IfCommand branch)
    {
        ValueState? after = null;
        foreach (var clause in branch.Clauses)
        {
            Run(clause.Condition);
            var condition = _state;
            Run(clause.Body);
            after = ValueState.Join(after, _state);
            _state = condition;
        }

        Run(branch.Otherwise);
        _state = ValueState.Join(after, _state);
    }

    private void RunCase(CaseCommand selection)
    {
        Evaluate(selection.Word);
        var before = _state;
        ValueState? after = null;
        var isExhaustive = false;
        foreach (var item in selection.Items)
        {
            isExhaustive |= item.Patterns.Any(pattern => pattern.Raw == "*");
            _state = before;
            foreach (var pattern in item.Patterns)
            {
                Evaluate(pattern);
            }

            Run(item.Body);
            after = ValueState.Join(after, _state);
        }

        _state = isExhaustive ? after : ValueState.Join(after, before);
    }

    private void RunFor(ForCommand loop)
    {
        var shape = loop.HasIn && !loop.Words.IsEmpty ? ValueShape.Word : ValueShape.Any;
        foreach (var word in loop.Words)
        {
            var own = ShapeOf(word.Parts);
            shape = own is ValueShape.Word && !HasPattern(word) ? shape : ValueShape.Any;
        }

        Loop(() =>
        {
            var before = _state;
            Set(loop.Variable, shape);
            Run(loop.Body);
            return before;
        });
    }

    /// <summary>Goes round a loop until nothing changes; the body gives what holds where the loop ends.</summary>
    private void Loop(Func<ValueState?> body)
    {
        var outer = _left;
        ValueState? ended = null;
        _loops++;
        for (var round = 0; round < MaximumRounds; round++)
        {
            var before = _state;
            _left = null;
            ended = ValueState.Join(ended, body());
            _state = ValueState.Join(ValueState.Join(before, _state), _left);
            if (before is null || _state is null || before.IsSame(_state))
            {
                break;
            }
        }

        _loops--;
        (_state, _left) = (ValueState.Join(ended, _state), outer);
    }

    private void Run(SimpleCommand command)
    {
        foreach (var word in command.Words)
        {
            Evaluate(word);
        }

        foreach (var assignment in command.Assignments)
        {
            var shape = ShapeOf(assignment.Value.Parts, isAssigned: true);
            if (command.Words.IsEmpty && assignment.Subscript is null)
            {
                Assign(assignment.Name, assignment.IsAppend, assignment.Array is null ? shape : ValueShape.Any);
            }
        }

        Evaluate(command.Redirections);
        if (command is { Name: "exec", Words.Length: > 1 })
        {
            _state = null;
            return;
        }

        var words = ShellWrappers.Strip(command.Words);
        if (!words.IsEmpty && words[0].ConstantValue is { } path)
        {
            Run(path[(path.LastIndexOf('/') + 1)..], words);
        }
    }

    private void Run(string name, ImmutableArray<ShellWord> words)
    {
        switch (name)
        {
            case "exit":
                _state = null;
                break;
            case "return":
                (_returned, _state) = (ValueState.Join(_returned, _state), null);
                break;
            case "break" or "continue" when _loops > 0:
                (_left, _state) = (ValueState.Join(_left, _state), null);
                break;
            case "declare" or "typeset" or "local" or "export" or "readonly":
                Declare(name, words);
                break;
            case "read" or "mapfile" or "readarray" or "getopts" or "unset" or "printf" or "wait" or "eval":
                foreach (var word in words.Skip(1))
                {
                    Forget(word.Value);
                }

                break;
            case "let":
                foreach (var word in words.Skip(1))
                {
                    SetAll(word.Value);
                }

                break;
            default:
                if (_defined.TryGetValue(name, out var function) || _script.Functions.TryGetValue(name, out function))
                {
                    Call(name, function);
                }

                break;
        }
    }

    private void Call(string name, FunctionDefinition function)
    {
        _ = _called.Add(name);
        if (_locals.Count >= MaximumCalls || function.Body is null)
        {
            // What functions set is not known behind a call that is not followed, and is not reported; all else stays as it is.
            _state = _state?.SetAll(SetByFunctions, new KnownValue(ValueShape.Word, IsInteger: false));
            return;
        }

        var (before, returned) = (_state, _returned);
        _returned = null;
        _locals.Push([]);
        Run(function.Body);
        var after = ValueState.Join(_state, _returned);
        foreach (var local in _locals.Pop())
        {
            after = after?.Set(local, before?.Find(local));
        }

        (_state, _returned) = (after, returned);
    }

    private void Declare(string name, ImmutableArray<ShellWord> words)
    {
        var options = Declarations.OptionsOf(words.AsSpan());
        var isLocal = name is "local" or "declare" or "typeset" && !options.Contains('g', StringComparison.Ordinal);
        var isInteger = options.Contains('i', StringComparison.Ordinal);
        var isNoInteger = Declarations.OptionsOf(words.AsSpan(), '+').Contains('i', StringComparison.Ordinal);
        foreach (var word in words.Skip(1))
        {
            if (Declarations.Read(word) is not { } declared)
            {
                continue;
            }

            if (isLocal && _locals.TryPeek(out var locals))
            {
                _ = locals.Add(NumberOf(declared.Name));
            }

            if (isInteger || isNoInteger)
            {
                _state = _state?.Set(NumberOf(declared.Name), new KnownValue(ValueShape.Any, isInteger));
            }

            if (declared.Value is { } value)
            {
                Assign(declared.Name, declared.IsAppend, value.Parts is [ArrayLiteral] || declared.IsElement ? ValueShape.Any : ShapeOf(value.Parts, isAssigned: true));
            }
            else if (isLocal && _locals.Count > 0)
            {
                Set(declared.Name, ValueShape.Empty);
            }
        }
    }

    private void Assign(string name, bool isAppend, ValueShape shape)
    {
        if (isAppend)
        {
            var before = Lookup(name);
            shape = before is ValueShape.Any || shape is ValueShape.Any ? ValueShape.Any : before is ValueShape.Empty ? shape : ValueShape.Word;
        }

        Set(name, shape);
    }

    private void Set(string name, ValueShape shape)
    {
        if (_state is null)
        {
            return;
        }

        var number = NumberOf(name);
        var isInteger = _state.Find(number) is { IsInteger: true };
        _state = _state.Set(number, new KnownValue(isInteger ? ValueShape.Word : shape, isInteger));
    }

    private void Forget(string text)
    {
        if (Find(text) is not null)
        {
            Set(text, ValueShape.Any);
        }
    }

    /// <summary>Every variable that an arithmetic text may set becomes a number.</summary>
    private void SetAll(string text)
    {
        var end = text.AsSpan().IndexOfAny(AssigningOperators);
        if (end > 0)
        {
            Set(text[..end].Trim(), ValueShape.Word);
        }
    }

    private ValueShape Lookup(string name) => _state is null ? ValueShape.Word : Find(name)?.Shape ?? ValueShape.Any;

    /// <summary>What is known of a variable here; null where nothing is.</summary>
    private KnownValue? Find(string name) => _numbers.TryGetValue(name, out var number) ? _state?.Find(number) : null;

    private void Evaluate(ShellWord? word)
    {
        if (word is not null)
        {
            _ = ShapeOf(word.Parts);
        }
    }

    private void Evaluate(ImmutableArray<ShellRedirection> redirections)
    {
        foreach (var redirection in redirections)
        {
            Evaluate(redirection.Target);
            _ = redirection.Document is { } document ? ShapeOf(document.Parts) : ValueShape.Any;
            if (redirection.Descriptor is ['{', .. var name, '}'] && redirection.Target?.Bare != "-")
            {
                Set(name, ValueShape.Word);
            }
        }
    }

    private void Evaluate(ArithmeticText text)
    {
        _ = ShapeOf(text.Parts);
        SetNumbers(text.Expression);
    }

    private void SetNumbers(ArithmeticNode? node)
    {
        switch (node)
        {
            case ArithmeticBinary binary:
                SetNumbers(binary.Left);
                SetNumbers(binary.Right);
                if (binary is { IsAssignment: true, Left: ArithmeticVariable { HasSubscript: false } variable })
                {
                    Set(variable.Name, ValueShape.Word);
                }

                break;
            case ArithmeticUnary unary:
                SetNumbers(unary.Operand);
                if (unary is { Operator: "++" or "--", Operand: ArithmeticVariable { HasSubscript: false } counted })
                {
                    Set(counted.Name, ValueShape.Word);
                }

                break;
            case ArithmeticGroup group:
                SetNumbers(group.Operand);
                break;
        }
    }

    private void EvaluateWords(ConditionalCommand conditional) => new ConditionWords(this).Start(conditional.Condition);

    private ValueShape ShapeOf(ImmutableArray<ShellWordPart> parts, bool isAssigned = false)
    {
        var shape = ValueShape.Empty;
        foreach (var part in parts)
        {
            var own = ShapeOf(part, isAssigned);
            shape = shape is ValueShape.Any || own is ValueShape.Any ? ValueShape.Any : shape is ValueShape.Empty ? own : ValueShape.Word;
        }

        return shape;
    }

    private ValueShape ShapeOf(ShellWordPart part, bool isAssigned) => part switch
    {
        LiteralPart literal => ShapeOf(literal.Value, isPattern: isAssigned),
        SingleQuotedPart quoted => quoted.IsAnsi && quoted.Value.Contains('\\', StringComparison.Ordinal) ? ValueShape.Any : ShapeOf(quoted.Value, isPattern: true),
        DoubleQuotedPart quoted => ShapeOf(quoted.Parts, isAssigned: true),
        ParameterExpansion parameter => ShapeOf(parameter),
        ArithmeticExpansion arithmetic => ResultOf(arithmetic),
        CommandSubstitution substitution => AnyOf(substitution.Body),
        ProcessSubstitution substitution => AnyOf(substitution.Body),
        ArrayLiteral array => AnyOf(array),
        _ => ValueShape.Any,
    };

    private ValueShape ResultOf(ArithmeticExpansion arithmetic)
    {
        Evaluate(arithmetic.Expression);
        return ValueShape.Word;
    }

    private ValueShape AnyOf(ShellList body)
    {
        Apart(() => Run(body));
        return ValueShape.Any;
    }

    private ValueShape AnyOf(ArrayLiteral array)
    {
        foreach (var element in array.Elements)
        {
            Evaluate(element.Subscript);
            Evaluate(element.Value);
        }

        return ValueShape.Any;
    }

    private static ValueShape ShapeOf(string text, bool isPattern) =>
        text.Length == 0 ? ValueShape.Empty
        : text.AsSpan().IndexOfAny(" \t\n") >= 0 || (isPattern && text.AsSpan().IndexOfAny("*?[") >= 0) ? ValueShape.Any
        : ValueShape.Word;

    private static bool HasPattern(ShellWord word) => word.Parts.Any(part => part is ExtendedGlob || (part is LiteralPart { IsEscaped: false } literal && literal.Value.AsSpan().IndexOfAny("*?[{") >= 0 && !IsNumberRange(literal.Value)));

    private static bool IsNumberRange(string text) => text is ['{', .., '}'] && text.AsSpan().IndexOfAnyExcept(RangeCharacters) < 0;

    private ValueShape ShapeOf(ParameterExpansion parameter)
    {
        Evaluate(parameter.Subscript);
        var operand = ShapeOf(parameter.Operand, isAssigned: true);
        var shape = parameter.IsLength ? ValueShape.Word
            : parameter.IsIndirect || parameter.Subscript is not null ? ValueShape.Any
            : SpecialParameters.IsNumber(parameter.Name) ? ValueShape.Word
            : Lookup(parameter.Name);
        shape = parameter.Operator switch
        {
            "" or "?" or ":?" => shape,
            "+" or ":+" => operand is ValueShape.Any && !parameter.Operand.All(IsSplitByIntent) ? ValueShape.Any : ValueShape.Word,
            "-" or ":-" or "=" or ":=" => shape is ValueShape.Word && operand is not ValueShape.Any ? ValueShape.Word : ValueShape.Any,
            "#" or "##" or "%" or "%%" or ":" or "^" or "^^" or "," or ",," => shape,
            _ => ValueShape.Any,
        };
        if (parameter.Operator is "=" or ":=")
        {
            Set(parameter.Name, shape);
        }

        if (shape is not ValueShape.Word)
        {
            _ = _risky.Add(parameter);
        }

        return shape;
    }

    /// <summary>Whether a part of <c>${name+--option "$name"}</c> gives just the words that are written: text without patterns, or quoted.</summary>
    private static bool IsSplitByIntent(ShellWordPart part) =>
        part is SingleQuotedPart or DoubleQuotedPart || (part is LiteralPart literal && (literal.IsEscaped || literal.Value.AsSpan().IndexOfAny("*?[") < 0));

    private sealed class ConditionWords(ValueFlow flow) : ShellWalker
    {
        public void Start(ShellCondition? condition)
        {
            if (condition is not null)
            {
                Visit(condition);
            }
        }

        protected override void Visit(ShellNode node)
        {
            if (node is ShellWord word)
            {
                flow.Evaluate(word);
            }
            else
            {
                VisitChildren(node);
            }
        }
    }
}
