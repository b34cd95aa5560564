using A11.Agents.FileSystems;

namespace A11.Agents.Workspaces;

/// <summary>Where workspaces are made: outside of the repository, so that no tool takes its configuration from above, and on its file system where that can be had, for there copies may cost nothing.</summary>
internal static class WorkspaceLocation
{
    private const string Name = "a11";

    /// <summary>The folder for a repository's workspaces, which is made if need be, for this user alone.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    public static string Find(string root)
    {
        var temporary = RealPath.Of(Path.GetTempPath());
        var cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), Name, "workspaces");
        var device = DeviceOf(root);
        if (device is not null && device != DeviceOf(temporary) && Path.IsPathRooted(cache) && TryCreate(cache) && DeviceOf(cache) == device)
        {
            return RealPath.Of(cache);
        }

        return temporary;
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
            using var folder = Folder.Open(path);
            return folder.Find(".") is { Device: > 0 } status ? status.Device : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
