namespace A11.Core.Shell;

/// <summary>Parameters that the shell itself sets (POSIX.1-2024, 2.5; bash's manual, 5.2).</summary>
internal static class SpecialParameters
{
    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal)
    {
        "?", "#", "$", "!", "-", "BASHPID", "BASH_SUBSHELL", "EUID", "EPOCHSECONDS", "EPOCHREALTIME", "LINENO", "OPTIND", "PPID", "RANDOM", "SRANDOM", "SECONDS", "SHLVL", "UID", "COLUMNS", "LINES",
        "HISTSIZE", "HISTFILESIZE", "SHELLOPTS", "BASHOPTS",
    };

    private static readonly HashSet<string> Variables = new(StringComparer.Ordinal)
    {
        "BASH", "BASHOPTS", "BASHPID", "BASH_ALIASES", "BASH_ARGC", "BASH_ARGV", "BASH_ARGV0", "BASH_CMDS", "BASH_COMMAND", "BASH_COMPAT", "BASH_ENV", "BASH_EXECUTION_STRING", "BASH_LINENO", "BASH_LOADABLES_PATH",
        "BASH_REMATCH", "BASH_SOURCE", "BASH_SUBSHELL", "BASH_VERSINFO", "BASH_VERSION", "BASH_XTRACEFD", "COLUMNS", "COMP_CWORD", "COMP_LINE", "COMP_POINT", "COMP_TYPE", "COMP_KEY", "COMP_WORDBREAKS", "COMP_WORDS",
        "COMPREPLY", "COPROC", "DIRSTACK", "EMACS", "ENV", "EPOCHREALTIME", "EPOCHSECONDS", "EUID", "EXECIGNORE", "FCEDIT", "FIGNORE", "FUNCNAME", "FUNCNEST", "GLOBIGNORE", "GROUPS", "HISTCMD", "HISTCONTROL", "HISTFILE",
        "HISTFILESIZE", "HISTIGNORE", "HISTSIZE", "HISTTIMEFORMAT", "HOME", "HOSTFILE", "HOSTNAME", "HOSTTYPE", "IFS", "IGNOREEOF", "INPUTRC", "LANG", "LC_ALL", "LC_COLLATE", "LC_CTYPE", "LC_MESSAGES", "LC_NUMERIC", "LC_TIME",
        "LINENO", "LINES", "LOGNAME", "MACHTYPE", "MAIL", "MAILCHECK", "MAILPATH", "MAPFILE", "OLDPWD", "OPTARG", "OPTERR", "OPTIND", "OSTYPE", "PATH", "PIPESTATUS", "POSIXLY_CORRECT", "PPID", "PROMPT_COMMAND", "PROMPT_DIRTRIM",
        "PS0", "PS1", "PS2", "PS3", "PS4", "PWD", "RANDOM", "READLINE_LINE", "READLINE_POINT", "REPLY", "SECONDS", "SHELL", "SHELLOPTS", "SHLVL", "SRANDOM", "TERM", "TIMEFORMAT", "TMOUT", "TMPDIR", "UID", "USER", "_", "DISPLAY", "EDITOR",
        "VISUAL", "PAGER", "TZ", "CDPATH", "PYTHONPATH", "LD_LIBRARY_PATH", "SUDO_USER", "SUDO_UID", "SUDO_GID", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "CFLAGS", "CXXFLAGS", "LDFLAGS", "CC", "CXX",
        "KSH_VERSION", "GIT_DIR", "NOTIFY_SOCKET", "CI",
    };

    /// <summary>Whether a parameter's value is always a number, or one word like one.</summary>
    public static bool IsNumber(string name) => Numbers.Contains(name);

    /// <summary>Whether a variable is the shell's own, or one that systems commonly set or read.</summary>
    public static bool IsKnown(string name) => Variables.Contains(name);
}
