using System.Collections.Immutable;
using A11.Agents.FileSystems;
using A11.Agents.Git;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Profiles;
using A11.Core.Tasks;

namespace A11.Agents.Policies;

/// <summary>Who an agent is and what it may do in a repository: its profile, narrowed by the configuration.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Boundary">The profile's boundary, narrowed.</param>
/// <param name="Named">The paths that tasks name.</param>
public sealed record Policy(Profile Profile, Boundary Boundary, ImmutableHashSet<string> Named)
{
    /// <summary>Reads the policy as it is on disk.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="settings">The run's settings.</param>
    /// <param name="problems">What is wrong with it; empty where the policy can be used.</param>
    /// <exception cref="InvalidDataException">The profile or a task is no regular file, or huge.</exception>
    public static Policy? Read(string root, RunSettings settings, out ImmutableArray<Diagnostic> problems) =>
        Read(path => PolicyFile.Read(root, path), settings, TaskFiles.List(root), out problems);

    /// <summary>Reads the policy as a commit holds it, so that a branch can't widen its own lane.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="checks">The checks that the configuration may name.</param>
    /// <param name="problems">What is wrong with it; empty where the policy can be used.</param>
    /// <exception cref="GitException">Git can't be run.</exception>
    public static Policy? ReadAt(GitRepository git, string commit, CheckIndex checks, out ImmutableArray<Diagnostic> problems)
    {
        var settings = ReadSettingsAt(git, commit, checks);
        if (!settings.Problems.IsEmpty)
        {
            problems = settings.Problems;
            return null;
        }

        return Read(path => git.ReadFile(commit, path), settings.Root, git.ListFilesAt(commit, TaskFiles.Folder), out problems);
    }

    /// <summary>The settings of a run as the root's configuration in a commit has them.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="checks">The checks that the configuration may name.</param>
    /// <exception cref="GitException">Git can't be run.</exception>
    internal static RepositorySettings ReadSettingsAt(GitRepository git, string commit, CheckIndex checks) =>
        ReadSettings(git.ReadFile(commit, RepositorySettings.FileName), checks);

    /// <summary>The settings of a run as the root's configuration has them: only it says what agents may do.</summary>
    /// <param name="configuration">The file's content; null where there is none.</param>
    /// <param name="checks">The checks that it may name.</param>
    public static RepositorySettings ReadSettings(byte[]? configuration, CheckIndex checks) =>
        RepositorySettings.Load(checks, MemoryFileSource.FromBytes(configuration is null ? [] : [new(RepositorySettings.FileName, configuration)]), SettingsOptions.Default);

    private static Policy? Read(Func<string, byte[]?> read, RunSettings settings, IEnumerable<string> tasks, out ImmutableArray<Diagnostic> problems)
    {
        var profile = settings.Profile is { } path ? ReadProfile(read, path, out problems) : ReadBuiltIn(out problems);
        if (profile is null)
        {
            return null;
        }

        var named = tasks.Select(read).OfType<byte[]>()
            .SelectMany(content => TaskReader.Read(FileContent.Decode(content).Text, "").Tasks)
            .SelectMany(task => task.Lane)
            .ToImmutableHashSet(StringComparer.Ordinal);
        return new Policy(profile, profile.Boundary.Narrow(settings.Allow, settings.Deny), named);
    }

    private static Profile ReadBuiltIn(out ImmutableArray<Diagnostic> problems)
    {
        problems = [];
        return ProfileReader.BuiltIn;
    }

    private static Profile? ReadProfile(Func<string, byte[]?> read, string path, out ImmutableArray<Diagnostic> problems)
    {
        if (PathName.FindProblem(path) is { } unsafeName)
        {
            problems = [new Diagnostic(ProfileRules.MissingSection, RepositorySettings.FileName, default, $"The profile's path “{path}” {unsafeName}.")];
            return null;
        }

        if (read(path) is not { } content)
        {
            problems = [new Diagnostic(ProfileRules.MissingSection, path, default, $"There is no profile at {path}, so it is unknown what the agent may do; no agent starts.")];
            return null;
        }

        (var profile, problems) = ProfileReader.Read(FileContent.Decode(content).Text, path);
        return profile;
    }
}
