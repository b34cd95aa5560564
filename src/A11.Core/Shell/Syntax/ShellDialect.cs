namespace A11.Core.Shell.Syntax;

/// <summary>Which shell reads a script.</summary>
public enum ShellDialect
{
    /// <summary>bash, which is also assumed where nothing names a shell.</summary>
    Bash,

    /// <summary>Bats: tests for bash, each of which stops at the first command that fails (bats-core, “Writing tests”).</summary>
    Bats,

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
        foreach (var range in line.SplitAny(" \t!"))
        {
            var name = NameOf(line[range]);
            found = name is "busybox" ? ShellDialect.Busybox : found ?? OfName(name);
        }

        return found;
    }

    /// <summary>The interpreter of another language that a first line <c>#!…</c> names; null where it names a shell that is known, or something else.</summary>
    public static string? FindOther(ReadOnlySpan<char> line)
    {
        foreach (var range in line.SplitAny(" \t!"))
        {
            var name = NameOf(line[range]);
            if (OfName(name) is not null)
            {
                return null;
            }

            if (IsOther(name.TrimEnd("0123456789.")))
            {
                return name.ToString();
            }
        }

        return null;
    }

    /// <summary>What a word of a first line starts, whatever directory it is in. Options and assignments of <c>env</c> start nothing, but <c>-Sbash</c> does.</summary>
    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> word)
    {
        var program = (word.StartsWith("-S") ? word[2..] : word).TrimEnd('/');
        return program.Contains('=') ? "" : program[(program.LastIndexOf('/') + 1)..];
    }

    /// <summary>Whether a name is that of a shell that no rule reads.</summary>
    public static bool IsOtherShell(ReadOnlySpan<char> name) => name is "zsh" or "fish" or "csh" or "tcsh" or "rc" or "es" or "yash" or "osh" or "ysh" or "elvish" or "nu" or "xonsh" or "pwsh" or "powershell";

    private static bool IsOther(ReadOnlySpan<char> name) => IsOtherShell(name)
        || name is "python" or "pypy" or "perl" or "ruby" or "node" or "nodejs" or "deno" or "bun" or "php" or "lua" or "tclsh" or "wish" or "expect" or "awk" or "gawk" or "mawk" or "sed" or "make" or "Rscript" or "osascript" or "groovy" or "julia" or "elixir" or "escript" or "raku" or "guile" or "racket" or "scala" or "ts-node" or "tsx" or "bb" or "runhaskell" or "jq" or "gnuplot" or "octave" or "crystal" or "dotnet" or "dotnet-script" or "swift";

    /// <summary>The dialect of a shell of this name; null where it is none that is known.</summary>
    public static ShellDialect? OfName(ReadOnlySpan<char> name) => name switch
    {
        "bash" or "rbash" => ShellDialect.Bash,
        "bats" => ShellDialect.Bats,
        "sh" => ShellDialect.Posix,
        "dash" => ShellDialect.Dash,
        "ash" or "busybox" => ShellDialect.Busybox,
        "ksh" or "ksh93" or "mksh" or "oksh" => ShellDialect.Korn,
        _ => null,
    };
}
