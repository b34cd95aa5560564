using System.Collections.Frozen;

namespace A11.Core.Shell;

/// <summary>What is known of common commands by their names (POSIX.1-2024, “Utilities”; the manuals of GNU coreutils and of bash).</summary>
internal static class KnownCommands
{
    private static readonly FrozenSet<string> IgnoringInput = FrozenSet.ToFrozenSet(
        ["alias", "basename", "bg", "cal", "chmod", "chown", "cd", "cp", "date", "dirname", "echo", "exit", "export", "false", "fg", "kill", "ln", "ls", "mkdir", "mv", "printenv", "printf", "pidof", "ps", "pwd", "return", "rm", "rmdir", "sleep", "touch", "true", "uname", "which"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet(
        [
            "alias", "awk", "basename", "bc", "bg", "cal", "cat", "cd", "chmod", "chown", "cksum", "cmp", "comm", "command", "cp", "crontab", "csplit", "curl", "cut", "date", "dd", "df", "diff", "dirname", "du", "echo", "egrep", "env",
            "eval", "exec", "expand", "export", "expr", "fgrep", "file", "find", "fold", "getopts", "git", "grep", "hash", "head", "hostname", "id", "join", "kill", "ln", "locale", "ls", "mkdir", "mkfifo", "mktemp", "mv", "nice", "nl", "nohup", "od",
            "paste", "pgrep", "pr", "printf", "ps", "pwd", "read", "readlink", "realpath", "rm", "rmdir", "sed", "seq", "sleep", "sort", "split", "stat", "strings", "stty", "tail", "tee", "test", "time", "touch", "tr", "tty", "umask", "unalias", "uname",
            "uniq", "unset", "wait", "wc", "wget", "which", "who", "whoami", "xargs", "zcat",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether a command never reads its standard input.</summary>
    public static bool IgnoresInput(string name) => IgnoringInput.Contains(name);

    /// <summary>Whether a command acts on the shell itself, so that no other program can run it.</summary>
    public static bool IsOfShell(string name) =>
        name is "cd" or "export" or "source" or "." or "alias" or "unalias" or "set" or "unset" or "shopt" or "declare" or "typeset" or "local" or "readonly" or "eval" or "pushd"
        or "popd" or "trap" or "exit" or "return" or "shift" or "wait" or "read" or "history" or "let" or "getopts" or "hash" or "bg" or "fg" or "jobs" or "dirs" or "disown" or "mapfile" or "readarray" or "break" or "continue" or "builtin" or "umask" or "ulimit";

    /// <summary>Whether a word is the name of a command that scripts commonly run.</summary>
    public static bool IsCommon(string name) => Common.Contains(name);

    /// <summary>Whether a command is run for what it prints, without any argument: a script that assigns its bare name means the output.</summary>
    public static bool HasOutput(string name) =>
        name is "date" or "pwd" or "whoami" or "hostname" or "uname" or "id" or "ls" or "cat" or "mktemp" or "tty" or "who" or "ps" or "find" or "env" or "df" or "basename" or "dirname" or "grep" or "awk" or "sed" or "cut" or "sort" or "head" or "tail" or "wc" or "tr" or "curl" or "wget" or "seq" or "stat" or "realpath" or "readlink" or "nproc";
}
