using System.Text;
using CliWrap;

namespace A11.Build.Tests;

/// <summary>Git, for tests.</summary>
internal static class TestGit
{
    public static void Run(string root, params string[] arguments)
    {
        // Somebody has to read what it says, or it dies of a closed pipe.
        var text = new StringBuilder();
        var result = Cli.Wrap("git").WithArguments(["-c", "user.name=test", "-c", "user.email=test@localhost", .. arguments]).WithWorkingDirectory(root)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(text)).WithStandardErrorPipe(PipeTarget.ToStringBuilder(text))
            .WithValidation(CommandResultValidation.None).ExecuteAsync().GetAwaiter().GetResult();
        Assert.AreEqual(0, result.ExitCode, text.ToString());
    }
}
