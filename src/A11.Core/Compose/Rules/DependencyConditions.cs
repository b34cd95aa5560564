using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Images;

namespace A11.Core.Compose.Rules;

/// <summary>Looks at whether what a service waits for can come.</summary>
public sealed class DependencyConditions : ComposeRule
{
    private static readonly CheckDescriptor Profile = new("AXC0036", "dependency-behind-profile", "Services should not require services that only a profile enables", Severity.Warning, Category.Correct);

    private static readonly CheckDescriptor Unprobed = new("AXC0037", "unprobed-healthy-dependency", "A service that others wait for to be healthy must have a health check", Severity.Error, Category.Health);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Profile;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Profile, Unprobed];

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        foreach (var (name, condition) in service.Dependencies)
        {
            if (name.Text is not { } needed || file.Find(needed) is not { } dependency)
            {
                continue;
            }

            if (!dependency.Profiles.IsEmpty && !IsEnabledWith(service, dependency) && IsRequired(service, needed))
            {
                context.Report(Profile, name.Span, $"Service {service.Name} requires {needed}, which only the profile {dependency.Profiles[0]} enables, so Compose refuses to start it without. Give both the same profile, or add required: false.");
            }

            if (condition is { Value: "service_healthy" } && IsRequired(service, needed) && FindUnprobed(dependency, context) is { } why)
            {
                // The base of an image that is built may have one.
                context.Report(Unprobed, condition.Span, $"Service {service.Name} waits until {needed} is healthy, but {why}, so it never starts. Add a healthcheck to {needed}.", severity: dependency.IsBuilt ? Severity.Warning : null);
            }
        }
    }

    private static bool IsEnabledWith(ComposeService service, ComposeService dependency) => !service.Profiles.IsEmpty && service.Profiles.All(dependency.Profiles.Contains);

    private static bool IsRequired(ComposeService service, string name) => service.At("depends_on", name, "required")?.AsScalar is not { } required || required.Value.ToUpperInvariant() is not ("FALSE" or "NO" or "OFF" or "N");

    /// <summary>Why nothing probes a service, as the end of “but …”; null where something does or may: the image, another file, or what it extends.</summary>
    private static string? FindUnprobed(ComposeService service, RuleContext context)
    {
        if (service.HasHealthCheck || service.Get("extends") is not null || ComposeOverride.IsPart(service, context))
        {
            return null;
        }

        if (service.Get("healthcheck")?.AsMapping is { } check && (ComposeService.IsTrue(check["disable"]) || check["test"] is not null))
        {
            return "its health check is switched off";
        }

        if (service.IsBuilt)
        {
            return service.Dockerfile(context.File.Directory) is { } path && context.Repository.Facts.ImageAt(path) is { HasHealthCheck: false } ? "neither the service nor its Dockerfile has a health check" : null;
        }

        // Docker Official Images have none (docker-library/faq, “Healthcheck”).
        return service.Reference is { } image && VersionedImages.Contain(image.ShortName) && !image.ShortName.Contains('/', StringComparison.Ordinal) ? "neither the service nor its image has a health check" : null;
    }
}
