using A11.Core.Shell.Syntax;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Scripts;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>The commands of a step's script that run before anything that may write files: up to the first one that isn't known to be harmless, which is among them.</summary>
internal static class StepCommands
{
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal) { "echo", "printf", "set", "export", "true", ":", "ls", "pwd", "env", "cat", "chmod", "test", "[", "uname", "date", "sleep" };

    /// <summary>The commands, each with the directory that it runs in, from the step's own.</summary>
    /// <param name="run">The script, which a POSIX shell reads.</param>
    public static IEnumerable<StepCommand> FindFirst(YamlScalar run)
    {
        var expressions = ExpressionRange.FindAll(run.Value).Where(static range => range.IsClosed).Select(static range => range.Span).ToArray();
        var script = ShellParser.Parse(PlaceholderText.Fill(run.Value, [.. expressions]), [.. expressions]);
        if (!script.Problems.IsEmpty)
        {
            yield break;
        }

        var directory = "";
        foreach (var item in script.Root.Items)
        {
            if (item.IsBackground)
            {
                yield break;
            }

            foreach (var command in CommandsOf(item.Statement))
            {
                if (command is not { Redirections.IsEmpty: true, Words: [_, ..], Name: { } name })
                {
                    yield break;
                }

                if (name == "cd")
                {
                    if (command.Words is not [_, { ConstantValue: { Length: > 0 } target }] || target[0] is '/' or '~' or '-')
                    {
                        yield break;
                    }

                    yield return new StepCommand(command, directory);
                    directory = directory.Length == 0 ? target : $"{directory}/{target}";
                    continue;
                }

                yield return new StepCommand(command, directory);
                if (!Harmless.Contains(name))
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>The commands of a statement that certainly run, in order: of a list, those that <c>&amp;&amp;</c> joins; of a pipeline, none, as they run at once.</summary>
    private static IEnumerable<SimpleCommand?> CommandsOf(ShellStatement statement) => statement switch
    {
        SimpleCommand simple => [simple],
        Pipeline { IsNegated: false, Commands: [var only] } => CommandsOf(only),
        AndOrList list when list.Operators.All(static joint => joint.Kind is ShellOperator.And) => list.Operands.SelectMany(CommandsOf),
        _ => [null],
    };
}
