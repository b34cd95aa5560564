using System.ComponentModel;
using System.Globalization;
using System.Text;
using A11.Agents.Git;
using CliWrap;

namespace A11.Agents.Workspaces;

/// <summary>The fresh git history of a workspace: one commit of the snapshot, no hooks, no remote, no settings of the user's.</summary>
internal static class WorkspaceHistory
{
    /// <summary>An agent may commit; nobody's name is lent to it, and nothing runs behind its back.</summary>
    private const string Settings = """
        [user]
        	name = Agent
        	email = agent@localhost
        [commit]
        	gpgSign = false
        [gc]
        	auto = 0
        [maintenance]
        	auto = false

        """;

    /// <summary>Makes the history.</summary>
    /// <param name="folder">The workspace, which holds the snapshot and nothing else.</param>
    /// <param name="home">A HOME without settings.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public static void Create(string folder, string home, CancellationToken cancellation)
    {
        Run(folder, home, cancellation, "init", "--quiet", "--template=", "--initial-branch=main");
        var git = Path.Combine(folder, ".git");
        File.AppendAllText(Path.Combine(git, "config"), Settings);

        // Contents go in byte for byte: neither line endings nor filters (which would want programs) belong to a snapshot.
        var info = Directory.CreateDirectory(Path.Combine(git, "info")).FullName;
        File.WriteAllText(Path.Combine(info, "attributes"), "* -text -filter -ident -working-tree-encoding\n");
        Run(folder, home, cancellation, "-c", "core.looseCompression=0", "-c", "core.fsync=none", "add", "--all", "--force");
        Run(folder, home, cancellation, "-c", "core.fsync=none", "commit", "--quiet", "--allow-empty", "--no-verify", "--message", "The repository as it was before the agent started");
    }

    private static void Run(string folder, string home, CancellationToken cancellation, params string[] arguments)
    {
        var errors = new StringBuilder();
        try
        {
            var result = Cli.Wrap("git")
                .WithArguments(arguments)
                .WithWorkingDirectory(folder)
                .WithEnvironmentVariables(variables => Clean(variables, home))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors, Encoding.UTF8))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(cancellation).GetAwaiter().GetResult();
            if (!result.IsSuccess)
            {
                throw new GitException($"The workspace's history can't be made: git said {errors.ToString().Trim().Split('\n')[0]}");
            }
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            throw new GitException("git can't be run; install it, or put it on the PATH.");
        }
    }

    private static void Clean(CliWrap.Builders.EnvironmentVariablesBuilder variables, string home)
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            if (name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase))
            {
                _ = variables.Set(name, null);
            }
        }

        _ = variables.Set("GIT_CONFIG_GLOBAL", "/dev/null").Set("GIT_CONFIG_NOSYSTEM", "1").Set("GIT_TERMINAL_PROMPT", "0").Set("HOME", home).Set("XDG_CONFIG_HOME", home).Set("LC_ALL", "C");

        // Each object takes and frees 256 KB in git; kept instead of given back to the system, adding 10,000 files takes a sixth of the time (glibc's mallopt(3)).
        _ = variables.Set("MALLOC_TRIM_THRESHOLD_", KeptMemory).Set("MALLOC_TOP_PAD_", KeptMemory);
    }

    private static readonly string KeptMemory = (16 * 1024 * 1024).ToString(CultureInfo.InvariantCulture);
}
