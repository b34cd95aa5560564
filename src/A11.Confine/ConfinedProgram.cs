using System.Runtime.InteropServices;

namespace A11.Confine;

/// <summary>
/// Confines this very process and then becomes another program. It is a program of its own because the kernel confines the thread that asks for it and
/// what that thread starts, while .NET runs no code between the fork of a process and its new program.
/// </summary>
public static class ConfinedProgram
{
    /// <summary>The command of a program that holds this one in itself, by which it is asked to be this one.</summary>
    public const string Command = "__confine";

    /// <summary>The exit code where the process can't be confined or the program can't be started (the shell's for a program that can't be executed).</summary>
    private const int Failure = 126;

    /// <summary>Confines the process and becomes the program that the arguments name; returns only where that fails.</summary>
    /// <param name="arguments">Options (<see cref="Restrictions"/>), “--”, the program's absolute path, its arguments.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                throw new KernelException("Only Linux is confined so.", 0);
            }

            var (restrictions, program) = Restrictions.Parse(arguments);
            restrictions.Apply();
            Forget();
            Kernel.Execute(program);
            throw new KernelException($"{program[0]} can't be started", Marshal.GetLastPInvokeError());
        }
        catch (Exception error) when (error is KernelException or FormatException or EntryPointNotFoundException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"a11: {error.Message}");
            return Failure;
        }
    }

    /// <summary>The runtime's sockets and pipes for diagnostics and debuggers stay behind when its process becomes another one.</summary>
    private static void Forget()
    {
        var directory = Path.GetTempPath();
        foreach (var name in Directory.Exists(directory) ? (string[])["dotnet-diagnostic", "clr-debug-pipe"] : [])
        {
            foreach (var file in Directory.EnumerateFiles(directory, $"{name}-{Environment.ProcessId}-*"))
            {
                File.Delete(file);
            }
        }
    }
}
