using A11.Core.Shell.Syntax;

namespace A11.Core.Shell;

/// <summary>A script that the shell hands to another interpreter at its start, so that the rest of it is in that one's language: <c>exec wish "$0" -- "$@"</c>.</summary>
internal static class Polyglot
{
    /// <summary>The hand-over stands above everything that does anything.</summary>
    private const int FirstCommands = 6;

    /// <summary>The interpreter; null where the script is the shell's to its end.</summary>
    public static string? Find(ShellScript script)
    {
        foreach (var command in script.Commands.Take(FirstCommands))
        {
            if (command is { Depth: 0, Name: { } name, Node.Words: [{ Value: "exec" }, _, ..] } && ShellDialects.OfName(name) is null && command.Arguments.Any(word => word.Value is "$0" or "${0}" || IsScript(word, script)))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Whether a word is a variable that the script's own name was assigned to.</summary>
    private static bool IsScript(ShellWord word, ShellScript script) =>
        word.Expansions is [{ Name: { } variable }] && script.Root.Items.Any(item => item.Statement is SimpleCommand command && command.Assignments.Any(assignment => assignment.Name == variable && assignment.Value.Value is "$0" or "${0}"));
}
