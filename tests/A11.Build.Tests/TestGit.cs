using System.Diagnostics;

namespace A11.Build.Tests;

/// <summary>Git, for tests.</summary>
internal static class TestGit
{
    public static void Run(string root, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=test", "-c", "user.email=test@localhost", .. arguments]) { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true };
        using var git = Process.Start(start)!;

        // Each stream has a text of its own: two that write into one end its reading, and git dies of a closed pipe.
        var output = git.StandardOutput.ReadToEndAsync();
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.AreEqual(0, git.ExitCode, output.Result + error);
    }
}
