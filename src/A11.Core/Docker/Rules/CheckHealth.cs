using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>What serves a port is probed.</summary>
public sealed class CheckHealth : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD0003", "health-check", "What serves a port is probed", Severity.Error, Category.Health)
    {
        Aliases = ["hadolint/DL3057", "trivy/DS-0026", "checkov/CKV_DOCKER_2"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (file.Final is not { } final || final.Last("HEALTHCHECK") is not null || ExposedPort(final) is not { } port || IsProbedElsewhere(final, context))
        {
            return;
        }

        context.Report(this, port.Span, $"The image serves port {port.Value}, but nothing probes it, so a program that hangs goes on being sent requests; add a HEALTHCHECK with a program that the image has.");
    }

    private static DockerfileWord? ExposedPort(Stage final)
    {
        var expose = final.Instructions.LastOrDefault(instruction => instruction.Is("EXPOSE"));
        return expose is null || expose.Words.IsEmpty ? null : expose.Words[0];
    }

    /// <summary>A compose file or a manifest in the repository may probe the container instead.</summary>
    private static bool IsProbedElsewhere(Stage final, RuleContext context) =>
        context.Repository.Facts.Services.Any(service => service.IsProbed
            && service.Dockerfile == context.File.Path
            && (service.Target is null || service.Target.Equals(final.Name, StringComparison.OrdinalIgnoreCase)));
}
