using A11.Core.Files;
using A11.Core.Make.Model;

namespace A11.Agents.Acceptance.Commands;

/// <summary>The scripts that Taskfiles define.</summary>
internal static class Taskfiles
{
    /// <summary>The tasks; null where the file can't be read.</summary>
    public static IEnumerable<ScriptDefinition>? Read(SourceFileText file) => Taskfile.Read(file.Text)?.Select(task =>
        new ScriptDefinition(task.Name, file.Path, task.Script, task.Directory is { } directory ? RepositoryPath.Resolve(file.Directory, directory) ?? "" : file.Directory)
        {
            Tolerance = task.MayFail ? "“ignore_error” lets it fail" : null,
        });
}
