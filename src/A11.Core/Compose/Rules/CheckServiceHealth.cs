using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Images;

namespace A11.Core.Compose.Rules;

/// <summary>Every service has a health check.</summary>
public sealed class CheckServiceHealth : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1002", "service-health", "Every service has a health check", Severity.Error, Category.Health);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (!service.HasHealthCheck && service.Get("extends") is null && (service.Image is not null || service.IsBuilt) && !IsJob(service, file) && !ComposeOverride.IsPart(service, context) && !IsProbedByImage(service, context))
        {
            var isKnown = service.IsBuilt || service.Reference is { } reference && VersionedImages.Contain(reference.ShortName);
            context.Report(
                this,
                service.Key.Span,
                $"Nothing {(isKnown ? "" : "here ")}probes {service.Name}, so a hang goes unseen{(isKnown ? "" : " unless its image has a health check")}, and what depends on it starts too early; add a “healthcheck” with a program that the image has.",
                severity: isKnown ? null : Severity.Warning);
        }
    }

    /// <summary>A service that others wait to end, that only runs when asked for, or that never restarts is a job: it serves nothing.</summary>
    private static bool IsJob(ComposeService service, ComposeFile file) =>
        service.Get("restart")?.Text is "no" or "on-failure"
        || service.Get("profiles") is not null
        || file.IsWaitedForToEnd(service.Name);

    private static bool IsProbedByImage(ComposeService service, RuleContext context)
    {
        var dockerfile = service.Dockerfile(context.File.Folder);
        return dockerfile is not null && context.Repository.Facts.ImageAt(dockerfile) is null or { HasHealthCheck: true };
    }
}
