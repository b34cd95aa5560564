using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Rules;

/// <summary>Finds keys that Compose doesn't take together.</summary>
public sealed class ExclusiveKeys : ComposeRule
{
    private static readonly CheckDescriptor Exclusive = new("AXC0018", "exclusive-compose-keys", "Compose files must not combine keys that exclude each other", Severity.Error, Category.Correct) { Aliases = ["compose-go/exclusive-attributes"] };

    private static readonly CheckDescriptor Networks = new("AXC0019", "network-mode-with-networks", "Services must not have both a network mode and networks", Severity.Error, Category.Correct) { Aliases = ["compose-go/network-mode-and-networks"] };

    private static readonly CheckDescriptor External = new("AXC0020", "external-resource-with-settings", "External resources must not have settings", Severity.Error, Category.Correct) { Aliases = ["compose-go/external-conflict"] };

    private static readonly CheckDescriptor ExternalName = new("AXC0021", "conflicting-external-name", "External resources must have one name", Severity.Error, Category.Correct) { Aliases = ["compose-go/external-name-conflict"] };

    private static readonly CheckDescriptor Source = new("AXC0022", "resource-without-source", "Secrets and configs must say where their content comes from", Severity.Error, Category.Correct) { Aliases = ["compose-go/content-source-missing"] };

    private static readonly string[] Kinds = ["networks", "volumes", "secrets", "configs"];

    private static readonly string[] Sources = ["file", "environment", "content"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Exclusive;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Exclusive, Networks, External, ExternalName, Source];

    /// <inheritdoc/>
    public override void Visit(ComposeFile file, RuleContext context)
    {
        foreach (var kind in Kinds)
        {
            foreach (var (entry, mapping) in file.Definitions(kind))
            {
                CheckExternal(kind[..^1], entry.Name, mapping, context);
                if (kind is "secrets" or "configs")
                {
                    CheckSource(kind[..^1], entry, mapping, context);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service.Get("build")?.AsMapping is { } build)
        {
            CheckPair(build, "dockerfile", "dockerfile_inline", $"The build of service {service.Name}", context);
        }

        foreach (var device in (service.At("deploy", "resources", "reservations", "devices")?.AsSequence?.Items ?? []).Concat(service.Items("gpus")).Select(static item => item.AsMapping).OfType<YamlMapping>())
        {
            CheckPair(device, "count", "device_ids", "A device", context);
        }

        if (service.Get("network_mode") is { } mode && service.Get("networks") is { Tag: null } networks && networks.Resolved is YamlMapping { Entries.IsEmpty: false } or YamlSequence { Items.IsEmpty: false })
        {
            context.Report(Networks, mode.Span, $"Service {service.Name} has both network_mode and networks, so Compose rejects the file. Remove one of them.");
        }
    }

    private static void CheckPair(YamlMapping mapping, string first, string second, string subject, RuleContext context)
    {
        if (mapping.FindMerged(first) is not null && mapping.FindMerged(second) is { } other)
        {
            context.Report(Exclusive, other.Key.Span, $"{subject} has both {first} and {second}, so Compose rejects the file. Remove one of them.");
        }
    }

    private static void CheckExternal(string kind, string name, YamlMapping mapping, RuleContext context)
    {
        if (mapping["external"] is not { } external || (external.AsMapping is null && !ComposeService.IsTrue(external)))
        {
            return;
        }

        if (mapping["name"] is { Text: { } outer } && external.AsMapping?["name"] is { Text: { } inner } second && outer != inner)
        {
            context.Report(ExternalName, second.Span, $"The {kind} {name} has two names, {outer} and {inner}, so Compose rejects the file. Keep name, and write external: true.");
        }

        if (mapping.Entries.FirstOrDefault(static entry => entry.Name is not ("external" or "name" or "<<") && !entry.Name.StartsWith("x-", StringComparison.Ordinal)) is { } setting)
        {
            context.Report(External, setting.Key.Span, $"The {kind} {name} is external, so Compose rejects the setting {setting.Name}. Remove {setting.Name} or external.");
        }
    }

    private static void CheckSource(string kind, YamlEntry entry, YamlMapping mapping, RuleContext context)
    {
        var sources = Sources.Where(key => mapping.FindMerged(key) is not null).ToArray();
        if (sources.Length > 1)
        {
            context.Report(Exclusive, mapping.FindMerged(sources[1])!.Key.Span, $"The {kind} {entry.Name} has both {sources[0]} and {sources[1]}, so Compose rejects the file. Remove one of them.");
        }
        else if (sources.Length == 0 && (mapping.FindMerged("external") ?? mapping.FindMerged("driver") ?? mapping.FindMerged("template_driver")) is null && !ComposeOverride.MayBePart(context))
        {
            context.Report(Source, entry.Key.Span, $"The {kind} {entry.Name} has no content, so Compose rejects the file. Add file or environment{(kind == "config" ? " or content" : "")}, or external: true.");
        }
    }
}
