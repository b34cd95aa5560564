using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Rules;

/// <summary>Looks at what services refer to by name.</summary>
public sealed class ServiceReferences : ComposeRule
{
    private static readonly CheckDescriptor Service = Create("AXC0002", "service");
    private static readonly CheckDescriptor Network = Create("AXC0003", "network");
    private static readonly CheckDescriptor Volume = Create("AXC0004", "volume");
    private static readonly CheckDescriptor Secret = Create("AXC0005", "secret");
    private static readonly CheckDescriptor Config = Create("AXC0006", "config");
    private static readonly CheckDescriptor Model = Create("AXC0014", "model");

    private static readonly CheckDescriptor NetworkService = new("AXC0015", "undefined-network-mode-service", "The service whose network a service shares must be defined", Severity.Error, Category.Correct)
    {
        Aliases = ["compose-go/undefined-network-mode-service"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Service;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Service, Network, Volume, Secret, Config, Model, NetworkService];

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        var project = context.Repository.Model(ComposeProjects.Create).ProjectOf(context.File.Path);
        if (project.IsOpen)
        {
            return;
        }

        foreach (var (name, _) in service.Dependencies)
        {
            CheckService(name, name.Text, "depends on", service, project, context);
        }

        foreach (var (key, node, name) in service.SharedServices)
        {
            var check = key == "network_mode" ? NetworkService : Service;
            CheckService(node, name, $"uses the {key switch { "network_mode" => "network", "pid" => "processes", _ => "memory" }} of", service, project, context, check);
        }

        foreach (var (node, name) in service.BuildServices)
        {
            CheckService(node, name, "is built with", service, project, context);
        }

        CheckNames(service, service.Get("networks"), "networks", Network, project, context);
        CheckNames(service, service.Get("secrets"), "secrets", Secret, project, context);
        CheckNames(service, service.Get("build")?.AsMapping?["secrets"], "secrets", Secret, project, context);
        CheckNames(service, service.Get("configs"), "configs", Config, project, context);
        CheckNames(service, service.Get("models"), "models", Model, project, context);
        CheckVolumes(service, project, context);
    }

    private static void CheckService(YamlNode place, string? name, string verb, ComposeService service, ComposeProject project, RuleContext context, CheckDescriptor? check = null)
    {
        if (name is not null && !project.FindServices(name).Any() && !Interpolation.HasVariable(name))
        {
            context.Report(check ?? Service, place.Span, $"Service {service.Name} {verb} {name}, which is not defined, so Compose rejects the file. Define it, or correct the name.");
        }
    }

    private static void CheckNames(ComposeService service, YamlNode? names, string kind, CheckDescriptor check, ComposeProject project, RuleContext context)
    {
        foreach (var name in Names(names))
        {
            if (name.Text is { } text && text != "default" && !text.Contains('$', StringComparison.Ordinal) && !project.Defines(kind, text))
            {
                Report(check, name, service, kind, text, context);
            }
        }
    }

    private static IEnumerable<YamlNode> Names(YamlNode? node) => node?.Resolved switch
    {
        YamlSequence sequence => sequence.Items.Select(item => item.AsMapping?["source"] ?? item),
        YamlMapping mapping => mapping.MergedEntries().Select(entry => entry.Key),
        _ => [],
    };

    private static void CheckVolumes(ComposeService service, ComposeProject project, RuleContext context)
    {
        foreach (var item in service.Get("volumes")?.AsSequence?.Items ?? [])
        {
            var source = item.AsScalar is { } text ? FindVolume(text.Value)
                : item.AsMapping is { } mapping && mapping["type"]?.Text is "volume" ? mapping["source"]?.Text
                : null;
            if (source is not null && !project.Defines("volumes", source))
            {
                Report(Volume, item, service, "volumes", source, context);
            }
        }
    }

    private static void Report(CheckDescriptor check, YamlNode place, ComposeService service, string kind, string name, RuleContext context) =>
        context.Report(check, place.Span, $"Service {service.Name} uses the {kind[..^1]} {name}, which is not defined, so Compose rejects the file. Define it under {kind}, or correct the name.");

    /// <summary>The name of a volume in the short form; null for a directory, a variable and a volume without a name.</summary>
    private static string? FindVolume(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && text[0] is not ('.' or '/' or '~' or '$') && text.AsSpan(0, colon).IndexOfAny('$', '\\', '/') < 0 ? text[..colon] : null;
    }

    private static CheckDescriptor Create(string id, string kind) => new(id, $"undefined-{kind}", $"The {kind}s that a service uses must be defined", Severity.Error, Category.Correct)
    {
        Aliases = [$"compose-go/undefined-{kind}"],
    };
}
