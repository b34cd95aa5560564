using System.Collections.Immutable;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>A step's script, as far as it is known what it writes: nothing, up to its first command that isn't known to be harmless.</summary>
internal sealed class StepScript
{
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal) { "cd", "echo", "printf", "set", "export", "true", ":", "ls", "pwd", "env", "cat", "chmod", "test", "[", "uname", "date", "sleep" };

    private StepScript(ImmutableArray<StepCommand> commands, bool isHarmless)
    {
        Commands = commands;
        IsHarmless = isHarmless;
    }

    /// <summary>The commands that certainly run, up to the first one that may write, which is among them.</summary>
    public ImmutableArray<StepCommand> Commands { get; }

    /// <summary>Whether that is all of the script, and none of them writes.</summary>
    public bool IsHarmless { get; }

    /// <summary>Reads a script as a POSIX shell does.</summary>
    public static StepScript Read(YamlScalar run)
    {
        ImmutableArray<TextSpan> expressions = [.. ExpressionRange.FindAll(run.Value).Where(static range => range.IsClosed).Select(static range => range.Span)];
        var script = ShellParser.Parse(PlaceholderText.FillAsExpansions(run.Value, expressions), expressions);
        return script.Problems.IsEmpty ? Read(script) : new StepScript([], false);
    }

    private static StepScript Read(ShellScript script)
    {
        var commands = ImmutableArray.CreateBuilder<StepCommand>();
        var directory = "";
        foreach (var command in script.Root.Items.SelectMany(static item => item.IsBackground ? [null] : CommandsOf(item.Statement)))
        {
            if (command is not { Redirections.IsEmpty: true, Words: [_, ..], Name: { } name } || (name == "cd" && !IsPlainChange(command)))
            {
                return new StepScript(commands.ToImmutable(), false);
            }

            commands.Add(new StepCommand(command, directory));
            if (!Harmless.Contains(name))
            {
                return new StepScript(commands.ToImmutable(), false);
            }

            if (name == "cd")
            {
                directory = directory.Length == 0 ? command.Words[1].ConstantValue! : $"{directory}/{command.Words[1].ConstantValue}";
            }
        }

        return new StepScript(commands.ToImmutable(), true);
    }

    /// <summary>A change to a directory that is known, and may be one of the repository.</summary>
    private static bool IsPlainChange(SimpleCommand command) => command.Words is [_, { ConstantValue: { Length: > 0 } target }] && target[0] is not ('/' or '~' or '-');

    /// <summary>The commands of a statement that certainly run, in order: of a list, those that <c>&amp;&amp;</c> joins; null for one that isn't as plain.</summary>
    private static IEnumerable<SimpleCommand?> CommandsOf(ShellStatement statement) => statement switch
    {
        SimpleCommand simple => [simple],
        Pipeline { IsNegated: false, Commands: [var only] } => CommandsOf(only),
        AndOrList list when list.Operators.All(static joint => joint.Kind is ShellOperator.And) => list.Operands.SelectMany(CommandsOf),
        _ => [null],
    };
}
