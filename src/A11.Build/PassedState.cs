using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace A11.Build;

/// <summary>
/// What was looked at when the check last passed: as long as all of it is the same, the check would pass again. Only contents count; sizes and times
/// save reading them. Uses nothing but the runtime, since it decides whether the engine is loaded at all.
/// </summary>
internal sealed record PassedState
{
    /// <summary>How far a file's time must lie before the state was written for its time to be believed: file systems count in steps.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>The settings' fingerprint.</summary>
    public required string Settings { get; init; }

    /// <summary>When the state was written, in UTC ticks.</summary>
    public required long Written { get; init; }

    /// <summary>The number of files that were checked.</summary>
    public required int CheckedFiles { get; init; }

    /// <summary>The folders in which files would be looked for, from the root.</summary>
    public required Dictionary<string, PassedFolder> Folders { get; init; }

    /// <summary>The files that were read, by path.</summary>
    public required Dictionary<string, PassedFile> Files { get; init; }

    /// <summary>What was found and did not fail the build.</summary>
    public required List<GuardFinding> Findings { get; init; }

    /// <summary>Where a repository's state is kept: in the folder of runs, which git ignores.</summary>
    public static string PathOf(string root) => Path.Combine(root, ".a11", "runs", "build.json");

    /// <summary>Reads the state; null where there is none, or it can't be read.</summary>
    public static PassedState? Load(string root)
    {
        try
        {
            using var stream = File.OpenRead(PathOf(root));
            return JsonSerializer.Deserialize(stream, PassedStateContext.Default.PassedState);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Records the files and folders as they are.</summary>
    public static PassedState Record(GuardSettings settings, IEnumerable<string> folders, IEnumerable<string> files, int checkedFiles, IEnumerable<GuardFinding> findings) => new()
    {
        Settings = settings.Fingerprint,
        Written = DateTime.UtcNow.Ticks,
        CheckedFiles = checkedFiles,
        Folders = folders.Distinct(StringComparer.Ordinal).ToDictionary(folder => folder, folder => PassedFolder.Of(Path.Combine(settings.Root, folder))),
        Files = files.Distinct(StringComparer.Ordinal).ToDictionary(path => path, path => PassedFile.Of(Path.Combine(settings.Root, path))),
        Findings = [.. findings],
    };

    /// <summary>Keeps the state for the next build, in one step; a folder that can't be written to only costs the next build its shortcut.</summary>
    public void Save(string root)
    {
        var path = PathOf(root);
        var temporary = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var stream = File.Create(temporary))
            {
                JsonSerializer.Serialize(stream, this, PassedStateContext.Default.PassedState);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(path);
        }
    }

    /// <summary>Whether everything is as it was when the check passed.</summary>
    public bool Holds(GuardSettings settings) =>
        Settings == settings.Fingerprint
        && Folders.All(folder => folder.Value.Holds(Path.Combine(settings.Root, folder.Key)))
        && Files.All(file => file.Value.Holds(Path.Combine(settings.Root, file.Key), new DateTime(Written, DateTimeKind.Utc) - Slack))
        && (settings.ReportFile.Length == 0 || File.Exists(settings.ReportFile));
}

/// <summary>A folder as it was.</summary>
/// <param name="Time">When an entry of it last came or went, in UTC ticks.</param>
/// <param name="Names">A hash of its entries' names, without those that builds make.</param>
internal sealed record PassedFolder(long Time, string Names)
{
    private static readonly string[] BuildFolders = ["bin", "obj", ".vs", ".idea", ".git", ".a11", "node_modules", "TestResults", "artifacts", "__pycache__", ".venv"];

    /// <summary>The folder as it is.</summary>
    public static PassedFolder Of(string path)
    {
        var info = new DirectoryInfo(path);
        return info.Exists ? new PassedFolder(info.LastWriteTimeUtc.Ticks, NamesOf(info)) : new PassedFolder(0, "");
    }

    /// <summary>Whether the same entries are in it; that a build made its own folders changes nothing.</summary>
    public bool Holds(string path)
    {
        var info = new DirectoryInfo(path);
        return info.Exists ? info.LastWriteTimeUtc.Ticks == Time || NamesOf(info) == Names : Time == 0;
    }

    private static string NamesOf(DirectoryInfo folder)
    {
        var names = folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Where(name => !BuildFolders.Contains(name)).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', names))));
    }
}

/// <summary>A file as it was.</summary>
/// <param name="Size">Bytes; -1 where there was none.</param>
/// <param name="Time">When it was last written, in UTC ticks.</param>
/// <param name="Hash">SHA-256 of its content in lower-case hexadecimal.</param>
internal sealed record PassedFile(long Size, long Time, string Hash)
{
    /// <summary>The file as it is.</summary>
    public static PassedFile Of(string path)
    {
        var info = new FileInfo(path);
        return info.Exists ? new PassedFile(info.Length, info.LastWriteTimeUtc.Ticks, HashOf(path)) : new PassedFile(-1, 0, "");
    }

    /// <summary>Whether the file is the same.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="trusted">Times before this one tell that the content is the same; later ones have it read.</param>
    public bool Holds(string path, DateTime trusted)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            return Size < 0;
        }

        return info.Length == Size && ((info.LastWriteTimeUtc.Ticks == Time && info.LastWriteTimeUtc < trusted) || HashOf(path) == Hash);
    }

    private static string HashOf(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

[JsonSerializable(typeof(PassedState))]
internal sealed partial class PassedStateContext : JsonSerializerContext;
