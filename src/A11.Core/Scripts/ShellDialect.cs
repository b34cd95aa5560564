namespace A11.Core.Scripts;

/// <summary>The shells whose scripts are told apart.</summary>
public enum ShellDialect
{
    /// <summary>The POSIX shell, whichever it is.</summary>
    Sh,

    /// <summary>GNU Bash.</summary>
    Bash,

    /// <summary>The Debian Almquist shell, and BusyBox's ash, which is of its family.</summary>
    Dash,

    /// <summary>The Korn shell.</summary>
    Ksh,
}
