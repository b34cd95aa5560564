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
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        var setups = file.Jobs.SelectMany(static job => job.Steps.Where(static step => step.Reference is { Path: "" } reference && reference.Repository.StartsWith(Setup, StringComparison.Ordinal)).Select(step => (Job: job, Step: step)));
        foreach (var tool in setups.GroupBy(static setup => setup.Step.Reference!.Repository[Setup.Length..]))
        {
            Check(tool.Key, [.. tool], context);
        }
    }

    /// <summary>Looks at all that set up one language: a workflow that tests the project's version somewhere may use others beside it.</summary>
    private void Check(string tool, (WorkflowJob Job, WorkflowStep Step)[] setups, RuleContext context)
    {
        if (setups.Any(setup => ReadsProject(setup.Step, tool)) || ProjectVersion.Find(tool, context.Repository, context.Repository.ProjectRootOf(context.File.Path)) is not { } project)
        {
            return;
        }

        var versions = setups.Select(setup => (Scalar: setup.Step.With![$"{tool}-version"]!.AsScalar!, Values: ValuesOf(setup.Step.With![$"{tool}-version"]!.AsScalar!, setup.Job))).ToArray();
        if (versions.Any(version => version.Values.IsEmpty || version.Values.Any(value => project.IsMetBy(value) is not false)))
        {
            return;
        }

        foreach (var (scalar, values) in versions)
        {
            context.Report(this, scalar.ValueSpan, $"The job uses {tool} {string.Join(", ", values.Take(4))}, and {project.Path} names {project.Version}{(project.IsMinimum ? " or later" : "")}. Use the project's version{FileInputOf(tool)}.");
        }
    }

    /// <summary>Whether a step takes the version from a file of the project: by an input, or as it has none.</summary>
    private static bool ReadsProject(WorkflowStep step, string tool) =>
        step.With?[$"{tool}-version"]?.AsScalar is not { IsNull: false } || step.With.Entries.Any(static entry => entry.Name is "global-json-file" || entry.Name.EndsWith("-version-file", StringComparison.Ordinal));

    /// <summary>The versions that a scalar names, by the matrix too; none where they are not known.</summary>
    private static ImmutableArray<string> ValuesOf(YamlScalar version, WorkflowJob job)
    {
        ImmutableArray<YamlScalar> scalars = version.HasExpression ? [.. (job.Matrix?.ValuesOf(version) ?? []).SelectMany(static value => value.Scalars)] : [version];
        return [.. scalars.SelectMany(static value => value.Value.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
    }

    /// <summary>The input by which the action reads the project's file (its <c>action.yml</c>).</summary>
    private static string FileInputOf(string tool) => tool switch
    {
        "dotnet" => ", or global-json-file",
        _ => $", or {tool}-version-file",
    };
}
