using System.Globalization;
using System.Runtime.CompilerServices;
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

    /// <summary>Absolute path of the repository's root.</summary>
    [Required]
    public string Root { get; set; } = "";

    /// <summary>A configuration file, from the root, that takes the place of every <c>a11.yml</c>.</summary>
    public string ConfigFile { get; set; } = "";

    /// <summary>The SARIF file to write, from the root.</summary>
    public string ReportFile { get; set; } = "";

    /// <summary>The severity from which on a finding fails the build: <c>error</c>, <c>warning</c> or <c>info</c>.</summary>
    public string FailOn { get; set; } = "";

    /// <summary>Whether generated files must be what the lock says.</summary>
    public bool Locked { get; set; }

    /// <summary>The revision that changes are held against.</summary>
    public string BoundaryBase { get; set; } = "";

    /// <summary>The rules that are silent, between commas.</summary>
    public string NoWarn { get; set; } = "";

    /// <summary>The rules whose findings are errors, between commas.</summary>
    public string AsErrors { get; set; } = "";

    /// <summary>The rules whose warnings stay warnings, between commas.</summary>
    public string NotAsErrors { get; set; } = "";

    /// <summary>Whether all warnings are errors.</summary>
    public bool AllAsErrors { get; set; }

    /// <summary>Patterns of files that are not checked, between commas.</summary>
    public string Exclude { get; set; } = "";

    private BuildLog BuildLog => new(Log);

    /// <inheritdoc/>
    public override bool Execute()
    {
        var settings = new GuardSettings
        {
            Root = Root,
            ConfigFile = FullPath(ConfigFile),
            ReportFile = FullPath(ReportFile),
            FailOn = FailOn,
            Locked = Locked,
            BoundaryBase = BoundaryBase,
            NoWarn = NoWarn,
            AsErrors = AsErrors,
            NotAsErrors = NotAsErrors,
            AllAsErrors = AllAsErrors,
            Exclude = Exclude,
        };
        if (SettingsRegister.FindContradiction(BuildEngine4, settings) is { } contradiction)
        {
            BuildLog.Error(SettingsRegister.Code, Root, 0, 0, contradiction);
            return false;
        }

        if (PassedState.Load(settings) is { } state && state.Holds(settings))
        {
            Array.ForEach(state.Findings, Write);
            Log.LogMessage(MessageImportance.High, "A11: {0} files are as they were when they passed.", state.CheckedFiles.ToString(CultureInfo.InvariantCulture));
            return true;
        }

        return Check(settings);
    }

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Dispose();

    private string FullPath(string path) => path.Length == 0 ? "" : Path.GetFullPath(path, Root);

    /// <summary>Apart from <see cref="Execute"/>, so that the engine is loaded when it is needed, and not before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Check(GuardSettings settings)
    {
        try
        {
            var result = new RepositoryGuard(settings).Run(_cancellation.Token);
            foreach (var finding in result.Findings)
            {
                Write(finding);
            }

            BuildLog.Message(MessageImportance.High, Summary(result));
            result.State?.Save(Root);
            return !Log.HasLoggedErrors;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static string Summary(GuardResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.CheckedFiles} files checked, {result.Findings.Count(finding => finding.Severity == "error")} errors, {result.Findings.Count(finding => finding.Severity == "warning")} warnings.");

    /// <summary>Only where a finding begins: a span, or a subcategory, is more than the problem matchers of GitHub and Azure take.</summary>
    private void Write(GuardFinding finding)
    {
        switch (finding.Severity)
        {
            case "error":
                BuildLog.Error(finding.Code, finding.File, finding.Line, finding.Column, finding.Message, finding.HelpLink);
                break;
            case "warning":
                BuildLog.Warning(finding.Code, finding.File, finding.Line, finding.Column, finding.Message, finding.HelpLink);
                break;
            default:
                BuildLog.Hint(finding.Code, finding.File, finding.Line, finding.Column, finding.Message);
                break;
        }
    }
}
