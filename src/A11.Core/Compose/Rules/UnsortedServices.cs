using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Rules;

/// <summary>Looks at the order of services, and of what is in them.</summary>
public sealed class UnsortedServices : ComposeRule
{
    private static readonly CheckDescriptor Services = Create("AXC1015", "unsorted-services", "Sort services by name", "services-alphabetical-order");

    private static readonly CheckDescriptor Dependencies = Create("AXC1013", "unsorted-dependencies", "Sort dependencies by name", "service-dependencies-alphabetical-order");

    private static readonly CheckDescriptor Ports = Create("AXC1014", "unsorted-ports", "Sort ports", "service-ports-alphabetical-order");

    private static readonly CheckDescriptor Keys = Create("AXC1016", "unsorted-service-keys", "Keep the keys of services in one order", "service-keys-order");

    /// <summary>What a service is, what it needs, holds, is told, how it is reached, run, seen and limited.</summary>
    private static readonly ImmutableArray<string> KeyOrder =
    [
        "image", "build", "container_name", "depends_on", "volumes", "volumes_from", "configs", "secrets", "environment", "env_file", "ports", "networks", "network_mode", "extra_hosts",
        "command", "entrypoint", "working_dir", "restart", "healthcheck", "logging", "labels", "user", "isolation",
    ];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Services;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Services, Dependencies, Ports, Keys];

    /// <inheritdoc/>
    public override void Visit(ComposeFile file, RuleContext context)
    {
        if (file.Root["services"]?.Resolved is YamlMapping services && CheckNames(services) is { } misplaced)
        {
            Report(Services, services.Entries[misplaced].Key.Span, $"Service {services.Entries[misplaced].Name} belongs above {services.Entries[misplaced - 1].Name}. Move it.", services, context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        CheckDependencies(service, context);
        CheckPorts(service, context);
        var ranks = service.Mapping.Entries.Where(static entry => entry.Name != "<<").Select(static entry => KeyOrder.IndexOf(entry.Name) is >= 0 and var rank ? rank : KeyOrder.Length).ToArray();
        if (SortedEntries.FindMisplaced(ranks, Comparer<int>.Default) is { } misplaced)
        {
            var entries = service.Mapping.Entries.Where(static entry => entry.Name != "<<").ToImmutableArray();
            var fix = entries.Length == service.Mapping.Entries.Length ? SortedEntries.CreateFix(context.File.Text, service.Mapping, [.. entries.Select(static entry => entry.Span)], ranks, Comparer<int>.Default) : null;
            context.Report(Keys, entries[misplaced].Key.Span, $"The key {entries[misplaced].Name} of service {service.Name} belongs above {entries[misplaced - 1].Name}. Move it.", fix);
        }
    }

    private static void CheckDependencies(ComposeService service, RuleContext context)
    {
        if (service.Mapping.Find("depends_on") is not { } dependsOn)
        {
            return;
        }

        if (dependsOn.Value is YamlMapping mapping && CheckNames(mapping) is not null)
        {
            Report(Dependencies, dependsOn.Key.Span, $"The dependencies of service {service.Name} are not sorted by name. Sort them.", mapping, context);
        }
        else if (dependsOn.Value is YamlSequence sequence)
        {
            Check(Dependencies, dependsOn, sequence, [.. sequence.Items.Select(static item => item.Text ?? "")], $"The dependencies of service {service.Name} are not sorted by name. Sort them.", NameOrder.Alphabetical, context);
        }
    }

    private static void CheckPorts(ComposeService service, RuleContext context)
    {
        if (service.Mapping.Find("ports") is { Value: YamlSequence sequence } ports)
        {
            var published = service.Ports.Select(static port => port.Host.Length > 0 ? port.Host : port.Container).ToArray();
            Check(Ports, ports, sequence, published, $"The ports of service {service.Name} are not sorted. Sort them.", NameOrder.Numeric, context);
        }
    }

    private static void Check(CheckDescriptor check, YamlEntry entry, YamlSequence sequence, string[] keys, string message, NameOrder order, RuleContext context)
    {
        if (SortedEntries.FindMisplaced(keys, order) is not null)
        {
            context.Report(check, entry.Key.Span, message, SortedEntries.CreateFix(context.File.Text, sequence, [.. sequence.Items.Select(static item => item.Span)], keys, order));
        }
    }

    private static int? CheckNames(YamlMapping mapping) => SortedEntries.FindMisplaced([.. mapping.Entries.Select(static entry => entry.Name)], NameOrder.Alphabetical);

    private static void Report(CheckDescriptor check, TextSpan place, string message, YamlMapping mapping, RuleContext context) =>
        context.Report(check, place, message, SortedEntries.CreateFix(context.File.Text, mapping, [.. mapping.Entries.Select(static entry => entry.Span)], [.. mapping.Entries.Select(static entry => entry.Name)], NameOrder.Alphabetical));

    private static CheckDescriptor Create(string id, string slug, string title, string alias) => new(id, slug, title, Severity.Info, Category.Documented)
    {
        Aliases = [$"dclint/{alias}"],
        Fix = FixSafety.Safe,
        OptIn = true,
    };
}
