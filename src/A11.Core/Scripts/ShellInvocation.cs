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

    /// <summary>The same shell in an image, where BusyBox is what stands behind <c>sh</c>.</summary>
    public ShellInvocation In(bool isBusyBox) => isBusyBox && Dialect is ShellDialect.Posix ? this with { Dialect = ShellDialect.Busybox } : this;

    /// <summary>
    /// Where a command gives a script to a program by <c>-c</c>, behind a program that only starts another: <c>tini -- bash -euo pipefail -c …</c>. Null where it does not.
    /// Options go on behind <c>-c</c>, and the script is the first word that is none (POSIX, “sh”; bash(1)).
    /// </summary>
    /// <param name="words">The program and its arguments.</param>
    internal static (int Program, int Script)? FindCommandString(IReadOnlyList<string> words)
    {
        var program = 0;
        while (program < words.Count && (ProgramOf(words[program]) is "env" or "tini" or "dumb-init" || words[program] is "--"))
        {
            program++;
        }

        var isGiven = false;
        var i = program + 1;
        for (; i < words.Count && words[i] is ['-' or '+', _, ..] option && option is not "--"; i++)
        {
            var isLong = option.StartsWith("--", StringComparison.Ordinal);
            isGiven |= !isLong && option[0] == '-' && option.Contains('c', StringComparison.Ordinal);
            i += !isLong && option.AsSpan().ContainsAny('o', 'O') ? 1 : 0;
        }

        i += i < words.Count && words[i] is "--" ? 1 : 0;
        return isGiven && i < words.Count ? (program, i) : null;
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
