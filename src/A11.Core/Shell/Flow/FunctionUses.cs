using System.Collections.Immutable;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Flow;

/// <summary>Where a script's functions are defined and called, and how they read their arguments.</summary>
internal sealed class FunctionUses
{
    private static readonly List<ShellCommand> NoCalls = [];

    private readonly ScriptContext _script;
    private readonly Dictionary<string, FunctionDefinition> _first = new(StringComparer.Ordinal);
    private Dictionary<string, List<ShellCommand>>? _calls;
    private Dictionary<FunctionDefinition, ArgumentReads>? _arguments;
    private bool? _isDispatching;

    private FunctionUses(ScriptContext script, ImmutableArray<FunctionDefinition> definitions)
    {
        _script = script;
        Definitions = definitions;
        foreach (var definition in definitions)
        {
            _ = _first.TryAdd(definition.Name, definition);
        }
    }

    /// <summary>All definitions, in the order of the text.</summary>
    public ImmutableArray<FunctionDefinition> Definitions { get; }

    /// <summary>The first definition of each name.</summary>
    public IReadOnlyDictionary<string, FunctionDefinition> First => _first;

    /// <summary>Whether the script runs functions whose names are known only when it runs: <c>"$@"</c>, <c>cmd_$1</c>, <c>eval</c>.</summary>
    public bool IsDispatching => _isDispatching ??= _script.Script.Commands.Any(IsDispatch);

    /// <summary>The functions of a script.</summary>
    public static FunctionUses Of(ScriptContext script)
    {
        var collector = new Collector();
        collector.Run(script.Script.Root);
        return new FunctionUses(script, collector.Found.DrainToImmutable());
    }

    /// <summary>The only definition of a name; null where there are several, or none.</summary>
    public FunctionDefinition? OnlyDefinition(string name)
    {
        if (!_first.TryGetValue(name, out var first))
        {
            return null;
        }

        foreach (var definition in Definitions)
        {
            if (definition != first && definition.Name == name)
            {
                return null;
            }
        }

        return first;
    }

    /// <summary>The commands that run a function by its name.</summary>
    public IReadOnlyList<ShellCommand> CallsOf(string name) => (_calls ??= CollectCalls()).GetValueOrDefault(name, NoCalls);

    /// <summary>How a function reads its arguments one by one; all at once, by <c>$@</c>, there may well be none.</summary>
    public ArgumentReads ArgumentsOf(FunctionDefinition function) => (_arguments ??= CollectArguments()).GetValueOrDefault(function);

    /// <summary>Whether a function's name is written anywhere but where it is defined and called, so that it may be run by other means: a trap, a list of names, a text.</summary>
    public bool IsMentioned(string name)
    {
        var text = _script.Script.Text;
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            var span = new TextSpan(at, name.Length);
            if (IsWhole(text, span) && !IsDefinition(span) && !IsCall(name, at) && !_script.Script.Comments.Any(comment => comment.Contains(at)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a function runs a command of its own name, as one does that stands in for a program.</summary>
    public bool IsStandIn(FunctionDefinition function)
    {
        foreach (var call in CallsOf(function.Name))
        {
            if (function.Span.Contains(call.Span.Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a place is inside of a function.</summary>
    public bool IsInFunction(int position)
    {
        foreach (var definition in Definitions)
        {
            if (definition.Span.Contains(position))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDispatch(ShellCommand command)
    {
        if (command.Name == "eval")
        {
            return true;
        }

        if (command.Words.IsEmpty || command.Words[0].ConstantValue is not null)
        {
            return false;
        }

        var parts = command.Words[0].Parts is [DoubleQuotedPart quoted] ? quoted.Parts : command.Words[0].Parts;
        return parts.Length > 1 ? parts[0] is LiteralPart { Value: not ['/' or '.', ..] } : parts is [ParameterExpansion { IsVariable: false }];
    }

    private static bool IsWhole(string text, TextSpan span) =>
        (span.Start == 0 || !IsNameCharacter(text[span.Start - 1])) && (span.End == text.Length || !IsNameCharacter(text[span.End]));

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    private bool IsDefinition(TextSpan span)
    {
        foreach (var definition in Definitions)
        {
            if (definition.NameSpan == span)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsCall(string name, int position)
    {
        foreach (var call in CallsOf(name))
        {
            if (call.Words[0].Span.Contains(position))
            {
                return true;
            }
        }

        return false;
    }

    private Dictionary<string, List<ShellCommand>> CollectCalls()
    {
        var calls = new Dictionary<string, List<ShellCommand>>(StringComparer.Ordinal);
        foreach (var command in _script.Script.Commands)
        {
            if (!command.Words.IsEmpty && command.Words[0].ConstantValue is { } name && _first.ContainsKey(name))
            {
                if (!calls.TryGetValue(name, out var list))
                {
                    calls.Add(name, list = []);
                }

                list.Add(command);
            }
        }

        return calls;
    }

    private Dictionary<FunctionDefinition, ArgumentReads> CollectArguments()
    {
        var arguments = new Dictionary<FunctionDefinition, ArgumentReads>();
        foreach (var read in _script.Variables.Reads)
        {
            if (read.Function is { } function && read.Name is "#" or [>= '1' and <= '9', ..])
            {
                var known = arguments.GetValueOrDefault(read.Function);
                arguments[read.Function] = read switch
                {
                    { IsGuarded: true } => known with { IsOptional = true },
                    { Name: "#" } => known with { IsCounted = true },
                    _ => known with { IsNeeded = true },
                };
            }
        }

        return arguments;
    }

    private sealed class Collector : ShellWalker
    {
        public ImmutableArray<FunctionDefinition>.Builder Found { get; } = ImmutableArray.CreateBuilder<FunctionDefinition>();

        public void Run(ShellList root) => Visit(root);

        protected override void Visit(ShellNode node)
        {
            if (node is FunctionDefinition function)
            {
                Found.Add(function);
            }

            VisitChildren(node);
        }
    }
}

/// <summary>How a function reads its arguments.</summary>
/// <param name="IsNeeded">Whether it reads some without saying what holds where they are missing.</param>
/// <param name="IsCounted">Whether it reads their number.</param>
/// <param name="IsOptional">Whether it provides for some of them missing.</param>
internal readonly record struct ArgumentReads(bool IsNeeded, bool IsCounted, bool IsOptional);
