using System.Collections;
using Microsoft.Build.Framework;

namespace A11.Build.Tests;

/// <summary>MSBuild as a task sees it: keeps what is logged and what is registered.</summary>
internal sealed class RecordingEngine : IBuildEngine8
{
    private readonly Dictionary<object, object> _objects = [];

    public List<string> Events { get; } = [];

    /// <summary>Whether the build was started with <c>-warnaserror</c>.</summary>
    public bool WarningsAreErrors { get; init; }

    /// <summary>The global properties of the project.</summary>
    public Dictionary<string, string> Globals { get; init; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "test.proj";

    public bool IsRunningMultipleNodes => false;

    public void LogErrorEvent(BuildErrorEventArgs e) => Events.Add($"{Path.GetFileName(e.File)}({e.LineNumber},{e.ColumnNumber},{e.EndLineNumber},{e.EndColumnNumber}): {e.Subcategory}error {e.Code}: {e.Message}");

    public void LogWarningEvent(BuildWarningEventArgs e) => Events.Add($"{Path.GetFileName(e.File)}({e.LineNumber},{e.ColumnNumber},{e.EndLineNumber},{e.EndColumnNumber}): {e.Subcategory}warning {e.Code}: {e.Message}");

    public void LogMessageEvent(BuildMessageEventArgs e) => Events.Add($"message {e.Code}: {e.Message}");

    public void LogCustomEvent(CustomBuildEventArgs e) => Events.Add(e.Message ?? "");

    public object? GetRegisteredTaskObject(object key, RegisteredTaskObjectLifetime lifetime) => _objects.GetValueOrDefault(key);

    public void RegisterTaskObject(object key, object obj, RegisteredTaskObjectLifetime lifetime, bool allowEarlyCollection) => _objects.Add(key, obj);

    public object? UnregisterTaskObject(object key, RegisteredTaskObjectLifetime lifetime) => _objects.Remove(key, out var value) ? value : null;

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs, string toolsVersion) => throw new NotSupportedException();

    public bool BuildProjectFilesInParallel(
        string[] projectFileNames, string[] targetNames, IDictionary[] globalProperties, IDictionary[] targetOutputsPerProject, string[] toolsVersion,
        bool useResultsCache, bool unloadProjectsOnCompletion)
        => throw new NotSupportedException();

    public BuildEngineResult BuildProjectFilesInParallel(
        string[] projectFileNames, string[] targetNames, IDictionary[] globalProperties, IList<string>[] removeGlobalProperties,
        string[] toolsVersion, bool returnTargetOutputs) => throw new NotSupportedException();

    /// <summary>What MSBuild does at the end of a build.</summary>
    public void EndBuild()
    {
        foreach (var disposable in _objects.Values.OfType<IDisposable>())
        {
            disposable.Dispose();
        }

        _objects.Clear();
    }

    public bool ShouldTreatWarningAsError(string warningCode) => WarningsAreErrors;

    public IReadOnlyDictionary<string, string> GetGlobalProperties() => Globals;

    public bool AllowFailureWithoutError { get; set; }

    public void LogTelemetry(string eventName, IDictionary<string, string> properties)
    {
    }

    public void Yield()
    {
    }

    public void Reacquire()
    {
    }
}
