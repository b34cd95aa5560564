using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>Finds services that nothing says how to run.</summary>
public sealed class ServiceWithoutImage : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC0017", "service-without-image", "Services must have an image, a build or a provider", Severity.Error, Category.Correct) { Aliases = ["compose-go/no-image-no-build"] };

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (!HasSource(service) && context.Repository.Model(ComposeProjects.Create).ProjectOf(context.File.Path) is { IsOpen: false } project && !project.FindServices(service.Name).Any(HasSource))
        {
            context.Report(this, service.Key.Span, $"Service {service.Name} has neither image nor build, so Compose rejects the file. Add one of them.");
        }
    }

    private static bool HasSource(ComposeService service) => (service.Get("image") ?? service.Get("build") ?? service.Get("provider") ?? service.Get("extends")) is not null;
}
