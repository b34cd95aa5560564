using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Rules;

/// <summary>Looks at the services that others extend.</summary>
public sealed class ExtendedServices : ComposeRule
{
    private static readonly CheckDescriptor Undefined = new("AXC0013", "undefined-extended-service", "The service that a service extends must be defined", Severity.Error, Category.Correct) { Aliases = ["compose-go/extends-undefined"] };

    private static readonly CheckDescriptor Cycle = new("AXC0016", "extends-cycle", "Services must not extend each other in a cycle", Severity.Error, Category.Correct) { Aliases = ["compose-go/extends-cycle"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Undefined;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Undefined, Cycle];

    /// <inheritdoc/>
    public override void Visit(ComposeFile file, RuleContext context)
    {
        foreach (var (place, names) in ServiceCycles.Find(file, service => ExtendedBy(service, context)))
        {
            context.Report(Cycle, place.Span, $"The services {string.Join(" → ", names)} extend each other in a cycle, so Compose rejects the file. Remove one of the extends.");
        }
    }

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service.ExtendedName is not { Text: { Length: > 0 } name } place || Interpolation.HasVariable(name))
        {
            return;
        }

        var projects = context.Repository.Model(ComposeProjects.Create);
        if (service.ExtendedFile is not { } other || IsSame(other, context))
        {
            if (file.Find(name) is null && projects.ProjectOf(context.File.Path) is { IsOpen: false } project && !project.FindServices(name).Any())
            {
                context.Report(Undefined, place.Span, $"Service {service.Name} extends {name}, which this file doesn't define, so Compose rejects it. Correct the name, or add the file that defines it.");
            }
        }
        else if (ComposeFile.Resolve(context.File.Directory, other) is { } path && projects.Find(path) is { } extended && extended.Find(name) is null && extended.Root["include"] is null)
        {
            context.Report(Undefined, place.Span, $"Service {service.Name} extends {name} of {other}, which doesn't define it, so Compose rejects the file. Correct the name.");
        }
    }

    /// <summary>The service of the same file that a service extends: one at most.</summary>
    private static IEnumerable<(YamlNode Node, string Name)> ExtendedBy(ComposeService service, RuleContext context)
    {
        if (service.ExtendedName is { Text: { Length: > 0 } name } node && (service.ExtendedFile is not { } file || IsSame(file, context)))
        {
            yield return (node, name);
        }
    }

    private static bool IsSame(string file, RuleContext context) => ComposeFile.Resolve(context.File.Directory, file) == context.File.Path;
}
