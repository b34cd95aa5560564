using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Generation;

namespace A11.Agents.Locks;

/// <summary>Compares the files of a repository with its lock: what is committed is what was generated, reviewed and allowed.</summary>
public static class LockCheck
{
    /// <summary>The findings; none where there is no lock, since nothing is to be proved then.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    public static ImmutableArray<Diagnostic> Run(string root)
    {
        var file = LockFile.Find(root, out var error);
        return error is not null ? [new Diagnostic(GenerationRules.UnreadableLock, LockFile.FileName, default, error)]
            : [.. (file ?? LockFile.Empty).Tasks.SelectMany(task => task.Files.Select(locked => Check(root, task, locked))).OfType<Diagnostic>().Order(DiagnosticOrder.Instance)];
    }

    private static Diagnostic? Check(string root, LockedTask task, LockedFile locked) => locked.FindState(root) switch
    {
        LockedFileState.Unchanged => null,
        LockedFileState.Missing => new Diagnostic(GenerationRules.LockedFileMissing, locked.Path, default, $"{locked.Path}, which task {task.TaskId} generated, is missing. Restore it from git, or run dotnet a11 run {task.TaskId}."),
        _ => new Diagnostic(GenerationRules.LockedFileChanged, locked.Path, default, $"{locked.Path} differs from what task {task.TaskId} generated. Restore it, run dotnet a11 run {task.TaskId}, or accept the edit with dotnet a11 accept {locked.Path}."),
    };
}
