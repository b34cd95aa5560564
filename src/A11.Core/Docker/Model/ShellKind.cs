namespace A11.Core.Docker.Model;

/// <summary>The language that the shell form of an instruction is written in.</summary>
public enum ShellKind
{
    /// <summary>A POSIX shell or one that reads its language: sh, bash, dash, ash, ksh, zsh.</summary>
    Posix,

    /// <summary>PowerShell.</summary>
    PowerShell,

    /// <summary>The Windows command prompt.</summary>
    Cmd,

    /// <summary>Another program, whose language is not known.</summary>
    Other,
}
