using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Images;

namespace A11.Core.Compose.Rules;

/// <summary>Finds services without a health check.</summary>
public sealed class ServiceWithoutHealthCheck : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1002", "service-without-health-check", "Services should have a health check", Severity.Error, Category.Health);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (!service.HasHealthCheck && service.Get("extends") is null && (service.Image is not null || service.IsBuilt) && !IsJob(service, file) && !ComposeOverride.IsPart(service, context) && !IsProbedByImage(service, context))
        {
            var isKnown = service.IsBuilt || service.Reference is { } reference && IsOfficial(reference);
            context.Report(
                this,
                service.Key.Span,
                isKnown
                    ? $"Service {service.Name} has no health check, so Compose can't tell when it is ready or hung. Add a healthcheck{ExampleFor(service)}."
                    : $"Service {service.Name} has no health check here, and its image may have none, so Compose may not know when it is ready or hung. Add a healthcheck, or suppress this if the image has one.",
                severity: isKnown && !RunsAnother(service) && (!service.IsBuilt || ServesPorts(service, context)) ? null : Severity.Warning);
        }
    }

    /// <summary>Docker's official images have no health check on purpose (docker-library/faq, “Healthcheck”). Those of others may have one.</summary>
    private static bool IsOfficial(ImageReference reference) => !reference.ShortName.Contains('/', StringComparison.Ordinal) && VersionedImages.Contain(reference.ShortName);

    /// <summary>Whether it runs another program than its image is for, and lets nobody in: a scheduler, a queue's worker.</summary>
    private static bool RunsAnother(ComposeService service) => service.Get("entrypoint") is not null && service.Get("ports") is null;

    /// <summary>Whether others call it: its ports are published or exposed, here or by its Dockerfile. Else it can be a worker, or a program that ends.</summary>
    private static bool ServesPorts(ComposeService service, RuleContext context) =>
        service.Health.ServesPorts || (service.Dockerfile(context.File.Directory) is { } path && context.Repository.Facts.ImageAt(path)?.Ports.IsEmpty == false);

    /// <summary>Whether a service ends by itself: others wait for its end, it runs only on demand, or it isn't restarted.</summary>
    private static bool IsJob(ComposeService service, ComposeFile file) =>
        service.Get("restart")?.Text is "no" or "on-failure"
        || service.Get("profiles") is not null
        || file.IsWaitedForToEnd(service.Name);

    /// <summary>A test that works in the service's image, as the text after "Add a healthcheck".</summary>
    private static string ExampleFor(ComposeService service) => service is { IsBuilt: false, Reference: { } reference } && ImageProbe.Find(reference) is { IsEmpty: false } words
        ? $", for example test: [\"CMD\", {string.Join(", ", words.Select(static word => $"\"{word}\""))}]"
        : " with a program that its image contains";

    private static bool IsProbedByImage(ComposeService service, RuleContext context)
    {
        var dockerfile = service.Dockerfile(context.File.Directory);
        return dockerfile is not null && context.Repository.Facts.ImageAt(dockerfile) is null or { HasHealthCheck: true };
    }
}
