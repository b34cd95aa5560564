using System.Collections.Immutable;
using A11.Core.Containers;
using A11.Core.Scripts;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>A container of a job: the one that its steps run in, or a service's (GitHub's workflow syntax, <c>jobs.&lt;job_id&gt;.container</c> and <c>jobs.&lt;job_id&gt;.services</c>).</summary>
/// <param name="Job">The job.</param>
/// <param name="Service">The name of the service; null for the job's own container.</param>
/// <param name="Mapping">What it is made of.</param>
public sealed record JobContainer(WorkflowJob Job, string? Service, YamlMapping Mapping)
{
    /// <summary>The container for messages.</summary>
    internal string Title => Service is null ? $"The container of job {Job.Id}" : $"Service {Service}";

    /// <summary>How it is isolated, by <c>options</c>, which the runner hands to <c>docker create</c>, and by <c>volumes</c>.</summary>
    public ContainerIsolation Isolation { get; } = Read(Mapping);

    /// <summary>What checks its health: <c>--health-cmd</c> among its <c>options</c>.</summary>
    internal ContainerHealth Health => ContainerHealth.Create(DockerOptions.FindHealthCheck(OptionsOf(Mapping)), Mapping["ports"]?.AsSequence is { Items.IsEmpty: false });

    /// <summary>Whether expressions decide about its <c>options</c>.</summary>
    internal bool HasDynamicOptions => OptionsOf(Mapping).Any(static word => !word.Placeholders.IsEmpty);

    /// <summary>Whether the job asks for a runner of its owner's, where other jobs and the network of the owner are. A runner of GitHub's is a machine of its own for each job, on which the steps are root anyway.</summary>
    internal bool IsOnOwnRunner => LabelsOf(Job.Mapping["runs-on"]).Any(static label => label.Text == "self-hosted");

    /// <summary>The containers of a job.</summary>
    public static IEnumerable<JobContainer> FindAll(WorkflowJob job)
    {
        var services = (job.Mapping["services"]?.AsMapping?.Entries ?? []).Select(entry => (Name: (string?)entry.Name, entry.Value));
        return services.Prepend((null, job.Mapping["container"]!)).Where(pair => pair.Value?.AsMapping is not null).Select(pair => new JobContainer(job, pair.Name, pair.Value.AsMapping!));
    }

    private static ContainerIsolation Read(YamlMapping mapping)
    {
        var volumes = (mapping["volumes"]?.AsSequence?.Items ?? []).Where(static item => item.Text is not null).Select(static item => new PlacedText(ContainerIsolation.HostPathOf(item.Text!), item.Span));
        return DockerOptions.Read(OptionsOf(mapping)).With(new ContainerIsolation { HostPaths = [.. volumes] });
    }

    private static ImmutableArray<MappedText> OptionsOf(YamlMapping mapping) =>
        mapping["options"]?.AsScalar is { } line ? CommandLine.Split(CommandWords.Read(line, ExpressionRange.Read)) : [];

    private static IEnumerable<YamlNode> LabelsOf(YamlNode? node) => node?.Resolved switch
    {
        YamlScalar label => [label],
        YamlSequence labels => labels.Items,
        YamlMapping group => LabelsOf(group["labels"]),
        _ => [],
    };
}
