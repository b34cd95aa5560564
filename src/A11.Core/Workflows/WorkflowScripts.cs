using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows;

/// <summary>
/// The shell code of a workflow or a composite action: the <c>run</c> of its steps, for the shell that the step, its job, the workflow or the
/// runner's system names (GitHub's workflow syntax, <c>jobs.&lt;job_id&gt;.steps[*].shell</c>).
/// </summary>
internal static class WorkflowScripts
{
    /// <summary>Steps before may set variables by <c>GITHUB_ENV</c>, so that one without a value here (2154) may well have one.</summary>
    private static readonly ScriptHost Host = new(ScriptHostKind.WorkflowStep) { ExcludedCodes = [2154], Alias = "actionlint/shellcheck" };

    /// <summary>What runners of Linux and macOS start where nothing names a shell.</summary>
    private static readonly ShellInvocation RunnerDefault = new(ShellDialect.Bash, StopsAtErrors: true);

    /// <summary>What is started inside of a job's container where nothing names a shell.</summary>
    private static readonly ShellInvocation ContainerDefault = new(ShellDialect.Posix, StopsAtErrors: true);

    /// <summary>What can't be in the name of a matrix's variable.</summary>
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" .}[|&!=");

    /// <summary>What others decide who start the workflow or set it up.</summary>
    private static readonly ImmutableArray<string> Sources = ["inputs.", "vars.", "needs.", "fromJSON", "env."];

    public static IEnumerable<EmbeddedScript> FindAll(WorkflowFile file) => ShellsOf(file).Select(pair => ScriptOf(pair.Run, pair.Shell)).OfType<EmbeddedScript>();

    /// <summary>The first script that no rule reads, and its shell's name; null where all are read.</summary>
    public static (YamlScalar Run, string Shell)? FindUnread(WorkflowFile file)
    {
        foreach (var (run, shell) in ShellsOf(file))
        {
            if (ScriptOf(run, shell) is null && !(shell.TakesCommands && PlainCommands.Are(ShellParser.Parse(Create(run, RunnerDefault).Text))))
            {
                return (run, shell.Name);
            }
        }

        return null;
    }

    /// <summary>Whether sh, bash or one like them certainly reads a step's script.</summary>
    public static bool IsForUnixShell(WorkflowStep step, WorkflowFile file) =>
        step.Run is { } run && ShellsOf(file).FirstOrDefault(pair => ReferenceEquals(pair.Run, run)).Shell is { IsKnown: true, Invocation: not null };

    private static IEnumerable<(YamlScalar Run, StepShell Shell)> ShellsOf(WorkflowFile file) => file.IsWorkflow
        ? file.Jobs.SelectMany(job => ShellsOf(job.Steps, DefaultOf(job, file)))
        : ShellsOf(file.Steps, new StepShell(null, "a shell that it doesn't name"));

    private static IEnumerable<(YamlScalar Run, StepShell Shell)> ShellsOf(IEnumerable<WorkflowStep> steps, StepShell byDefault)
    {
        foreach (var step in steps)
        {
            if (step.Run is { } run)
            {
                yield return (run, step.Shell is { } shell ? Parse(shell) : byDefault);
            }
        }
    }

    /// <summary>The code of a step; null where another shell reads it, or may.</summary>
    private static EmbeddedScript? ScriptOf(YamlScalar run, StepShell shell) =>
        shell.Invocation is { } invocation && Create(run, invocation) is { } code && (shell.IsKnown || ShellSigns.AreIn(code.Text)) ? code : null;

    private static EmbeddedScript Create(YamlScalar run, ShellInvocation shell)
    {
        ImmutableArray<TextSpan> expressions = [.. ExpressionRange.FindAll(run.Value).Where(static range => range.IsClosed).Select(static range => range.Span)];
        return new EmbeddedScript(PlaceholderText.Fill(run.Value, expressions), run.Map, Host with { Shell = shell, AcceptsFixes = run.Style is YamlScalarStyle.Literal }) { Placeholders = expressions };
    }

    private static StepShell DefaultOf(WorkflowJob job, WorkflowFile file)
    {
        if ((DefaultShellOf(job.Mapping) ?? DefaultShellOf(file.Root)) is { } shell)
        {
            return Parse(shell);
        }

        // Containers run on Linux only.
        return MayRunOnWindows(job) ? new StepShell(null, "the default shell of Windows runners") { TakesCommands = true }
            : job.Mapping["container"] is null ? new StepShell(RunnerDefault, "the default shell of an unknown runner", IsSystemKnown(job)) { TakesCommands = true }
            : new StepShell(ContainerDefault, "sh");
    }

    private static string? DefaultShellOf(YamlMapping mapping) => mapping["defaults"]?.AsMapping?["run"]?.AsMapping?["shell"]?.Text;

    /// <summary>A name alone stands for the command that GitHub documents for it, which for these shells stops at errors.</summary>
    private static StepShell Parse(string shell)
    {
        if (shell.Contains("${{", StringComparison.Ordinal))
        {
            return new StepShell(RunnerDefault, shell, IsKnown: false);
        }

        var words = shell.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new StepShell(
            ShellInvocation.Parse(words) is { } invocation ? invocation with { StopsAtErrors = invocation.StopsAtErrors || words.Length == 1, StopsAtFailingPipes = invocation.StopsAtFailingPipes || words is ["bash"] } : null,
            shell)
        { TakesCommands = words is ["pwsh" or "powershell" or "cmd"] };
    }

    /// <summary>Whether the runner's system is known where an expression names it: by the matrix, or by labels that it holds itself.</summary>
    private static bool IsSystemKnown(WorkflowJob job) => ScalarsOf(job.Mapping["runs-on"]).Where(label => label.Value.Contains("${{", StringComparison.Ordinal)).All(label =>
    {
        const string Matrix = "matrix.";
        var at = label.Value.IndexOf(Matrix, StringComparison.Ordinal);
        if (at < 0)
        {
            return NamesUnix(label.Value) && !Sources.Any(source => label.Value.Contains(source, StringComparison.Ordinal));
        }

        var name = label.Value[(at + Matrix.Length)..];
        name = name[..(name.AsSpan().IndexOfAny(NameEnds) is >= 0 and var end ? end : name.Length)];
        var matrix = job.Mapping["strategy"]?.AsMapping?["matrix"]?.AsMapping;
        ImmutableArray<YamlScalar> values = [.. ScalarsOf(matrix?[name]), .. (matrix?["include"]?.AsSequence?.Items ?? []).SelectMany(item => ScalarsOf(item.AsMapping?[name]))];
        return !values.IsEmpty && values.All(value => !value.Value.Contains("${{", StringComparison.Ordinal));
    });

    private static bool NamesUnix(string label) => label.Contains("ubuntu", StringComparison.OrdinalIgnoreCase) || label.Contains("macos", StringComparison.OrdinalIgnoreCase) || label.Contains("linux", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a label is one of Windows, or is filled in from a matrix that has one: PowerShell is the default there.</summary>
    private static bool MayRunOnWindows(WorkflowJob job)
    {
        var labels = ScalarsOf(job.Mapping["runs-on"]).ToArray();
        return labels.Any(label => NamesWindows(label.Value))
            || (labels.Any(label => label.Value.Contains("${{", StringComparison.Ordinal)) && ScalarsOf(job.Mapping["strategy"]).Any(value => NamesWindows(value.Value)));
    }

    private static bool NamesWindows(string label) => label.Contains("windows", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<YamlScalar> ScalarsOf(YamlNode? node) => node?.Resolved switch
    {
        YamlScalar scalar => [scalar],
        YamlSequence sequence => sequence.Items.SelectMany(ScalarsOf),
        YamlMapping mapping => mapping.Entries.SelectMany(entry => ScalarsOf(entry.Value)),
        _ => [],
    };

    /// <summary>The shell that reads a step.</summary>
    /// <param name="Invocation">How it is started; null where no rule reads its language.</param>
    /// <param name="Name">What it is called, for messages.</param>
    /// <param name="IsKnown">Whether it is this one; otherwise it may be PowerShell, too.</param>
    private sealed record StepShell(ShellInvocation? Invocation, string Name, bool IsKnown = true)
    {
        /// <summary>Whether it is a shell, whichever: it takes commands of plain words as every other does.</summary>
        public bool TakesCommands { get; init; }
    }
}
