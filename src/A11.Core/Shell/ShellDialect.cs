namespace A11.Core.Shell;

/// <summary>Which shell reads a script.</summary>
public enum ShellDialect
{
    /// <summary>bash, which is also assumed where nothing names a shell.</summary>
    Bash,

    /// <summary>Whatever shell the system has as <c>sh</c>: POSIX is all that can be relied on.</summary>
    Posix,

    /// <summary>dash: Debian's and Ubuntu's <c>sh</c>.</summary>
    Dash,

    /// <summary>BusyBox's ash: Alpine's <c>sh</c>.</summary>
    Busybox,

    /// <summary>The Korn shell and its kin.</summary>
    Korn,
}

/// <summary>Finds out which shell reads a script.</summary>
internal static class ShellDialects
{
    /// <summary>The dialect that a first line <c>#!…</c> names; null where it names none that is known.</summary>
    public static ShellDialect? OfInterpreter(ReadOnlySpan<char> line)
    {
        ShellDialect? found = null;
        foreach (var range in line.SplitAny("/ \t!#"))
        {
            found = line[range] is "busybox" ? ShellDialect.Busybox : found ?? OfName(line[range]);
        }

        return found;
    }

    /// <summary>The dialect of a shell of this name; null where it is none that is known.</summary>
    public static ShellDialect? OfName(ReadOnlySpan<char> name) => name switch
    {
        "bash" or "bats" => ShellDialect.Bash,
        "sh" => ShellDialect.Posix,
        "dash" => ShellDialect.Dash,
        "ash" or "busybox" => ShellDialect.Busybox,
        "ksh" or "ksh93" or "mksh" or "oksh" => ShellDialect.Korn,
        _ => null,
    };
}
