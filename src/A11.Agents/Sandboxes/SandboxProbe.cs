using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using A11.Agents.Processes;
using A11.Agents.Workspaces;

namespace A11.Agents.Sandboxes;

/// <summary>Proves that a sandbox confines before anybody relies on it: in it, a file outside can be neither read nor written, and one inside can.</summary>
internal static class SandboxProbe
{
    private const string Secret = "outside";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What is to run: it tries a file beside its working directory, and writes into the latter.</summary>
    public static ImmutableArray<string> Command { get; } = ["/bin/sh", "-c", "cat ../outside; echo changed > ../outside; echo inside > inside && cat inside"];

    /// <summary>Why a sandbox does not confine, as a sentence; null where it does.</summary>
    /// <param name="wrap">Wraps the command, for a working directory that may be written, and nothing else.</param>
    /// <exception cref="TemporaryDirectoryException">There is no directory for temporary files, or nothing can be written to it.</exception>
    public static string? Run(Func<string, SandboxedCommand> wrap)
    {
        var directory = CreateDirectory();
        try
        {
            var outside = Path.Combine(directory, Secret);
            var inside = Directory.CreateDirectory(Path.Combine(directory, "workspace")).FullName;
            File.WriteAllText(outside, Secret);
            var (output, errors) = Start(wrap(inside), inside);
            return output.Contains(Secret, StringComparison.Ordinal) || File.ReadAllText(outside) != Secret ? "A file outside of it could be opened."
                : output.Trim() != "inside" ? $"“{(errors.Trim() is { Length: > 0 } text ? text : "nothing was printed").Split('\n')[0]}”."
                : null;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string CreateDirectory()
    {
        var parent = TemporaryDirectory.Find();
        try
        {
            return Directory.CreateTempSubdirectory("a11-probe-").FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw TemporaryDirectory.Refuse(parent, error);
        }
    }

    private static (string Output, string Errors) Start(SandboxedCommand command, string directory)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["TMPDIR"] = directory;
        using var process = LastingThread.Run(() => Process.Start(start)!);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            return ("", "it did not end in time");
        }

        return (output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
