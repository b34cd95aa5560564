using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Finds images without a HEALTHCHECK, also those that serve no port.</summary>
public sealed class UndeclaredHealthCheck : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3057", "undeclared-health-check", "Every image should declare a HEALTHCHECK", Severity.Info, Category.Health)
    {
        Aliases = ["hadolint/DL3057", "trivy/DS-0026", "checkov/CKV_DOCKER_2"],
        OptIn = true,
    };

    internal override bool NeedsWholeFile => true;

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        // Where a port is exposed, AXD0003 considers other probes of the repository, and reports.
        if (file.Final is not { From: { } from } final || final.Last("HEALTHCHECK") is not null || MissingHealthCheck.IsUnprobed(file, context))
        {
            return;
        }

        context.Report(
            this,
            from.Keyword.Union(final.ImageSpan),
            "The image declares no HEALTHCHECK. Add one, or HEALTHCHECK NONE if it needs none.");
    }
}
