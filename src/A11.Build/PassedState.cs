using System.Security.Cryptography;
using System.Text;
using A11.Agents.Git;

namespace A11.Build;

/// <summary>
/// What was looked at when the check last passed: as long as all of it is the same, the check would pass again. Only contents count; sizes and times
/// save reading them. Every build pays for reading this, so that it uses nothing of the runtime that must first be compiled or loaded for it: no
/// serializer, no queries, no hash where times tell.
/// </summary>
internal sealed record PassedState
{
    /// <summary>The file's first word; another form gets another one.</summary>
    private const string Form = "A11 passed 2";

    private const string Name = "build.state";

    /// <summary>How far a file's time must lie before the state was written for its time to be believed: file systems count in steps.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>The most bytes that a state may have: far more than that of any repository.</summary>
    private const int MaximumBytes = 256 * 1024 * 1024;

    /// <summary>The settings that it passed with.</summary>
    public required string Settings { get; init; }

    /// <summary>What of the environment git looks at to find out what is ignored.</summary>
    public required string Environment { get; init; }

    /// <summary>When the state was written, in UTC ticks.</summary>
    public required long Written { get; init; }

    /// <summary>The number of files that were checked.</summary>
    public required int CheckedFiles { get; init; }

    /// <summary>The folders in which files would be looked for.</summary>
    public required PassedDirectory[] Folders { get; init; }

    /// <summary>The files that were read.</summary>
    public required PassedFile[] Files { get; init; }

    /// <summary>The paths that git tracks; null without git.</summary>
    public required PassedIndex? Index { get; init; }

    /// <summary>What was found and did not fail the build.</summary>
    public required GuardFinding[] Findings { get; init; }

    /// <summary>
    /// Where a repository's state is kept: in git's own directory, as a branch could bring along any file of the working tree, ignored or not. Without git
    /// there is no branch, and it is the directory of runs. Below the root of a work tree none is kept.
    /// </summary>
    public static string PathOf(string root) => HasGit(root) ? Path.Combine(GitDirectory.Find(root), "a11", Name) : Path.Combine(root, ".a11", "runs", Name);

    /// <summary>
    /// Whether a build may skip its check for a state: not where it holds a branch against a base, where it has to prove what came without git, or where
    /// git's directory is above the root, so that a branch could have brought the state along.
    /// </summary>
    public static bool IsTrusted(GuardSettings settings) => settings.BoundaryBase.Length == 0 && (HasGit(settings.Root) || (!settings.Locked && !IsInGit(settings.Root)));

    /// <summary>Whether a directory is the root of a git work tree, or below one.</summary>
    public static bool IsInGit(string root)
    {
        for (var directory = root.Length > 0 ? Path.TrimEndingDirectorySeparator(root) : null; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (HasGit(directory))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a directory is the root of a git work tree.</summary>
    public static bool HasGit(string root) => Path.Exists(Path.Combine(root, ".git"));

    /// <summary>Reads the state; null where there is none, it can't be read, or it proves nothing.</summary>
    public static PassedState? Load(GuardSettings settings)
    {
        if (!IsTrusted(settings))
        {
            return null;
        }

        var path = PathOf(settings.Root);
        try
        {
            // A first build has none, and an exception would cost it more than the question.
            return new FileInfo(path) is { Exists: true, LinkTarget: null, Length: > 0 and < MaximumBytes, Directory.LinkTarget: null } ? Read(new MemoryStream(File.ReadAllBytes(path))) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Records the files and folders as they are.</summary>
    public static PassedState Record(GuardSettings settings, IEnumerable<PassedDirectory> folders, IEnumerable<string> files, int checkedFiles, IEnumerable<GuardFinding> findings) => new()
    {
        Settings = settings.Identity,
        Environment = GitEnvironment,
        Written = DateTime.UtcNow.Ticks,
        CheckedFiles = checkedFiles,
        Folders = [.. folders],
        Files = [.. files.Distinct(StringComparer.Ordinal).Select(path => PassedFile.Create(path, settings.Root))],
        Index = HasGit(settings.Root) ? PassedIndex.Read(settings.Root) : null,
        Findings = [.. findings],
    };

    /// <summary>Keeps the state for the next build, in one step; a folder that can't be written to only costs the next build its shortcut.</summary>
    public void Save(string root)
    {
        var path = PathOf(root);
        var temporary = $"{path}.{Guid.NewGuid():N}";
        try
        {
            if (Directory.CreateDirectory(Path.GetDirectoryName(path)!).LinkTarget is not null)
            {
                return;
            }

            using (var writer = new BinaryWriter(File.Create(temporary)))
            {
                Write(writer);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // An older one must not stand for what passed now.
            Remove(temporary);
            Remove(path);
        }
    }

    /// <summary>The state if everything is as it was when the check passed, with the times of now where contents had to be compared; else null.</summary>
    public PassedState? Confirm(GuardSettings settings)
    {
        // Before anything is looked at: what changes from here on has a time that is not believed.
        var now = DateTime.UtcNow.Ticks;
        var trusted = new DateTime(Written, DateTimeKind.Utc) - Slack;
        if (Settings != settings.Identity || Environment != GitEnvironment || Files.Length == 0 || (settings.ReportFile.Length > 0 && !File.Exists(settings.ReportFile))
            || ConfirmAll(Folders, folder => folder.Confirm(settings.Root, trusted)) is not { } folders
            || ConfirmAll(Files, file => file.Confirm(settings.Root, trusted)) is not { } files)
        {
            return null;
        }

        var index = Index?.Confirm(settings.Root, trusted);
        return (index is null) != (Index is null) ? null
            : folders == Folders && files == Files && ReferenceEquals(index, Index) ? this
            : this with { Written = now, Folders = folders, Files = files, Index = index };
    }

    /// <summary>The same array where each is confirmed as it is; null where one is not.</summary>
    private static T[]? ConfirmAll<T>(T[] all, Func<T, T?> confirm)
        where T : class
    {
        var confirmed = all;
        for (var i = 0; i < all.Length; i++)
        {
            if (confirm(all[i]) is not { } one)
            {
                return null;
            }

            if (!ReferenceEquals(one, all[i]))
            {
                confirmed = confirmed == all ? [.. all] : confirmed;
                confirmed[i] = one;
            }
        }

        return confirmed;
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written, an older one is still compared with all that is there.
        }
    }

    /// <summary>Git finds the configuration of a user by these.</summary>
    private static string GitEnvironment => $"{System.Environment.GetEnvironmentVariable("HOME")}\n{System.Environment.GetEnvironmentVariable("XDG_CONFIG_HOME")}";

    private static PassedState? Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        return reader.ReadString() != Form ? null : new PassedState
        {
            Settings = reader.ReadString(),
            Environment = reader.ReadString(),
            Written = reader.ReadInt64(),
            CheckedFiles = reader.ReadInt32(),
            Folders = ReadAll(reader, PassedDirectory.Read),
            Files = ReadAll(reader, PassedFile.Read),
            Index = reader.ReadBoolean() ? PassedIndex.Read(reader) : null,
            Findings = ReadAll(reader, ReadFinding),
        };
    }

    internal static T[] ReadAll<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var count = reader.ReadInt32();
        if (count < 0 || count > reader.BaseStream.Length)
        {
            throw new FormatException();
        }

        var all = new T[count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = read(reader);
        }

        return all;
    }

    private static GuardFinding ReadFinding(BinaryReader reader)
    {
        var finding = new GuardFinding(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadString(), reader.ReadString());
        return finding.HelpLink is "" ? finding with { HelpLink = null } : finding;
    }

    private void Write(BinaryWriter writer)
    {
        writer.Write(Form);
        writer.Write(Settings);
        writer.Write(Environment);
        writer.Write(Written);
        writer.Write(CheckedFiles);
        writer.Write(Folders.Length);
        Array.ForEach(Folders, folder => folder.Write(writer));
        writer.Write(Files.Length);
        Array.ForEach(Files, file => file.Write(writer));
        writer.Write(Index is not null);
        Index?.Write(writer);
        writer.Write(Findings.Length);
        foreach (var finding in Findings)
        {
            writer.Write(finding.Severity);
            writer.Write(finding.Code);
            writer.Write(finding.File);
            writer.Write(finding.Line);
            writer.Write(finding.Column);
            writer.Write(finding.Message);
            writer.Write(finding.HelpLink ?? "");
        }
    }
}

/// <summary>A folder as it was.</summary>
/// <param name="Path">Its path from the root.</param>
/// <param name="Time">When an entry of it last came or went, in UTC ticks; 0 where it was not there.</param>
/// <param name="Names">A hash of the names of its entries, without the optional ones.</param>
/// <param name="Optional">The names of entries that are ignored and may come and go, in ordinal order.</param>
internal sealed record PassedDirectory(string Path, long Time, string Names, string[] Optional)
{
    /// <summary>A folder with these entries.</summary>
    public static PassedDirectory Create(string path, long time, IEnumerable<string> names, IEnumerable<string> optional)
    {
        string[] needed = [.. names];
        string[] sorted = [.. optional.Distinct(StringComparer.Ordinal)];
        Array.Sort(sorted, StringComparer.Ordinal);
        return new PassedDirectory(path, time, HashOf(needed), sorted);
    }

    /// <summary>When an entry of a folder last came or went, in UTC ticks; 0 where it is not there.</summary>
    /// <param name="folder">Absolute path of the folder.</param>
    public static long TimeOf(string folder) => new DirectoryInfo(folder) is { Exists: true } info ? info.LastWriteTimeUtc.Ticks : 0;

    /// <summary>The names of a folder's entries; those of folders end with a slash.</summary>
    /// <param name="folder">Absolute path of the folder.</param>
    public static string[] List(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(entry => IsFolder(entry) ? entry.Name + "/" : entry.Name)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static PassedDirectory Read(BinaryReader reader) => new(reader.ReadString(), reader.ReadInt64(), reader.ReadString(), PassedState.ReadAll(reader, static reader => reader.ReadString()));

    /// <summary>Writes it.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Path);
        writer.Write(Time);
        writer.Write(Names);
        writer.Write(Optional.Length);
        Array.ForEach(Optional, writer.Write);
    }

    /// <summary>The folder, with its time of now, if the same entries are in it, whatever of the optional ones is there; else null.</summary>
    /// <param name="root">Absolute path of the root.</param>
    /// <param name="trusted">Times before this one tell that the entries are the same; later ones have them listed.</param>
    public PassedDirectory? Confirm(string root, DateTime trusted)
    {
        var full = System.IO.Path.Combine(root, Path);
        var time = TimeOf(full);
        return time == Time && time < trusted.Ticks ? this
            : (time == 0) == (Time == 0) && HashOf(Array.FindAll(List(full), name => Array.BinarySearch(Optional, name, StringComparer.Ordinal) < 0)) == Names ? this with { Time = time }
            : null;
    }

    private static bool IsFolder(FileSystemInfo entry) => (entry.Attributes & (FileAttributes.Directory | FileAttributes.ReparsePoint)) == FileAttributes.Directory;

    private static string HashOf(string[] names)
    {
        Array.Sort(names, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', names))));
    }
}

/// <summary>Git's index as it was.</summary>
/// <param name="Size">Bytes; -1 where there was none.</param>
/// <param name="Time">When it was last written, in UTC ticks.</param>
/// <param name="Paths">A hash of the paths in it.</param>
internal sealed record PassedIndex(long Size, long Time, string Paths)
{
    /// <summary>The index of a working tree as it is.</summary>
    public static PassedIndex Read(string root)
    {
        var info = new FileInfo(PathOf(root));
        return info.Exists ? new PassedIndex(info.Length, info.LastWriteTimeUtc.Ticks, HashOf(info.FullName)) : new PassedIndex(-1, 0, "");
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static PassedIndex Read(BinaryReader reader) => new(reader.ReadInt64(), reader.ReadInt64(), reader.ReadString());

    /// <summary>Writes it.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Size);
        writer.Write(Time);
        writer.Write(Paths);
    }

    /// <summary>The index, with its size and time of now, if it holds the same paths; else null.</summary>
    /// <param name="root">Absolute path of the working tree.</param>
    /// <param name="trusted">Times before this one tell that it is the same; later ones have it read.</param>
    public PassedIndex? Confirm(string root, DateTime trusted)
    {
        var info = new FileInfo(PathOf(root));
        return !info.Exists ? Size < 0 ? this : null
            : info.Length == Size && info.LastWriteTimeUtc.Ticks == Time && info.LastWriteTimeUtc < trusted ? this
            : HashOf(info.FullName) == Paths ? this with { Size = info.Length, Time = info.LastWriteTimeUtc.Ticks }
            : null;
    }

    private static string PathOf(string root) => Path.Combine(GitDirectory.Find(root), "index");

    private static string HashOf(string path)
    {
        try
        {
            return GitIndex.HashPaths(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

/// <summary>A file as it was.</summary>
/// <param name="Path">Its path from the root.</param>
/// <param name="Size">Bytes; -1 where there was none.</param>
/// <param name="Time">When it was last written, in UTC ticks.</param>
/// <param name="Hash">SHA-256 of its content in lower-case hexadecimal.</param>
internal sealed record PassedFile(string Path, long Size, long Time, string Hash)
{
    /// <summary>The file as it is.</summary>
    public static PassedFile Create(string path, string root)
    {
        var info = new FileInfo(System.IO.Path.Combine(root, path));
        return info.Exists ? new PassedFile(path, info.Length, info.LastWriteTimeUtc.Ticks, HashOf(info.FullName)) : new PassedFile(path, -1, 0, "");
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static PassedFile Read(BinaryReader reader) => new(reader.ReadString(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadString());

    /// <summary>Writes it.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Path);
        writer.Write(Size);
        writer.Write(Time);
        writer.Write(Hash);
    }

    /// <summary>The file, with its time of now, if it is the same; else null.</summary>
    /// <param name="root">Absolute path of the root.</param>
    /// <param name="trusted">Times before this one tell that the content is the same; later ones have it read.</param>
    public PassedFile? Confirm(string root, DateTime trusted)
    {
        var info = new FileInfo(System.IO.Path.Combine(root, Path));
        return !info.Exists ? Size < 0 ? this : null
            : info.Length != Size ? null
            : info.LastWriteTimeUtc.Ticks == Time && info.LastWriteTimeUtc < trusted ? this
            : HashOf(info.FullName) == Hash ? this with { Time = info.LastWriteTimeUtc.Ticks }
            : null;
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
