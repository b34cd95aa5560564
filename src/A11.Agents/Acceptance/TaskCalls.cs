using A11.Agents.Acceptance.Commands;
using A11.Core.Workflows.Model;

namespace A11.Agents.Acceptance;

/// <summary>Finds what the files of a task run, and where.</summary>
internal static class TaskCalls
{
    /// <summary>What its workflows, makefiles and scripts run in the end.</summary>
    /// <param name="result">The task's files as what they mean.</param>
    /// <param name="paths">Their paths.</param>
    public static IReadOnlyList<CommandCall> Collect(TaskResult result, IEnumerable<string> paths)
    {
        var text = new RepositoryText(result.Files);
        var collector = new CallCollector(text);
        var calls = new WorkflowCalls(text, collector) { PlaceOf = step => result.PlaceOf(step, step.FindKey("run") ?? step.FindKey("uses")) };
        foreach (var workflow in result.Workflows)
        {
            calls.Collect(workflow);
        }

        foreach (var (path, kind) in paths.Select(static path => (path, GeneratedFiles.MeaningOf(path))))
        {
            if (kind == GeneratedFileKind.Makefile)
            {
                foreach (var definition in new MakeTargets(text).All(path))
                {
                    collector.Collect(definition.Script, new CallSite { Place = new CriterionPlace(path, definition.Line) }.Into(definition));
                }
            }
            else if (kind == GeneratedFileKind.Script && result.Workflows.IsEmpty && result.Makefiles.IsEmpty && text.Read(path) is { } script)
            {
                // Where a workflow or a makefile is to run it, what counts is whether that does.
                var definition = new ScriptDefinition(path, path, script.Content, "");
                collector.Collect(definition.Script, new CallSite { Place = new CriterionPlace(path, 1) }.Into(definition));
            }
        }

        return collector.Calls;
    }
}
