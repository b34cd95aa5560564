using A11.Core.Shell.Syntax;

namespace A11.Core.Scripts;

/// <summary>How a host starts the shell that runs its script.</summary>
/// <param name="Dialect">The shell.</param>
/// <param name="StopsAtErrors">Whether it is started with <c>-e</c>, so that a failing command ends the script.</param>
public sealed record ShellInvocation(ShellDialect Dialect, bool StopsAtErrors = false)
{
    /// <summary>Whether a pipe fails where any of its commands does (<c>-o pipefail</c>).</summary>
    public bool StopsAtFailingPipes { get; init; }

    /// <summary>Plain <c>/bin/sh</c>.</summary>
    public static ShellInvocation Posix { get; } = new(ShellDialect.Posix);

    /// <summary>Reads a program and its arguments: <c>/bin/bash -eo pipefail -c</c>; null where the program is no shell of this family.</summary>
    public static ShellInvocation? Parse(IEnumerable<string> words)
    {
        ShellDialect? dialect = null;
        var stops = false;
        var failsByPipes = false;
        foreach (var word in words)
        {
            if (dialect is not null)
            {
                failsByPipes |= word is "pipefail";
                stops |= word is "errexit" || (word is ['-', not '-', ..] && word.Contains('e', StringComparison.Ordinal));
            }
            else if (ProgramOf(word) is not "env")
            {
                dialect = ShellDialects.OfName(ProgramOf(word));
                if (dialect is null)
                {
                    return null;
                }
            }
        }

        return dialect is { } known ? new ShellInvocation(known, stops) { StopsAtFailingPipes = failsByPipes } : null;
    }

    private static ReadOnlySpan<char> ProgramOf(string word)
    {
        var name = word.AsSpan(word.AsSpan().LastIndexOfAny('/', '\\') + 1);
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }

    /// <summary>The shell as ShellCheck and shebangs name it; ash, which ShellCheck does not know, is of dash's family.</summary>
    public string Name => Dialect switch
    {
        ShellDialect.Posix => "sh",
        ShellDialect.Dash or ShellDialect.Busybox => "dash",
        ShellDialect.Korn => "ksh",
        _ => "bash",
    };
}
