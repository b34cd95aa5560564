using System.Collections.Immutable;
using A11.Agents.FileSystems;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Tasks;

namespace A11.Agents.Policies;

/// <summary>Reads the tasks of a run from their files.</summary>
public static class TaskLoader
{
    /// <summary>The tasks of a repository's own task folder.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="problems">What is wrong with them; no task is carried out where anything is.</param>
    /// <exception cref="InvalidDataException">One of them is no regular file, or huge.</exception>
    public static ImmutableArray<DevOpsTask> LoadRepository(string root, out ImmutableArray<Diagnostic> problems) =>
        Load(TaskFiles.List(root).Select(path => (path, PolicyFile.Read(root, path) ?? [])), out problems);

    /// <summary>The tasks of some files, each behind those that it depends on.</summary>
    /// <param name="files">The files' paths, as problems name them, and contents.</param>
    /// <param name="problems">What is wrong with them; no task is carried out where anything is.</param>
    /// <param name="known">IDs of tasks elsewhere that these may depend on.</param>
    public static ImmutableArray<DevOpsTask> Load(IEnumerable<(string Path, byte[] Content)> files, out ImmutableArray<Diagnostic> problems, IReadOnlySet<string>? known = null)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var tasks = new List<DevOpsTask>();
        foreach (var (path, bytes) in files)
        {
            var content = FileContent.Decode(bytes);
            if (content.Problem is { } problem)
            {
                found.Add(new Diagnostic(TaskRules.InvalidJson, path, default, $"The task file {problem}."));
                continue;
            }

            var (read, wrong) = TaskReader.Read(content.Text, path);
            tasks.AddRange(read);
            found.AddRange(wrong);
        }

        var list = TaskList.Create(tasks, known);
        problems = [.. found.Concat(list.Problems)];
        return list.Tasks;
    }
}
