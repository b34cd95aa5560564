using System.ComponentModel;
using System.Diagnostics;
using A11.Agents.Processes;

namespace A11.Tool;

/// <summary>The browser that the user has chosen in the system's settings.</summary>
internal static class SystemBrowser
{
    /// <summary>Has it show a page.</summary>
    /// <param name="address">The page's address.</param>
    /// <param name="root">Absolute path of the repository, whose own programs are not run; null where there is none.</param>
    /// <returns>Whether a program was found that opens it.</returns>
    public static bool TryOpen(string address, string? root)
    {
        if (CreateStart(address, root) is not { } start)
        {
            return false;
        }

        try
        {
            using var process = Process.Start(start);
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Windows opens addresses itself; elsewhere programs do (xdg-utils; open(1) of macOS).</summary>
    private static ProcessStartInfo? CreateStart(string address, string? root)
    {
        if (OperatingSystem.IsWindows())
        {
            return new ProcessStartInfo(address) { UseShellExecute = true };
        }

        var name = OperatingSystem.IsMacOS() ? "open" : "xdg-open";
        return ProgramPath.Find(name, root is null ? [] : [root]) is not { } program ? null : new ProcessStartInfo(program, [address])
        {
            // What it prints is no part of our answer.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }
}
