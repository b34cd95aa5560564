namespace A11.Core.Scripts;

/// <summary>How a host starts the shell that runs its script.</summary>
/// <param name="Dialect">The shell.</param>
/// <param name="StopsAtErrors">Whether it is started with <c>-e</c>, so that a failing command ends the script.</param>
public sealed record ShellInvocation(ShellDialect Dialect, bool StopsAtErrors = false)
{
    /// <summary>Plain <c>/bin/sh</c>.</summary>
    public static ShellInvocation Posix { get; } = new(ShellDialect.Sh);

    /// <summary>Reads a program and its arguments: <c>/bin/bash -eo pipefail -c</c>; null where the program is no shell of this family.</summary>
    public static ShellInvocation? Parse(IEnumerable<string> words)
    {
        ShellDialect? dialect = null;
        var stops = false;
        foreach (var word in words)
        {
            if (dialect is not null)
            {
                stops |= word is "errexit" || (word is ['-', not '-', ..] && word.Contains('e', StringComparison.Ordinal));
            }
            else if (ProgramOf(word) is not "env")
            {
                dialect = DialectOf(ProgramOf(word));
                if (dialect is null)
                {
                    return null;
                }
            }
        }

        return dialect is { } known ? new ShellInvocation(known, stops) : null;
    }

    private static ReadOnlySpan<char> ProgramOf(string word)
    {
        var name = word.AsSpan(word.AsSpan().LastIndexOfAny('/', '\\') + 1);
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }

    private static ShellDialect? DialectOf(ReadOnlySpan<char> program) => program switch
    {
        "sh" => ShellDialect.Sh,
        "bash" => ShellDialect.Bash,
        "dash" or "ash" => ShellDialect.Dash,
        "ksh" => ShellDialect.Ksh,
        _ => null,
    };
}
