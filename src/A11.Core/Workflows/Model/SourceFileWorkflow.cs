using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>A file read as a workflow or an action, which is done once.</summary>
internal static class SourceFileWorkflow
{
    extension(SourceFile file)
    {
        /// <summary>The workflow or action; null where the file is neither.</summary>
        public WorkflowFile? Workflow => file.Syntax(static file => new Parsed(WorkflowFile.Create(file.Yaml, file.Path))).File;
    }

    private sealed record Parsed(WorkflowFile? File);
}
