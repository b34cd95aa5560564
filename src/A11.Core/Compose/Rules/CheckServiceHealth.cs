using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>Every service has a health check.</summary>
public sealed class CheckServiceHealth : ComposeRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXC1002", "service-health", "Every service has a health check", Severity.Error, Category.Health);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (!service.HasHealthCheck && service.Get("extends") is null && (service.Image is not null || service.IsBuilt) && !IsJob(service, file) && !ComposeOverride.IsPart(service, context) && !IsProbedByImage(service, context))
        {
            context.Report(this, service.Key.Span, $"Nothing probes {service.Name}, so a hang goes unseen, and what depends on it starts too early; add a “healthcheck” with a program that the image has.");
        }
    }

    /// <summary>A service that others wait to end, that only runs when asked for, or that never restarts is a job: it serves nothing.</summary>
    private static bool IsJob(ComposeService service, ComposeFile file) =>
        service.Get("restart")?.Text is "no" or "on-failure"
        || service.Get("profiles") is not null
        || file.Services.Any(other => other.Dependencies.Any(dependency => dependency.Name.Text == service.Name && dependency.Condition?.Value == "service_completed_successfully"));

    private static bool IsProbedByImage(ComposeService service, RuleContext context)
    {
        var dockerfile = service.Dockerfile(context.File.Folder);
        return dockerfile is not null && context.Repository.Facts.ImageAt(dockerfile) is null or { HasHealthCheck: true };
    }
}
