using System.Diagnostics;
using CliWrap;
using CliWrap.Buffered;

namespace A11.Tool.Tests;

/// <summary>Where there is no room for a workspace, that is said, and no agent is blamed.</summary>
[TestClass]
public sealed class TemporaryDirectoryTests
{
    private const string Task = """{ "task_id": "T1", "title": "Daily commands", "acceptance_criteria": ["A help target"], "files_to_create": ["Makefile"] }""";

    [TestMethod]
    [DataRow("missing", "does not exist")]
    [DataRow("a11.yml", "is not a directory")]
    [DataRow("a11.yml/below", "does not exist")]
    public void One_that_is_none_ends_the_run(string name, string fault)
    {
        using var folder = Create();
        Refuse(folder, Path.Combine(folder.Path, name), fault);
    }

    [TestMethod]
    [DataRow("size=48k", "is full")]
    [DataRow("nr_inodes=2", "is full")]
    [DataRow("ro", "is not writable")]
    public void One_that_takes_nothing_ends_the_run(string options, string fault)
    {
        using var folder = Create().With("large", new string('x', 200_000));
        var small = Directory.CreateDirectory(Path.Combine(folder.Path, ".git", "small")).FullName;
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", small) != 0)
        {
            Assert.Inconclusive("Nothing can be mounted here.");
        }

        try
        {
            Refuse(folder, small, fault);
            CollectionAssert.AreEqual(Array.Empty<string>(), Directory.GetFileSystemEntries(small));
        }
        finally
        {
            _ = Run("umount", small);
        }
    }

    private static void Refuse(ToolFolder folder, string temporary, string fault)
    {
        var result = Cli.Wrap("dotnet").WithArguments([ToolFolder.Program, "run", "task.json"]).WithWorkingDirectory(folder.Path)
            .WithEnvironmentVariables(new Dictionary<string, string?> { ["TMPDIR"] = temporary, ["TMP"] = temporary, ["TEMP"] = temporary })
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync().GetAwaiter().GetResult();
        var said = result.StandardOutput + result.StandardError;
        Assert.AreEqual((int)ExitCode.Usage, result.ExitCode, said);
        StringAssert.Contains(said, "TMPDIR");
        StringAssert.Contains(said, temporary);
        StringAssert.Contains(said, fault);
        Assert.IsFalse(said.Contains("   at ", StringComparison.Ordinal), said);
        Assert.IsFalse(folder.Has("Makefile"));
    }

    private static ToolFolder Create() => new ToolFolder().WithGit().With("a11.yml", "agent: mine\nagents: { mine: { exec: [git, --version] } }\n").With("task.json", Task);

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
