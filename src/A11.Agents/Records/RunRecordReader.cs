using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using A11.Agents.FileSystems;
using A11.Agents.Repositories;

namespace A11.Agents.Records;

/// <summary>Reads what <see cref="RunRecord"/> wrote. Nothing is read through a link.</summary>
public static class RunRecordReader
{
    private const string RoundPrefix = "round-";

    /// <summary>The names of the records, the last run first.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <exception cref="InvalidDataException">Their directory can't be read.</exception>
    public static ImmutableArray<string> List(string root) => Names(root, RunDirectory.PathFromRoot, RunRecord.IsName) is { } names ? [.. names.OrderDescending(StringComparer.Ordinal)] : [];

    /// <summary>A record.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="name">A name that <see cref="List"/> gives.</param>
    /// <exception cref="InvalidDataException">A part of it can't be read, or is no part of a record.</exception>
    public static RecordedRun Read(string root, string name)
    {
        var record = $"{RunDirectory.PathFromRoot}/{name}";
        // A name with a dot in front is a task's that is being written.
        var tasks = Names(root, record, static folder => char.IsAsciiDigit(folder[0])) ?? throw new InvalidDataException($"There is no record {record}.");
        return new RecordedRun(
            name,
            ReadDocument(root, $"{record}/run.json", RunDocumentContext.Readable.RunDocument),
            [.. tasks.Order(StringComparer.Ordinal).Select(task => ReadTask(root, $"{record}/{task}"))]);
    }

    private static RecordedTask ReadTask(string root, string folder) => new(
        ReadText(root, $"{folder}/task.json"),
        ReadDocument(root, $"{folder}/verdict.json", RunDocumentContext.Readable.TaskDocument) ?? throw new InvalidDataException($"{folder} has no verdict.json."),
        [.. (Names(root, folder, static name => TryParseRound(name, out _)) ?? []).Select(name => ReadRound(root, $"{folder}/{name}", name)).OrderBy(round => round.Number)]);

    private static RecordedRound ReadRound(string root, string folder, string name)
    {
        _ = TryParseRound(name, out var number);
        return new RecordedRound(
            number,
            ReadText(root, $"{folder}/prompt.md"),
            ReadText(root, $"{folder}/transcript.txt"),
            ReadText(root, $"{folder}/changes.diff"),
            ReadDocument(root, $"{folder}/verdict.json", RunDocumentContext.Readable.RoundVerdictDocument));
    }

    private static bool TryParseRound(string name, out int number)
    {
        number = 0;
        return name.StartsWith(RoundPrefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(RoundPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static string ReadText(string root, string path) => PolicyFile.ReadText(root, path) ?? "";

    private static T? ReadDocument<T>(string root, string path, JsonTypeInfo<T> type)
        where T : class
    {
        if (PolicyFile.ReadText(root, path) is not { } text)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} is no part of a run's record: {error.Message}", error);
        }
    }

    /// <summary>The directories in a directory that have such a name; null where the directory is not there.</summary>
    private static List<string>? Names(string root, string path, Func<string, bool> isWanted)
    {
        try
        {
            using var folder = DirectoryHandle.Open(root);
            using var cursor = new DirectoryCursor(folder);
            var parent = cursor.Go(path);
            return [.. parent.List().Where(name => isWanted(name) && parent.Find(name) is { Kind: EntryKind.Folder })];
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} can't be read: {error.Message}", error);
        }
    }
}
