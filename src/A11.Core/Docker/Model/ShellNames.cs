namespace A11.Core.Docker.Model;

/// <summary>What a shell's name says about the scripts that it reads.</summary>
internal static class ShellNames
{
    /// <summary>Whether a program, with or without its folder and its options, reads POSIX shell scripts.</summary>
    public static bool IsPosix(string shell)
    {
        var end = shell.IndexOf(' ', StringComparison.Ordinal);
        var path = end < 0 ? shell.AsSpan() : shell.AsSpan(0, end);
        return path[(path.LastIndexOfAny('/', '\\') + 1)..] is "sh" or "bash" or "dash" or "ash" or "zsh" or "ksh" or "mksh" or "busybox";
    }
}
