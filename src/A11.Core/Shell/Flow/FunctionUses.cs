using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Flow;

/// <summary>Where a script's functions are defined and called, and how they read their arguments.</summary>
internal sealed class FunctionUses
{
    /// <summary>A text is searched for a name by many characters at once.</summary>
    private const int CharactersPerStep = 32;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly List<ShellCommand> NoCalls = [];

    private readonly ScriptContext _script;
    private readonly Dictionary<string, FunctionDefinition> _first = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);
    private readonly HashSet<TextSpan> _names = [];
    private Dictionary<string, List<ShellCommand>>? _calls;
    private Dictionary<FunctionDefinition, ArgumentReads>? _arguments;
    private HashSet<string>? _mentioned;
    private bool? _isDispatching;

    private FunctionUses(ScriptContext script, ImmutableArray<FunctionDefinition> definitions)
    {
        _script = script;
        Definitions = definitions;
        foreach (var definition in definitions)
        {
            _ = _names.Add(definition.NameSpan);
            if (!_first.TryAdd(definition.Name, definition))
            {
                _ = _repeated.Add(definition.Name);
            }
        }
    }

    /// <summary>All definitions, in the order of the text.</summary>
    public ImmutableArray<FunctionDefinition> Definitions { get; }

    /// <summary>The first definition of each name.</summary>
    public IReadOnlyDictionary<string, FunctionDefinition> First => _first;

    /// <summary>Whether the script runs functions whose names are known only when it runs: <c>"$@"</c>, <c>cmd_$1</c>, <c>eval</c>.</summary>
    public bool IsDispatching => _isDispatching ??= _script.Script.Commands.Any(IsDispatch);

    /// <summary>The functions of a script.</summary>
    public static FunctionUses Create(ScriptContext script)
    {
        var collector = new Collector();
        collector.Run(script.Script.Root);
        return new FunctionUses(script, collector.Found.DrainToImmutable());
    }

    /// <summary>The only definition of a name; null where there are several, or none.</summary>
    public FunctionDefinition? OnlyDefinition(string name) => _repeated.Contains(name) ? null : _first.GetValueOrDefault(name);

    /// <summary>The commands that run a function by its name.</summary>
    public IReadOnlyList<ShellCommand> CallsOf(string name) => (_calls ??= CollectCalls()).GetValueOrDefault(name, NoCalls);

    /// <summary>How a function reads its arguments, one by one or all of them at once.</summary>
    public ArgumentReads ArgumentsOf(FunctionDefinition function) => (_arguments ??= CollectArguments()).GetValueOrDefault(function);

    /// <summary>Whether a function's name is written anywhere but where it is defined and called, so that it may be run by other means: a trap, a list of names, a text.</summary>
    public bool IsMentioned(string name)
    {
        var text = _script.Script.Text;
        if (name.AsSpan().IndexOfAnyExcept(NameCharacters) < 0)
        {
            return (_mentioned ??= CollectMentions()).Contains(name);
        }

        StepBudget.Take(text.Length / CharactersPerStep);
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            var span = new TextSpan(at, name.Length);
            if (IsWhole(text, span) && IsMention(name, span))
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
        StepBudget.Take(Definitions.Length);
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

    /// <summary>The names of functions that are words of the text where they are neither defined nor called, nor stand in a comment.</summary>
    private HashSet<string> CollectMentions()
    {
        var mentioned = new HashSet<string>(StringComparer.Ordinal);
        var names = _first.GetAlternateLookup<ReadOnlySpan<char>>();
        var text = _script.Script.Text;
        for (var at = 0; at < text.Length;)
        {
            var rest = text.AsSpan(at);
            var length = rest.IndexOfAnyExcept(NameCharacters);
            length = length < 0 ? rest.Length : length;
            if (length > 0 && names.TryGetValue(rest[..length], out var function) && IsMention(function.Name, new TextSpan(at, length)))
            {
                _ = mentioned.Add(function.Name);
            }

            at += length + 1;
        }

        return mentioned;
    }

    private bool IsMention(string name, TextSpan span) => !_names.Contains(span) && !IsCall(name, span.Start) && !IsInComment(span.Start);

    private bool IsInComment(int position)
    {
        StepBudget.Take(_script.Script.Comments.Length);
        return _script.Script.Comments.Any(comment => comment.Contains(position));
    }

    private static bool IsWhole(string text, TextSpan span) =>
        (span.Start == 0 || !NameCharacters.Contains(text[span.Start - 1])) && (span.End == text.Length || !NameCharacters.Contains(text[span.End]));

    private bool IsCall(string name, int position)
    {
        var calls = CallsOf(name);
        StepBudget.Take(calls.Count);
        foreach (var call in calls)
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
            if (read.Function is { } function && read.Name is "#" or "@" or "*" or [>= '1' and <= '9', ..])
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
