using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Every image says how it is probed, also one that exposes no port.</summary>
public sealed class RequireHealthCheck : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3057", "health-check-everywhere", "Every image says how it is probed, also one that exposes no port", Severity.Info, Category.Health)
    {
        Aliases = ["hadolint/DL3057", "trivy/DS-0026", "checkov/CKV_DOCKER_2"],
        OptIn = true,
    };

    private static readonly ImmutableArray<string> ElsewhereAliases = ["hadolint/DL3057"];

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        // An image that exposes a port is judged by AXD0003, which knows who else may probe it.
        if (file.Final is not { From: { } from } final || final.Last("HEALTHCHECK") is not null || final.Instructions.Any(instruction => instruction.Is("EXPOSE")))
        {
            return;
        }

        var isElsewhere = file.Stages.Any(stage => stage.Instructions.Any(instruction => instruction.Is("HEALTHCHECK")));
        context.Report(this, from.Keyword.Union(final.ImageSpan), "The image has no HEALTHCHECK, so nothing tells a program that hangs from one that works; add one, or HEALTHCHECK NONE where there is nothing to probe.", aliases: isElsewhere ? ElsewhereAliases : null);
    }
}
