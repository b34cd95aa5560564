using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using A11.Agents.FileSystems;
using A11.Agents.Repositories;
using A11.Agents.Secrets;

namespace A11.Agents.Records;

/// <summary>
/// What a run leaves for people below <c>.a11/runs</c>, which git ignores: a folder a task with prompt, transcript, diff and verdicts of each round,
/// secrets taken out. A folder that is there is whole. What can't be written is a warning: the run's verdict does not hang on it.
/// </summary>
internal sealed partial class RunRecord
{
    private readonly string _root;
    private readonly int _keep;
    private readonly Redactor _redactor;
    private readonly Action<string> _warn;
    private readonly Lock _lock = new();
    private readonly string _name;
    private int _count;

    public RunRecord(string root, int keep, Redactor redactor, TimeProvider time, Action<string> warn)
    {
        _root = root;
        _keep = keep;
        _redactor = redactor;
        _warn = warn;
        _name = string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}-{Guid.NewGuid().ToString("N")[..6]}");
    }

    /// <summary>Keeps what became of a task on which an agent worked.</summary>
    public void Add(TaskOutcome outcome) => Try(() =>
    {
        using var runs = RunDirectory.Open(_root);
        using var record = EnterNew(runs, _name);
        var name = string.Create(CultureInfo.InvariantCulture, $"{++_count:D2}-{NameOf(outcome.Task.Id)}");
        var building = "." + name;
        var redactor = outcome.Rounds.Select(round => round.Result.Secrets).Aggregate(_redactor, (sum, secrets) => sum.With(secrets));
        using (var folder = EnterNew(record, building))
        {
            Write(folder, "task.json", outcome.Task.Json, redactor);
            Write(folder, "verdict.json", TaskDocument.Create(outcome).ToText(), redactor);
            foreach (var round in outcome.Rounds)
            {
                Write(folder, round, redactor);
            }
        }

        record.Move(building, record, name);
    });

    /// <summary>Ends the record, and throws away those that are too many.</summary>
    public void Finish(ImmutableArray<TaskOutcome> outcomes) => Try(() =>
    {
        if (_count > 0)
        {
            FileWriter.Write(_root, $"{RunDirectory.PathFromRoot}/{_name}/run.json", Encoding.UTF8.GetBytes(_redactor.RedactJson(RunDocument.Create(outcomes).ToText()) + "\n"));
            Prune();
        }
    });

    private void Prune()
    {
        // Names begin with the time, so that their order is that of the runs.
        using var runs = RunDirectory.Open(_root);
        var records = runs.List().Where(name => IsName(name) && runs.Find(name) is { Kind: EntryKind.Folder }).OrderDescending(StringComparer.Ordinal);
        foreach (var old in records.Skip(_keep).ToArray())
        {
            DirectoryRemoval.Remove(runs, old);
        }
    }

    private static void Write(DirectoryHandle task, TaskRound round, Redactor redactor)
    {
        using var folder = EnterNew(task, string.Create(CultureInfo.InvariantCulture, $"round-{round.Number}"));
        Write(folder, "prompt.md", round.Result.Prompt, redactor);
        Write(folder, "transcript.txt", round.Result.Transcript, redactor);
        Write(folder, "changes.diff", round.Diff, redactor);
        Write(folder, "verdict.json", RoundVerdictDocument.Create(round, redactor).ToText(), redactor);
    }

    private static void Write(DirectoryHandle folder, string name, string text, Redactor redactor)
    {
        if (text.Length > 0)
        {
            using var file = folder.CreateFile(name, null);
            RandomAccess.Write(file, Encoding.UTF8.GetBytes((name.EndsWith(".json", StringComparison.Ordinal) ? redactor.RedactJson(text) : redactor.Redact(text)) + (text.EndsWith('\n') ? "" : "\n")), 0);
        }
    }

    private static DirectoryHandle EnterNew(DirectoryHandle parent, string name)
    {
        parent.CreateFolder(name);
        return parent.Enter(name);
    }

    private void Try(Action write)
    {
        try
        {
            lock (_lock)
            {
                write();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _warn($"the run's record can't be written: {error.Message}");
        }
    }

    /// <summary>A task's ID as the name of a folder, whatever the ID holds.</summary>
    internal static string NameOf(string taskId)
    {
        const int Longest = 60;
        var name = string.Concat(taskId.Take(Longest).Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '_'));
        return name.Length == 0 ? "_" : name;
    }

    /// <summary>Whether a directory's name is that of a record.</summary>
    internal static bool IsName(string name) => RecordName().IsMatch(name);

    [GeneratedRegex(@"^\d{8}T\d{6}Z-[0-9a-f]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex RecordName();
}
