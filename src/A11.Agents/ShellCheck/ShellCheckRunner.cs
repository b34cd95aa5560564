using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Scripts;
using CliWrap;

namespace A11.Agents.ShellCheck;

/// <summary>
/// Has ShellCheck look at the scripts of a run: many in one process, equal ones once, as many processes side by side as there are processors.
/// A process that fails is told apart script by script, so that one script does not hide what is wrong in the others.
/// </summary>
internal sealed class ShellCheckRunner : IScriptChecker
{
    /// <summary>Starting a process costs about as much as checking this many small scripts.</summary>
    private const int SmallBatch = 8;

    /// <summary>Few enough for the shortest command line of any system, and for progress to be seen.</summary>
    private const int LargeBatch = 100;

    /// <summary>After so many scripts that ShellCheck fails on, it is ShellCheck that is broken; looking for the scripts would only take time.</summary>
    private const int MaximumSearches = 3;

    /// <summary>ShellCheck has looked at all files: it found nothing, or something (its manual page, “Return values”).</summary>
    private static readonly ImmutableArray<int> GoodExits = [0, 1];

    private readonly string _program;
    private readonly TimeSpan _patience;
    private int _failures;

    /// <summary>A runner of a program.</summary>
    /// <param name="program">Absolute path of ShellCheck.</param>
    /// <param name="patience">How long a process may take for a script of no length; 20 seconds where nothing is said.</param>
    public ShellCheckRunner(string program, TimeSpan? patience = null)
    {
        _program = program;
        _patience = patience ?? TimeSpan.FromSeconds(20);
    }

    /// <inheritdoc/>
    public ImmutableArray<ScriptVerdict> Check(ImmutableArray<ScriptToCheck> scripts, Repository repository, CancellationToken cancellation)
    {
        _failures = 0;
        try
        {
            using var folder = new ScriptDirectory(repository);
            var units = new Dictionary<UnitKey, Unit>();
            var asked = scripts.Select(script => (Unit: UnitOf(script, folder, units), Open: OpenUnitOf(script, folder, units))).ToArray();
            var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
            Parallel.ForEachAsync(Divide([.. units.Values]), options, async (batch, token) => await CheckAsync(batch, folder.Path, token).ConfigureAwait(false)).GetAwaiter().GetResult();
            return [.. asked.Select(pair => WithSilenced(pair.Unit.Verdict, pair.Open?.Verdict))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [.. scripts.Select(_ => new ScriptVerdict([], $"can't be given the scripts ({error.Message})"))];
        }
    }

    private static Unit UnitOf(ScriptToCheck script, ScriptDirectory folder, Dictionary<UnitKey, Unit> units)
    {
        var copy = new ScriptCopy(script.Script);
        var extension = script.Script.Host.Kind is ScriptHostKind.File ? ExtensionOf(script.File.Path) : "";
        var key = new UnitKey(copy.Text, script.Script.Text, extension, folder.ConfigurationOf(script));
        if (!units.TryGetValue(key, out var unit))
        {
            unit = new Unit(folder.Add(copy.Text, extension, key.Configuration), copy);
            units.Add(key, unit);
        }

        return unit;
    }

    /// <summary>The script without comments that silence findings, so that one can tell what they silence; null where there are none.</summary>
    private static Unit? OpenUnitOf(ScriptToCheck script, ScriptDirectory folder, Dictionary<UnitKey, Unit> units) =>
        DisableDirectives.Blank(script.Script.Text) is { } open ? UnitOf(script with { Script = script.Script with { Text = open } }, folder, units) : null;

    private static ScriptVerdict WithSilenced(ScriptVerdict verdict, ScriptVerdict? open)
    {
        if (open is null)
        {
            return verdict;
        }

        var standing = verdict.Findings.Select(finding => (finding.Span, finding.Number)).ToHashSet();
        return verdict with { Silenced = [.. open.Findings.Where(finding => !standing.Contains((finding.Span, finding.Number)))] };
    }

    private static string ExtensionOf(string path) => RepositoryPath.Extension(path) switch
    {
        ".bash" => ".bash",
        ".dash" => ".dash",
        ".ksh" => ".ksh",
        ".sh" => ".sh",
        _ => "",
    };

    /// <summary>Batches of about the same weight, in an order that does not matter: each verdict goes to its script.</summary>
    private static IEnumerable<Unit[]> Divide(Unit[] units)
    {
        var count = Math.Max((units.Length + LargeBatch - 1) / LargeBatch, Math.Min(Environment.ProcessorCount, (units.Length + SmallBatch - 1) / SmallBatch));
        return units.Index().GroupBy(unit => unit.Index % count, unit => unit.Item).Select(group => group.ToArray());
    }

    private async Task CheckAsync(Unit[] batch, string folder, CancellationToken cancellation)
    {
        if (await TryCheckAsync(batch, folder, cancellation).ConfigureAwait(false) is not { } failure)
        {
            return;
        }

        if (batch.Length > 1 && Volatile.Read(ref _failures) < MaximumSearches)
        {
            await CheckAsync(batch[..(batch.Length / 2)], folder, cancellation).ConfigureAwait(false);
            await CheckAsync(batch[(batch.Length / 2)..], folder, cancellation).ConfigureAwait(false);
            return;
        }

        _ = Interlocked.Increment(ref _failures);
        foreach (var unit in batch)
        {
            unit.Verdict = new ScriptVerdict([], failure);
        }
    }

    /// <summary>Checks a batch; gives what went wrong, if anything did.</summary>
    private async Task<string?> TryCheckAsync(Unit[] batch, string folder, CancellationToken cancellation)
    {
        using var output = new MemoryStream();
        var errors = new StringBuilder();
        var time = TimeFor(batch);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(time);
        try
        {
            var result = await Cli.Wrap(_program)
                .WithArguments(["--format=json1", "--color=never", .. batch.Select(unit => unit.Name)])
                .WithWorkingDirectory(folder)
                .WithEnvironmentVariables(variables => variables.Set("SHELLCHECK_OPTS", null).Set("LC_ALL", "C.UTF-8"))
                .WithStandardOutputPipe(PipeTarget.ToStream(output))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors, Encoding.UTF8))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(limit.Token).ConfigureAwait(false);
            return !GoodExits.Contains(result.ExitCode) ? $"ended with status {result.ExitCode.ToString(CultureInfo.InvariantCulture)}{FirstLine(errors)}"
                : Read(output, batch) ? null
                : $"gave a report that can't be read{FirstLine(errors)}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"did not finish in {time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} seconds";
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or IOException)
        {
            return $"can't be started ({error.Message.ReplaceLineEndings(" ")})";
        }
    }

    private static bool Read(MemoryStream output, Unit[] batch)
    {
        if (!ShellCheckComment.TryReadReport(output.GetBuffer().AsMemory(0, (int)output.Length), out var comments))
        {
            return false;
        }

        foreach (var unit in batch)
        {
            // Its own order is not the same in every version.
            unit.Verdict = new ScriptVerdict(
                [.. comments[unit.Name].Select(comment => comment.ToFinding(unit.Copy)).OfType<ScriptFinding>()
                    .OrderBy(finding => finding.Span).ThenBy(finding => finding.Number).ThenBy(finding => finding.Message, StringComparer.Ordinal)]);
        }

        return true;
    }

    private TimeSpan TimeFor(Unit[] batch) => _patience + TimeSpan.FromSeconds(batch.Sum(unit => 0.25 + unit.Copy.Text.Length / 4000.0));

    private static string FirstLine(StringBuilder errors)
    {
        var line = errors.ToString().Trim().Split('\n')[0].Trim();
        return line.Length == 0 ? "" : $" ({line})";
    }

    private sealed record UnitKey(string Copy, string Script, string Extension, string Configuration);

    /// <summary>A script that ShellCheck looks at once, however many files hold it.</summary>
    private sealed record Unit(string Name, ScriptCopy Copy)
    {
        public ScriptVerdict Verdict { get; set; } = ScriptVerdict.Clean;
    }
}
