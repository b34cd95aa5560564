using A11.Agents.FileSystems;

namespace A11.Agents.Workspaces;

/// <summary>Where workspaces are made: outside of the repository, so that no tool takes its configuration from above, and on its file system where that can be had, for there copies may cost nothing.</summary>
/// <param name="Chosen">Absolute path of the directory for the next one.</param>
internal sealed record WorkspaceLocation(string Chosen)
{
    private const string Name = "a11";

    /// <summary>Absolute paths of the directories that earlier runs, of whatever repository, may have made workspaces in.</summary>
    public IReadOnlyList<string> Parents { get; private init; } = [Chosen];

    /// <summary>Absolute path of the directory for temporary files; null where the directory was not chosen here.</summary>
    public string? Temporary { get; private init; }

    private static string Cache => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), Name, "workspaces");

    /// <summary>The directory for a repository's workspaces, which is made if need be, for this user alone.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <exception cref="TemporaryDirectoryException">There is no directory for temporary files.</exception>
    public static WorkspaceLocation Find(string root)
    {
        var temporary = TemporaryDirectory.Find();
        var cache = Cache;
        var device = DeviceOf(root);
        var isCache = device is not null && device != DeviceOf(temporary) && Path.IsPathRooted(cache) && TryCreate(cache) && DeviceOf(cache) == device;
        return new WorkspaceLocation(isCache ? RealPath.Resolve(cache) : temporary) { Temporary = temporary, Parents = Directory.Exists(cache) ? [temporary, RealPath.Resolve(cache)] : [temporary] };
    }

    /// <summary>Makes a folder that nobody else may look into.</summary>
    public static void CreatePrivate(string path) => _ = OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static bool TryCreate(string path)
    {
        try
        {
            CreatePrivate(path);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static ulong? DeviceOf(string path)
    {
        try
        {
            using var folder = DirectoryHandle.Open(path);
            return folder.Find(".") is { Device: > 0 } status ? status.Device : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
