using System.Collections.Immutable;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Model;

/// <summary>Reads what a script runs, in order, with what the script around each command says of it: where it runs, whether it does, and whether its failure counts.</summary>
public static class ScriptCommands
{
    /// <summary>The commands of a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="opaque">Places in it that are filled in by somebody else before it runs.</param>
    /// <param name="isSourced">Whether another script reads it in, and may call its functions.</param>
    /// <param name="isHarmless">Whether a command calls none of its arguments.</param>
    public static IEnumerable<ScriptCommand> Read(string script, ImmutableArray<TextSpan> opaque, bool isSourced, Func<ImmutableArray<string>, bool> isHarmless)
    {
        var parsed = ShellParser.Parse(script, opaque);
        var flow = ScriptFlow.Create(parsed, isSourced, isHarmless);
        var commands = parsed.Commands;
        var (before, end) = (default(CommandState), 0);
        for (var i = 0; i < commands.Length; i++)
        {
            var previous = i > 0 ? commands[i - 1] : null;
            before = previous is null ? before : After(before, previous, i == 1 || commands[i - 2].Next is ShellOperator.Sequence);
            var state = flow.Find(commands[i].Node);
            var isArgument = state is null && commands[i].Span.End <= end;
            end = state is null ? end : Math.Max(end, commands[i].Span.End);
            yield return new ScriptCommand(
                isArgument ? [] : [.. commands[i].Words.Select(static word => new ScriptWord(word.Value, word.Raw))],
                new CommandState(before.Tolerance ?? state?.Tolerance, before.Obstacle ?? state?.Obstacle))
            {
                EnteredDirectory = previous is { Name: "cd" or "pushd" } ? previous.Operands.FirstOrDefault()?.ConstantValue : null,
                Variable = commands[i].Words is [{ Parts: [ParameterExpansion variable] }, ..] ? variable.Name : null,
            };
        }
    }

    /// <summary>What holds from a command on because of the one before.</summary>
    private static CommandState After(CommandState state, ShellCommand command, bool isAlwaysRun) => command.Name switch
    {
        "set" when command.Arguments.Any(static word => word.Value is ['+', .., 'e']) => state.Or("“set +e” lets it fail"),
        "exit" when command.Depth == 0 && isAlwaysRun => state with { Obstacle = state.Obstacle ?? "it stands behind “exit”" },
        _ => state,
    };
}

/// <summary>A command of a script.</summary>
/// <param name="Words">Its words; none where it runs nothing itself.</param>
/// <param name="State">What its place says of it.</param>
public sealed record ScriptCommand(ImmutableArray<ScriptWord> Words, CommandState State)
{
    /// <summary>The directory that the command before it changes to, as it is written; null where it changes to none that is known.</summary>
    public string? EnteredDirectory { get; init; }

    /// <summary>The variable whose value is the program; null where it is named.</summary>
    public string? Variable { get; init; }
}

/// <summary>A word of a command.</summary>
/// <param name="Value">What it means, variables as they are written.</param>
/// <param name="Raw">As it is written.</param>
public readonly record struct ScriptWord(string Value, string Raw);
