using System.Globalization;
using System.Runtime.CompilerServices;
using A11.Agents.Repositories;
using A11.Core.Analysis;
using A11.Core.Reports;
using Microsoft.Build.Framework;

namespace A11.Build;

/// <summary>
/// Checks a repository's infrastructure files, and logs what it finds at its place. Does nothing but compare contents where all is as it was when the
/// check last passed.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CheckRepository : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>A name that this build alone has, on every node; empty where there is none.</summary>
    public string Build { get; set; } = "";

    /// <summary>Absolute path of the directory that the build was started in.</summary>
    public string Start { get; set; } = "";

    /// <summary>Whether the repository asks for the check in words, wherever it is built.</summary>
    public bool IsAsked { get; set; }

    /// <summary>Whether a CI system runs the build.</summary>
    public bool IsCI { get; set; }

    /// <summary>Whether the build runs in a container, as .NET's images say; <c>true</c> or <c>1</c>.</summary>
    public string IsContainer { get; set; } = "";

    /// <summary>Absolute path of the repository's root; empty where there is none.</summary>
    public string Root { get; set; } = "";

    /// <summary>A configuration file, from the root, that takes the place of every <c>a11.yml</c>.</summary>
    public string ConfigFile { get; set; } = "";

    /// <summary>The SARIF file to write, from the root.</summary>
    public string ReportFile { get; set; } = "";

    /// <summary>The severity from which on a finding fails the build: <c>error</c>, <c>warning</c>, <c>info</c> or <c>none</c>.</summary>
    public string FailOn { get; set; } = "";

    /// <summary>Whether generated files must be what the lock says.</summary>
    public bool Locked { get; set; }

    /// <summary>The revision that changes are held against.</summary>
    public string BoundaryBase { get; set; } = "";

    /// <summary>The rules that are silent, as the compiler's property of this name.</summary>
    public string NoWarn { get; set; } = "";

    /// <summary>The rules whose findings are errors, as <c>WarningsAsErrors</c>.</summary>
    public string AsErrors { get; set; } = "";

    /// <summary>The rules whose warnings stay warnings, as <c>WarningsNotAsErrors</c>.</summary>
    public string NotAsErrors { get; set; } = "";

    /// <summary>Whether all warnings are errors.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>Patterns of files that are not checked, between commas.</summary>
    public string Exclude { get; set; } = "";

    private BuildLog BuildLog => new(Log);

    private SettingsRegister Register => new(BuildEngine4, Build);

    /// <inheritdoc/>
    public override bool Execute()
    {
        var surroundings = new BuildSurroundings(Root)
        {
            IsCI = IsCI,
            IsContainer = IsContainer.Equals("true", StringComparison.OrdinalIgnoreCase) || IsContainer == "1",
            Host = Environment.MachineName,
        };
        var isPartial = !surroundings.HasGit && !IsAsked;
        return (isPartial && IsLeftOut(surroundings)) || Check(new GuardSettings
        {
            Root = Root,
            ConfigFile = FullPath(ConfigFile),
            ReportFile = FullPath(ReportFile),
            FailOn = FailOn,
            Locked = Locked,
            IsPartial = isPartial,
            BoundaryBase = BoundaryBase,
            NoWarn = NoWarn,
            AsErrors = AsErrors,
            NotAsErrors = NotAsErrors,
            AllAsErrors = TreatWarningsAsErrors,
            Exclude = Exclude,
        });
    }

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Dispose();

    private string FullPath(string path) => path.Length == 0 ? "" : Path.GetFullPath(path, Root);

    /// <summary>Says once why nothing is checked, or that not all can be. Nobody is to mistake it for a pass where it should be one: on CI it is a warning.</summary>
    /// <returns>Whether nothing is checked.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsLeftOut(BuildSurroundings surroundings)
    {
        if (surroundings.IsImageBuild)
        {
            LeaveOut(surroundings, isWarning: false, "this is an image build (a container without .git). To check here too, set A11Enabled=true.");
            return true;
        }

        if (Root.Length == 0)
        {
            LeaveOut(surroundings, IsCI, "there is no .git and no a11.yml in the project's directory or above it. Run “git init” or “dotnet a11 init”, or set A11Root.");
            return true;
        }

        if (IsCI && Register.IsFirst("partial", Root))
        {
            Warn(surroundings, Root, $"{Root} has no .git, so ignored files are checked, missing locked files are not noticed, and nothing is compared with a base. Check out with git (in a container job, install git first), or set A11Enabled=true to check without it.");
        }

        return false;
    }

    private void LeaveOut(BuildSurroundings surroundings, bool isWarning, string reason)
    {
        if (!Register.IsFirst("left-out", Root))
        {
            return;
        }

        if (isWarning)
        {
            Warn(surroundings, Root.Length > 0 ? Root : Start, $"Nothing was checked: {reason}");
        }
        else
        {
            BuildLog.Summary($"not checked: {reason}");
        }
    }

    /// <summary>In a container, what may be an image build after all never fails for a warning.</summary>
    private void Warn(BuildSurroundings surroundings, string file, string message)
    {
        if (surroundings.IsContainer && IsMadeError(EngineRules.NotGuarded.Id))
        {
            BuildLog.Summary(message);
            return;
        }

        BuildLog.Warning(EngineRules.NotGuarded.Id, file, 0, 0, message, RulePages.AddressOf(EngineRules.NotGuarded));
    }

    /// <summary>Whether the host makes an error of a rule's warnings, as for <c>-warnaserror</c>.</summary>
    private bool IsMadeError(string code) => BuildEngine is IBuildEngine8 engine && engine.ShouldTreatWarningAsError(code);

    private static bool IsOversight(string code) => code == EngineRules.NothingToCheck.Id || code == EngineRules.UnusedExclusion.Id;

    private bool Check(GuardSettings settings)
    {
        var register = Register;
        if (!register.TryEnter(settings, out var difference))
        {
            return difference is null ? Repeat(register.WaitForVerdict(Root, _cancellation.Token)) : Fail(difference, register);
        }

        var hasPassed = false;
        try
        {
            hasPassed = RunOrCompare(settings);
        }
        finally
        {
            register.SetVerdict(Root, hasPassed);
        }

        return hasPassed;
    }

    private bool RunOrCompare(GuardSettings settings)
    {
        if (PassedState.Load(settings) is { } last && last.Confirm(settings) is { } state)
        {
            if (!ReferenceEquals(state, last))
            {
                state.Save(Root);
            }

            Array.ForEach(state.Findings, Write);
            BuildLog.Summary(state.CheckedFiles == 1 ? "1 file is as it was when it passed." : $"{state.CheckedFiles.ToString(CultureInfo.InvariantCulture)} files are as they were when they passed.");
            return true;
        }

        return Run(settings);
    }

    /// <summary>Answers as the project that asked first was answered, without saying it again.</summary>
    private bool Repeat(bool? verdict)
    {
        if (verdict == false && BuildEngine is IBuildEngine7 engine)
        {
            engine.AllowFailureWithoutError = true;
        }

        return verdict == true;
    }

    /// <summary>Apart from <see cref="Execute"/>, so that the engine is loaded when it is needed, and not before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Run(GuardSettings settings)
    {
        try
        {
            var result = RunUntilCancelled(settings);
            foreach (var finding in result.Findings)
            {
                Write(finding);
            }

            BuildLog.Summary(Describe(result));
            result.State?.Save(Root);
            return !Log.HasLoggedErrors;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>A build that is cancelled does not wait for the rule, or the program, that runs at the moment: they end by themselves, and nobody hears of them.</summary>
    private GuardResult RunUntilCancelled(GuardSettings settings)
    {
        var cancellation = _cancellation.Token;
        var guard = new RepositoryGuard(settings, summary =>
        {
            if (!cancellation.IsCancellationRequested)
            {
                BuildLog.Summary(summary);
            }
        });
        return System.Threading.Tasks.Task.Run(() => guard.Run(cancellation), CancellationToken.None).WaitAsync(cancellation).GetAwaiter().GetResult();
    }

    private static string Describe(GuardResult result)
    {
        var (errors, warnings) = (result.Findings.Count(finding => finding.Severity == "error"), result.Findings.Count(finding => finding.Severity == "warning"));
        return $"{ReportSummary.Number(result.CheckedFiles, "file")} checked, {ReportSummary.Number(errors, "error")}, {ReportSummary.Number(warnings, "warning")}{(result.NotChecked.Length == 0 ? "" : $"; {result.NotChecked}")}.";
    }

    /// <summary>Only where a finding begins: a span, or a subcategory, is more than the problem matchers of GitHub and Azure take.</summary>
    private void Write(GuardFinding finding)
    {
        switch (finding.Severity)
        {
            case "error":
                BuildLog.Error(finding.Code, finding.File, finding.Line, finding.Column, finding.Message, finding.HelpLink);
                break;
            // A switch that is about code must not fail a repository without files for us; A11TreatWarningsAsErrors and WarningsAsErrors have made it an error above.
            case "warning" when IsOversight(finding.Code) && IsMadeError(finding.Code):
                BuildLog.Summary(finding.Message);
                break;
            case "warning":
                BuildLog.Warning(finding.Code, finding.File, finding.Line, finding.Column, finding.Message, finding.HelpLink);
                break;
            default:
                BuildLog.Hint(finding.Code, finding.File, finding.Line, finding.Column, finding.Message);
                break;
        }
    }

    /// <summary>Whoever contradicts gets no pass; it is told once, whatever the number of projects.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Fail(Contradiction contradiction, SettingsRegister register)
    {
        if (!register.IsFirst("told", Root))
        {
            return Repeat(false);
        }

        var message = contradiction.Describe(new RepositoryFiles(Root, _ => { }), Root);
        BuildLog.Error(EngineRules.BuildSettings.Id, Root, 0, 0, message, RulePages.AddressOf(EngineRules.BuildSettings));
        return false;
    }
}
