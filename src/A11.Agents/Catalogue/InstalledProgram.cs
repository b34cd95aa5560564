using System.ComponentModel;
using System.Text;
using A11.Agents.Processes;
using A11.Core.Configuration;
using A11.Core.Profiles;
using CliWrap;

namespace A11.Agents.Catalogue;

/// <summary>A program as it is installed on this machine.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Version">The first line that it prints about its version; null where it prints none in time, or was not asked.</param>
public sealed record InstalledProgram(string Path, string? Version)
{
    private const int LongestVersion = 100;

    /// <summary>The program of an agent; null where none of those that it may be is installed.</summary>
    /// <param name="agent">The agent's name.</param>
    /// <param name="settings">The agents that the repository defines.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="root">The folder that paths in <c>exec</c> start from.</param>
    /// <param name="timeout">How long it may take to tell its version.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<InstalledProgram?> FindAgentAsync(string agent, RunSettings settings, Profile profile, string root, TimeSpan timeout, CancellationToken cancellation)
    {
        foreach (var command in AgentCatalogue.CommandsOf(agent, settings, profile))
        {
            var program = ProgramPath.HasDirectory(command[0]) ? ProgramPath.FindAt(command[0], root) : ProgramPath.Find(command[0], root);
            if (program is { } path)
            {
                // A program of the user's may take “--version” for anything, and begin to work.
                var isKnown = AgentConfiguration.KnownNames.Contains(agent) && !settings.Agents.ContainsKey(agent);
                return new InstalledProgram(path, isKnown ? await ReadVersionAsync(path, timeout, cancellation).ConfigureAwait(false) : null);
            }
        }

        return null;
    }

    /// <summary>A program by its name; null where it is not installed.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="root">Absolute path of the repository's root, whose own programs are not run.</param>
    /// <param name="timeout">How long it may take to tell its version.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<InstalledProgram?> FindAsync(string name, string root, TimeSpan timeout, CancellationToken cancellation) =>
        ProgramPath.Find(name, root) is { } path ? new InstalledProgram(path, await ReadVersionAsync(path, timeout, cancellation).ConfigureAwait(false)) : null;

    /// <summary>Asked where the program lies: what a repository configures it to do is not done for the sake of a version.</summary>
    private static async Task<string?> ReadVersionAsync(string path, TimeSpan timeout, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        var output = new StringBuilder();
        try
        {
            _ = await Cli.Wrap(path).WithArguments("--version").WithWorkingDirectory(System.IO.Path.GetDirectoryName(path)!).WithValidation(CommandResultValidation.None)
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output)).ExecuteAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            return null;
        }

        var line = output.ToString().Split('\n').Select(text => string.Concat(text.Where(character => !char.IsControl(character))).Trim()).FirstOrDefault(text => text.Length > 0);
        return line is { Length: > LongestVersion } ? line[..LongestVersion] : line;
    }
}
