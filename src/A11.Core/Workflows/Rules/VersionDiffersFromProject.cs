using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds versions of a language that a job sets up, and that are not the project's own.</summary>
public sealed class VersionDiffersFromProject : WorkflowRule
{
    private const string Setup = "actions/setup-";

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0320", "version-differs-from-project", "Jobs should use the version that the project names", Severity.Info, Category.Reproducible);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var tool in job.Steps.Where(static step => step.Reference is { Path: "" } reference && reference.Repository.StartsWith(Setup, StringComparison.Ordinal)).GroupBy(static step => step.Reference!.Repository[Setup.Length..]))
        {
            // Without a version, the action reads the project's file.
            if (tool.All(step => step.With?[$"{tool.Key}-version"] is not null))
            {
                foreach (var step in tool)
                {
                    Check(step, tool.Key, job, context);
                }
            }
        }
    }

    private void Check(WorkflowStep step, string tool, WorkflowJob job, RuleContext context)
    {
        if (step.With?[$"{tool}-version"]?.AsScalar is not { IsNull: false } version
            || ProjectVersion.Find(tool, context.Repository, context.Repository.ProjectRootOf(context.File.Path)) is not { } project)
        {
            return;
        }

        ImmutableArray<YamlScalar> values = version.HasExpression ? [.. (job.Matrix?.ValuesOf(version) ?? []).SelectMany(static value => value.Scalars)] : [version];
        if (values.IsEmpty || values.SelectMany(static value => value.Value.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries)).Any(value => project.IsMetBy(value) is not false))
        {
            return;
        }

        context.Report(this, version.ValueSpan, $"The job uses {tool} {string.Join(", ", values.Select(static value => value.Value.ReplaceLineEndings(" ").Trim()).Take(4))}, and {project.Path} names {project.Version}{(project.IsMinimum ? " or later" : "")}. Use the project's version{FileInputOf(tool)}.");
    }

    /// <summary>The input by which the action reads the project's file (its <c>action.yml</c>).</summary>
    private static string FileInputOf(string tool) => tool switch
    {
        "dotnet" => ", or global-json-file",
        _ => $", or {tool}-version-file",
    };
}
