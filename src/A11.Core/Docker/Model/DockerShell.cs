using System.Collections.Immutable;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Model;

/// <summary>The shell that runs the shell form (Dockerfile reference, “SHELL”).</summary>
/// <param name="Words">The program and its arguments.</param>
/// <param name="Kind">The language that it reads.</param>
/// <param name="Name">The shell's own name without path and extension, in lower case: <c>bash</c>, <c>pwsh</c>; empty where it is not known.</param>
/// <param name="Source">The SHELL that sets it; null where it is the platform's.</param>
public sealed record DockerShell(ImmutableArray<string> Words, ShellKind Kind, string Name, Instruction? Source)
{
    /// <summary>What runs where no SHELL is set and the image is for Linux.</summary>
    public static DockerShell Linux { get; } = new(["/bin/sh", "-c"], ShellKind.Posix, "sh", null);

    /// <summary>What runs where no SHELL is set and the image is for Windows.</summary>
    public static DockerShell Windows { get; } = new(["cmd", "/S", "/C"], ShellKind.Cmd, "cmd", null);

    /// <summary>The shell that a SHELL sets.</summary>
    internal static DockerShell Create(Instruction source)
    {
        var words = source.Words.Select(word => word.Value).ToImmutableArray();

        // The last name counts: SHELL ["conda", "run", "-n", "app", "/bin/bash", "-c"].
        for (var i = words.Length - 1; i >= 0; i--)
        {
            var name = NameOf(words[i]);
            if (KindOf(name) is { } kind)
            {
                return new DockerShell(words, kind, name, source);
            }
        }

        return new DockerShell(words, ShellKind.Other, words.IsEmpty ? "" : NameOf(words[0]), source);
    }

    /// <summary>Whether a program, with or without options behind it, reads the language of a POSIX shell.</summary>
    internal static bool IsPosix(string program)
    {
        var end = program.IndexOf(' ', StringComparison.Ordinal);
        return KindOf(NameOf(end < 0 ? program : program[..end])) == ShellKind.Posix;
    }

    private static string NameOf(string program)
    {
        var name = program[(program.LastIndexOfAny(['/', '\\']) + 1)..].ToLowerInvariant();
        return name.EndsWith(".exe", StringComparison.Ordinal) ? name[..^4] : name;
    }

    private static ShellKind? KindOf(string name) => name switch
    {
        "sh" or "bash" or "rbash" or "dash" or "ash" or "ksh" or "mksh" or "zsh" => ShellKind.Posix,
        "pwsh" or "powershell" => ShellKind.PowerShell,
        "cmd" => ShellKind.Cmd,

        // A script that wraps a shell, such as micromamba's.
        _ when name.EndsWith(".sh", StringComparison.Ordinal) => ShellKind.Posix,
        _ => null,
    };
}
