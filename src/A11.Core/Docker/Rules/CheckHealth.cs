using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>What serves a port is probed.</summary>
public sealed class CheckHealth : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD0003", "health-check", "What serves a port is probed", Severity.Error, Category.Health)
    {
        Aliases = ["hadolint/DL3057", "trivy/DS-0026", "checkov/CKV_DOCKER_2"],
    };

    internal override bool NeedsWholeFile => true;

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (IsUnprobed(file, context) && ExposedPort(file.Final!) is { } port)
        {
            context.Report(this, port.Span, $"The image serves port {port.Value}, but nothing probes it, so a program that hangs goes on being sent requests; add a HEALTHCHECK with a program that the image has.", aliases: PeersOf(file));
        }
    }

    /// <summary>Whether the final stage exposes a port that nothing in the repository probes.</summary>
    internal static bool IsUnprobed(DockerfileModel file, RuleContext context) =>
        file.Final is { } final && final.Last("HEALTHCHECK") is null && ExposedPort(final) is not null && !IsProbedElsewhere(final, context);

    /// <summary>The peers that would miss a HEALTHCHECK; Trivy and Checkov are content with one in any stage.</summary>
    internal static ImmutableArray<string> PeersOf(DockerfileModel file) =>
        file.Stages.Any(stage => stage.Instructions.Any(instruction => instruction.Is("HEALTHCHECK")))
            ? ["hadolint/DL3057"]
            : ["hadolint/DL3057", "trivy/DS-0026", "checkov/CKV_DOCKER_2"];

    private static DockerfileWord? ExposedPort(Stage final)
    {
        var expose = final.Last("EXPOSE");
        return expose is null || expose.Words.IsEmpty ? null : expose.Words[0];
    }

    /// <summary>A compose file or a manifest in the repository may probe the container instead.</summary>
    private static bool IsProbedElsewhere(Stage final, RuleContext context) =>
        context.Repository.Facts.Services.Any(service => service.IsProbed
            && service.Dockerfile == context.File.Path
            && (service.Target is null || service.Target.Equals(final.Name, StringComparison.OrdinalIgnoreCase)));
}
