using CliWrap;

namespace A11.Build.Tests;

/// <summary>Git, for tests.</summary>
internal static class TestGit
{
    public static void Run(string root, params string[] arguments) =>
        Cli.Wrap("git").WithArguments(["-c", "user.name=test", "-c", "user.email=test@localhost", .. arguments]).WithWorkingDirectory(root).ExecuteAsync().GetAwaiter().GetResult();
}
