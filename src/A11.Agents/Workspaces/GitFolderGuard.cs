using System.Collections.Immutable;
using System.Security.Cryptography;
using A11.Agents.Changes;
using A11.Agents.FileSystems;
using A11.Core.Boundaries;

namespace A11.Agents.Workspaces;

/// <summary>
/// Watches over a workspace's own <c>.git</c>. Agents may run git there, so that it is neither compared nor promoted; but what would make git run or read
/// something else the next time somebody uses it there is an escape.
/// </summary>
internal sealed class GitFolderGuard
{
    private const string Git = ".git";

    /// <summary>Files that redirect git: to other settings, another repository, other objects (gitrepository-layout(5)).</summary>
    private static readonly ImmutableArray<(string Directory, string Name)> Redirections =
    [
        ("", "config.worktree"), ("", "commondir"), ("objects/info", "alternates"), ("objects/info", "http-alternates"),
    ];

    private readonly byte[] _configuration;

    /// <summary>A guard of the settings as they are now.</summary>
    /// <param name="workspace">The workspace.</param>
    public GitFolderGuard(string workspace) => _configuration = SHA256.HashData(File.ReadAllBytes(Path.Combine(workspace, Git, "config")));

    /// <summary>What an agent did to git's own files.</summary>
    public IEnumerable<WorkspaceViolation> Check(DirectoryHandle workspace)
    {
        if (workspace.Find(Git) is not { Kind: EntryKind.Folder })
        {
            return [CreateViolation(Git, "The workspace's git folder is gone, or has become something else.")];
        }

        using var git = workspace.Enter(Git);
        return [.. CheckConfiguration(git), .. CheckHooks(git), .. Redirections.SelectMany(file => CheckRedirection(git, file.Directory, file.Name))];
    }

    private IEnumerable<WorkspaceViolation> CheckConfiguration(DirectoryHandle git)
    {
        if (git.Find("config") is not { Kind: EntryKind.File, Length: < 1024 * 1024 })
        {
            return [CreateViolation($"{Git}/config", "Git's configuration is gone, or has become something else.")];
        }

        using var file = git.OpenFile("config");
        var content = new byte[RandomAccess.GetLength(file)];
        var length = RandomAccess.Read(file, content, 0);
        return SHA256.HashData(content.AsSpan(0, length)).AsSpan().SequenceEqual(_configuration)
            ? []
            : [CreateViolation($"{Git}/config", "Git's configuration was changed, which can make git run programs or read other files.")];
    }

    private static IEnumerable<WorkspaceViolation> CheckHooks(DirectoryHandle git)
    {
        const string Hooks = "hooks";
        switch (git.Find(Hooks))
        {
            case null:
                return [];
            case { Kind: EntryKind.Folder }:
                using (var hooks = git.Enter(Hooks))
                {
                    return [.. hooks.List().Where(name => !name.EndsWith(".sample", StringComparison.Ordinal)).Select(name => CreateViolation($"{Git}/{Hooks}/{FileName.Describe(name)}", "It is a git hook, which git runs."))];
                }

            default:
                return [CreateViolation($"{Git}/{Hooks}", "The folder of git's hooks has become something else.")];
        }
    }

    private static IEnumerable<WorkspaceViolation> CheckRedirection(DirectoryHandle git, string folder, string name)
    {
        try
        {
            using var cursor = new DirectoryCursor(git);
            return cursor.Go(folder).Find(name) is null ? [] : [CreateViolation(PathOf(folder, name), "It makes git read from elsewhere.")];
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (LinkException)
        {
            return [CreateViolation(PathOf(folder, name), "It is reached through a link, so that git reads from elsewhere.")];
        }
    }

    private static string PathOf(string folder, string name) => folder.Length == 0 ? $"{Git}/{name}" : $"{Git}/{folder}/{name}";

    private static WorkspaceViolation CreateViolation(string path, string reason) => new(path, ViolationKind.Protected, reason);
}
