using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at whether the actions of this repository are there when a step uses them.</summary>
public sealed class LocalActions : WorkflowRule
{
    private const string OwnRepository = "$/";

    private static readonly CheckDescriptor BeforeCheckout = new("AXW0310", "local-action-before-checkout", "Local actions must be used after a checkout", Severity.Error, Category.Correct)
    {
        Aliases = ["zizmor/self-repository"],
    };

    private static readonly CheckDescriptor Missing = new("AXW0311", "missing-local-action", "Local actions must exist", Severity.Error, Category.Correct);

    private static readonly CheckDescriptor Broken = new("AXW0312", "broken-local-action", "Local actions must be valid", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/action"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Missing;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [BeforeCheckout, Missing, Broken];

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        var workspace = Workspace.Create(job, file, context.Repository.ProjectRootOf(context.File.Path));
        foreach (var step in job.Steps)
        {
            if (step is { Uses: { } uses, Reference: { IsLocal: true } reference })
            {
                Check(uses, reference, workspace, context);
            }

            workspace.Apply(step);
        }
    }

    private static void Check(YamlScalar uses, UsesReference reference, Workspace workspace, RuleContext context)
    {
        var isOwn = reference.Text.StartsWith(OwnRepository, StringComparison.Ordinal);
        if (!isOwn && workspace.State is WorkspaceState.Empty)
        {
            context.Report(BeforeCheckout, uses.ValueSpan, $"{reference.Text} is read from the workspace, which is empty before the checkout, so the step fails. Add a step with actions/checkout before it.");
            return;
        }

        var action = ReferencedFiles.Find(context.Repository).FindAction(reference, context.File.Path);
        if (action?.State is ReferencedFileState.Missing && (isOwn || workspace.State is WorkspaceState.Repository))
        {
            context.Report(Missing, uses.ValueSpan, $"{(action.Path.Length == 0 ? "The repository's root" : action.Path)} holds no action.yml, action.yaml or Dockerfile, so the step fails. Correct the path, which starts at the repository's root.");
        }
        else if (action is not null && (action.State is ReferencedFileState.Broken || !action.IsValidAction))
        {
            context.Report(Broken, uses.ValueSpan, $"{action.Path} is no valid action, so the step fails. Correct it there.");
        }
        else if (action?.Workflow is not null && (isOwn || workspace.State is WorkspaceState.Repository) && FindMissingFile(action, context.Repository) is { } missing)
        {
            context.Report(Broken, uses.ValueSpan, $"{action.Path} runs {missing}, which does not exist, so the step fails. Correct the path there, or add the file.");
        }
    }

    /// <summary>A file that the action names beside its own and that isn't there (GitHub's metadata syntax, <c>runs.main</c>, <c>runs.image</c>); null where there is none.</summary>
    private static string? FindMissingFile(ReferencedFile action, Repository repository) =>
        (action.Workflow!.Root["runs"]?.AsMapping?.Entries ?? [])
            .Where(static entry => entry.Name is "main" or "pre" or "post" or "image")
            .Select(static entry => entry.Value.Text)
            .OfType<string>()
            .FirstOrDefault(name => name.Length > 0 && !name.Contains("://", StringComparison.Ordinal) && RepositoryPath.Resolve(RepositoryPath.Directory(action.Path), name) is { } path && !repository.Exists(path));
}
