using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds service containers that a job doesn't wait for.</summary>
public sealed class UnprobedServiceContainer : WorkflowRule
{
    /// <summary>Programs by which steps wait themselves, beside those that have it in their name.</summary>
    private static readonly string[] Probes = ["pg_isready", "redis-cli", "valkey-cli", "mysqladmin", "mariadb-admin", "mongosh", "nc", "dockerize"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1020", "unprobed-service-container", "Service containers should have a health check", Severity.Warning, Category.Health);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var container in JobContainer.FindAll(job))
        {
            // What images other than these check themselves is not known.
            if (container is { Service: not null, HasDynamicOptions: false, Health.IsProbed: false } && container.Mapping["image"]?.AsScalar is { } image
                && ImageReference.Parse(image.Value) is { IsDynamic: false } reference && VersionedImages.Contain(reference.ShortName) && !Waits(job, file))
            {
                context.Report(this, image.ValueSpan, $"{container.Title} has no health check, so steps can start before it is ready. {AdviceFor(reference)}");
            }
        }
    }

    private static string AdviceFor(ImageReference image) => ImageProbe.Find(image) is { IsEmpty: false } words && words.All(static word => !word.Contains('(', StringComparison.Ordinal))
        ? $"Add options: --health-cmd \"{string.Join(' ', words)}\" --health-interval 5s --health-retries 10"
        : "Add --health-cmd to its options, with a command that its image contains.";

    /// <summary>Whether a step of the job waits for what it needs.</summary>
    private static bool Waits(WorkflowJob job, WorkflowFile file) =>
        job.Steps.Any(static step => step.Uses?.Value.Contains("wait", StringComparison.OrdinalIgnoreCase) == true)
        || WorkflowScripts.FindAll(file).Where(script => job.Mapping.Span.Contains(script.Map.ToHost(default).Start)).SelectMany(static script => script.Parse().Commands)
            .Any(static command => command.Words.Any(static word => word.Value.Contains("wait", StringComparison.OrdinalIgnoreCase)) || Probes.Contains(command.Name));
}
