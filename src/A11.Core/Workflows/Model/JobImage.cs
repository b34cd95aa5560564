using A11.Core.Images;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>An image that a job runs: its container's, a service's, or that of a step (<c>uses: docker://…</c>).</summary>
/// <param name="Value">The scalar that names it.</param>
/// <param name="Reference">The image.</param>
public sealed record JobImage(YamlScalar Value, ImageReference Reference)
{
    /// <summary>Where it is named.</summary>
    public TextSpan Span => Value.Span;

    private const string StepPrefix = "docker://";

    /// <summary>The images of a job, in the order container, services, steps.</summary>
    public static IEnumerable<JobImage> FindAll(WorkflowJob job)
    {
        IEnumerable<YamlNode?> containers = [job.Mapping["container"], .. (job.Mapping["services"]?.AsMapping?.Entries ?? []).Select(service => service.Value)];
        return containers.Select(container => container?.AsScalar ?? container?.AsMapping?["image"]?.AsScalar).OfType<YamlScalar>()
            .Select(image => new JobImage(image, ImageReference.Parse(image.Value)))
            .Concat(job.Steps.Where(step => step.Reference is { IsImage: true }).Select(step => new JobImage(step.Uses!, ImageReference.Parse(step.Uses!.Value[StepPrefix.Length..]))));
    }
}
