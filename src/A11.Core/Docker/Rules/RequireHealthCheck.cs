using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Every image has a HEALTHCHECK.</summary>
public sealed class RequireHealthCheck : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3057", "health-check-always", "Every image has a HEALTHCHECK", Severity.Info, Category.Health)
    {
        Aliases = ["hadolint/DL3057", "trivy/DS-0026", "checkov/CKV_DOCKER_2"],
        OptIn = true,
    };

    internal override bool NeedsWholeFile => true;

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        // Where a port is exposed, AXD0003 knows who else may probe it, and reports.
        if (file.Final is not { From: { } from } final || final.Last("HEALTHCHECK") is not null || MissingHealthCheck.IsUnprobed(file, context))
        {
            return;
        }

        context.Report(
            this,
            from.Keyword.Union(final.ImageSpan),
            "Nothing tells the engine whether the program in this image still works; add a HEALTHCHECK, or HEALTHCHECK NONE where another part of the system looks after it.");
    }
}
