using A11.Agents.Checks;
using A11.Agents.Locks;
using A11.Agents.Repositories;
using A11.Core.Analysis;
using A11.Core.Catalogue;
using A11.Core.Generation;
using Microsoft.Build.Framework;

namespace A11.Build;

/// <summary>Takes people's edits of generated files into the lock, if they keep the rules.</summary>
[MSBuildMultiThreadableTask]
public sealed class AcceptEdits : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>Absolute path of the repository's root.</summary>
    [Required]
    public string Root { get; set; } = "";

    /// <summary>Whether this is a build that must prove what is committed, and therefore may not write.</summary>
    public bool Locked { get; set; }

    private BuildLog BuildLog => new(Log);

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (Locked)
        {
            return Fail(EngineRules.BuildSettings.Id, "A11Accept writes the lock, which a build with A11Locked must not do.");
        }

        try
        {
            var locks = LockFile.Find(Root, out var error);
            return error is not null ? Fail(GenerationRules.UnreadableLock.Id, error)
                : locks is null ? Fail(EngineRules.BuildSettings.Id, $"There is no {LockFile.FileName}, so there is nothing to accept.")
                : Accept(locks);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Fail(EngineRules.UnreadableFile.Id, error.Message);
        }
    }

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Dispose();

    private bool Accept(LockFile locks)
    {
        var files = new RepositoryFiles(Root, text => BuildLog.Message(MessageImportance.Normal, text));
        var edited = HandEdits.Find(Root, locks).Select(file => file.Path).ToArray();
        var report = RepositoryCheck.Load(Root, files, new CheckOptions(StandardEngine.Create())).Run([.. edited.Where(files.Exists)], _cancellation.Token);
        foreach (var finding in report.Result.Diagnostics.Where(finding => finding.Severity >= report.FailOn))
        {
            BuildLog.Error(finding.Rule.Id, Path.Combine(Root, finding.Path), finding.Start.Line, finding.Start.Column, finding.Message);
        }

        if (Log.HasLoggedErrors)
        {
            return false;
        }

        HandEdits.Accept(Root, locks, edited).Write(Root);
        BuildLog.Message(MessageImportance.High, edited.Length == 0 ? "every generated file is what the lock says." : $"accepted {string.Join(", ", edited)}");
        return true;
    }

    private bool Fail(string code, string message)
    {
        BuildLog.Error(code, Root, 0, 0, message);
        return false;
    }
}
