using A11.Core.Shell.Syntax;

namespace A11.Core.Shell;

/// <summary>Programs that are fetched and run in one go.</summary>
public static class Downloads
{
    /// <summary>The shell at the end of the pipe that <paramref name="command"/> feeds with what it fetches; null where there is none.</summary>
    public static ShellCommand? IntoShell(ShellScript script, ShellCommand command)
    {
        if (command.Name is not ("curl" or "wget"))
        {
            return null;
        }

        var index = 0;
        while (index < script.Commands.Length && script.Commands[index].Node != command.Node)
        {
            index++;
        }

        while (index + 1 < script.Commands.Length && script.Commands[index].Next is ShellOperator.Pipe)
        {
            index++;
            if (IsShell(script.Commands[index]))
            {
                return script.Commands[index];
            }
        }

        return null;
    }

    /// <summary>A shell that reads its program from standard input: none is named by <c>-c</c> or as a file.</summary>
    private static bool IsShell(ShellCommand command) =>
        command.Name is "sh" or "bash" or "dash" or "zsh" or "ksh" or "ash" && !command.HasFlag("-c") && (command.HasFlag("-s") || !command.Operands.Any(operand => operand.Value is not "-"));
}
