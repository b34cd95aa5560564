using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Taint;

/// <summary>A place of a repository that uses one of its own actions or workflows.</summary>
/// <param name="Path">The caller's path.</param>
/// <param name="File">The caller.</param>
/// <param name="Job">The job; null in an action.</param>
/// <param name="Step">The step; null where a job calls a workflow.</param>
/// <param name="With">The inputs; null where it gives none.</param>
internal sealed record LocalCall(string Path, WorkflowFile File, WorkflowJob? Job, WorkflowStep? Step, YamlMapping? With);
