using System.Collections.Frozen;
using A11.Core.Shell.Syntax;

namespace A11.Core.Scripts;

/// <summary>Tells a script for a POSIX shell from one for PowerShell or the Windows command prompt where nobody knows which of them reads it.</summary>
internal static class ShellSigns
{
    /// <summary>Commands that are the shell's own or that Windows lacks.</summary>
    private static readonly FrozenSet<string> Commands = FrozenSet.ToFrozenSet(
        ["[", "[[", "export", "source", ".", "local", "read", "declare", "unset", "eval", "trap", "test", "bash", "sh", "sudo", "apt", "apt-get", "apk", "yum", "dnf", "brew", "chmod", "chown", "sed", "awk", "grep", "xargs", "touch", "uname"],
        StringComparer.Ordinal);

    /// <summary>Whether a script can only be one for a POSIX shell.</summary>
    public static bool AreIn(string script)
    {
        var syntax = ShellParser.Parse(script);
        return syntax.Problems.IsEmpty && (syntax.Root.Items.Any(static item => item.Statement is CommandNode and not (SimpleCommand or GroupCommand or SubshellCommand)) || syntax.Commands.Any(IsSign));
    }

    private static bool IsSign(ShellCommand command) =>
        !command.Assignments.IsEmpty || (command.Name is { } name && (Commands.Contains(name) || (name == "set" && command.Words.Length > 1 && command.Words[1].Raw is ['-' or '+', ..])));
}
