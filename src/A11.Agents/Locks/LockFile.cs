using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using A11.Agents.FileSystems;
using A11.Agents.Policies;
using A11.Agents.Repositories;

namespace A11.Agents.Locks;

/// <summary><c>.a11/lock.json</c>: which task, profile and agent gave which files, and who passed them. It holds no time and no machine.</summary>
/// <param name="Version">The version of this format: 2. Version 1 has the hashes of the files' bytes, and is read as well.</param>
/// <param name="Tasks">One entry a task, by its ID.</param>
public sealed record LockFile(int Version, ImmutableArray<LockedTask> Tasks)
{
    /// <summary>The file's path from the root.</summary>
    public const string FileName = ProductFiles.Lock;

    /// <summary>Where the lock was until version 1.0. It is read there, and moved by what writes next: many a <c>.gitignore</c> has the line <c>*.lock.json</c>.</summary>
    public const string FormerFileName = "a11.lock.json";

    private const int CurrentVersion = 2;

    /// <summary>Whether the lock is in the current form; an older one is rewritten by what writes next.</summary>
    [JsonIgnore]
    public bool IsCurrent => Version == CurrentVersion;

    /// <summary>Whether writing the lock as it is would change its form or its place.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <exception cref="InvalidDataException">There are two locks.</exception>
    public bool IsOutdated(string root) => !IsCurrent || LockPlace.Find(root) == FormerFileName;

    /// <summary>A lock that holds nothing.</summary>
    public static LockFile Empty { get; } = new(CurrentVersion, []);

    /// <summary>The IDs that tasks in other files may depend on: those of the repository's own tasks and of its lock.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <exception cref="InvalidDataException">The lock or a task file can't be read.</exception>
    public static IReadOnlySet<string> ListTaskIds(string root) =>
        TaskLoader.LoadRepository(root, out _).Select(task => task.Id).Concat(Read(root).Tasks.Select(entry => entry.TaskId)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The entry of a task; null where it has none.</summary>
    public LockedTask? Find(string taskId) => Tasks.FirstOrDefault(task => task.TaskId == taskId);

    /// <summary>The entry that a file belongs to; null where it belongs to none.</summary>
    public LockedTask? OwnerOf(string path) => Tasks.FirstOrDefault(task => task.Files.Any(file => file.Path == path));

    /// <summary>The lock with this entry in place of any other of the same task; a file belongs to the last task that wrote it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="deleted">Files that the task deleted, which belong to nobody any more.</param>
    public LockFile With(LockedTask entry, params IEnumerable<string> deleted)
    {
        var paths = entry.Files.Select(file => file.Path).Concat(deleted).ToHashSet(StringComparer.Ordinal);
        var others = Tasks
            .Where(task => task.TaskId != entry.TaskId)
            .Select(task => task with { Files = task.Files.RemoveAll(file => paths.Contains(file.Path)) });
        return this with { Tasks = [.. others.Append(entry).OrderBy(task => task.TaskId, StringComparer.Ordinal)] };
    }

    /// <summary>The lock of a repository on disk; empty where it has none.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <exception cref="InvalidDataException">The file is no lock.</exception>
    public static LockFile Read(string root) => Find(root, out var error) ?? (error is null ? Empty : throw new InvalidDataException(error));

    /// <summary>The lock of a repository on disk; null where it has none, or what is there is no lock.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="error">What is wrong with it, with its place; null where nothing is.</param>
    public static LockFile? Find(string root, out string? error)
    {
        error = null;
        try
        {
            return LockPlace.Find(root) is { } path ? Parse(PolicyFile.ReadText(root, path) ?? "", out error, path) : null;
        }
        catch (InvalidDataException problem)
        {
            error = problem.Message;
            return null;
        }
    }

    /// <summary>The lock in the current form: a hash of version 1 is replaced where the file is the one that it was computed from.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    public LockFile Modernize(string root) => this with
    {
        Version = CurrentVersion,
        Tasks = [.. Tasks.Select(task => task with { Files = [.. task.Files.Select(file => file.Modernize(root))] })],
    };

    /// <summary>Writes the lock in the current form and at its current place; one at the former place goes in the same step.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <exception cref="InvalidDataException">There are two locks.</exception>
    /// <exception cref="IOException">The file can't be written, or is reached through a link.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not permitted.</exception>
    public void Write(string root)
    {
        var locks = Modernize(root);
        if (LockPlace.Find(root) == FormerFileName)
        {
            LockPlace.Move(root, locks);
        }
        else
        {
            FileWriter.Write(root, FileName, locks.ToBytes());
        }
    }

    /// <summary>The bytes of the file.</summary>
    internal byte[] ToBytes() => Encoding.UTF8.GetBytes(ToText());

    /// <summary>The text of the file: the same for the same content, on every machine.</summary>
    public string ToText() => JsonSerializer.Serialize(this, LockFileContext.Default.LockFile).ReplaceLineEndings("\n") + "\n";

    /// <summary>Reads a lock.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="error">What is wrong with it, with its place; null where nothing is.</param>
    /// <param name="path">The file's path from the root, as the error names it.</param>
    public static LockFile? Parse(string text, out string? error, string path = FileName)
    {
        try
        {
            var file = JsonSerializer.Deserialize(text, LockFileContext.Default.LockFile);
            error = file switch
            {
                null => $"{path} is empty; restore it from git or remove it.",
                { Version: not (1 or CurrentVersion) } => $"{path} has version {file.Version}, which this version of A11 does not know; upgrade A11.",
                { Tasks.IsDefault: true } => $"{path} lists no tasks; restore it from git or remove it.",
                _ when file.Tasks.Any(task => !task.IsWhole) => $"{path} has an entry without a task, an agent or files; restore it from git.",
                _ => null,
            };
            return error is not null ? null : file!.IsCurrent ? file : file.WithHashesOfBytes();
        }
        catch (JsonException problem)
        {
            error = $"{path}({problem.LineNumber + 1},{problem.BytePositionInLine + 1}): this is not a lock ({problem.Message.Split('.')[0]}); restore it from git, or resolve the merge conflict in it.";
            return null;
        }
    }

    private LockFile WithHashesOfBytes() => this with
    {
        Tasks = [.. Tasks.Select(task => task with { Files = [.. task.Files.Select(file => file with { IsOfBytes = true })] })],
    };
}

/// <summary>What a task gave.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="TaskHash">The hash of the task as it was carried out.</param>
/// <param name="Profile">The profile: a path, or <c>built-in</c>.</param>
/// <param name="ProfileHash">The hash of the profile's page.</param>
/// <param name="Agent">The agent's name.</param>
/// <param name="Ruleset">The version of the rules that the files passed.</param>
/// <param name="Files">The files, by path.</param>
/// <param name="Reviews">Who passed them.</param>
public sealed record LockedTask(
    string TaskId,
    string TaskHash,
    string Profile,
    string ProfileHash,
    string Agent,
    string Ruleset,
    ImmutableArray<LockedFile> Files,
    ImmutableArray<LockedReview> Reviews)
{
    /// <summary>The sandbox that its agents worked in, or <c>none</c>; null where no program of somebody else's ran.</summary>
    public string? Sandbox { get; init; }

    /// <summary>Whether everything that must be there is.</summary>
    internal bool IsWhole => TaskId is not null && TaskHash is not null && Agent is not null && !Files.IsDefault && !Reviews.IsDefault
        && Files.All(file => file.Path is not null && file.Sha256 is not null);
}

/// <summary>A file that was generated.</summary>
/// <param name="Path">Relative to the root, with slashes.</param>
/// <param name="Sha256">The hash of its content with LF line endings where it is text, in lower-case hexadecimal.</param>
/// <param name="EditedByHand">Whether a person changed it since and <c>a11 accept</c> took that in.</param>
/// <param name="IsOfBytes">Whether the hash is that of the bytes, as version 1 had it, and the file was never seen unchanged since.</param>
public sealed record LockedFile(string Path, string Sha256, bool EditedByHand = false, bool IsOfBytes = false)
{
    /// <summary>How the file stands in a repository.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    public LockedFileState FindState(string root) => LockedContent.Read(root, Path, out _) is { } content ? Matches(content) ? LockedFileState.Unchanged : LockedFileState.Changed : LockedFileState.Missing;

    /// <summary>Whether some content is what was locked.</summary>
    internal bool Matches(LockedContent content) => content.Text == Sha256 || (IsOfBytes && content.Bytes == Sha256);

    /// <summary>The file with the hash in its current form, where it is the one that was locked.</summary>
    internal LockedFile Modernize(string root) =>
        IsOfBytes && LockedContent.Read(root, Path, out _) is { } content && Matches(content) ? this with { Sha256 = content.Text, IsOfBytes = false } : this;
}

/// <summary>How a locked file stands in a repository.</summary>
public enum LockedFileState
{
    /// <summary>It is what was locked.</summary>
    Unchanged,

    /// <summary>It has another content, or is no regular file.</summary>
    Changed,

    /// <summary>It is not there.</summary>
    Missing,
}

/// <summary>A reviewer's verdict on exactly these bytes.</summary>
/// <param name="Reviewer">Who: A07 or A08.</param>
/// <param name="By">The agent that reviewed, or <c>builtin</c>.</param>
/// <param name="Findings">How many findings it had that did not stop the files.</param>
public sealed record LockedReview(string Reviewer, string By, int Findings);

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LockFile))]
internal sealed partial class LockFileContext : JsonSerializerContext;
