using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Rules;

/// <summary>What a service refers to is defined.</summary>
public sealed class ReferToWhatExists : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC0002", "dangling-reference", "What a service refers to is defined", Severity.Error, Category.Correct)
    {
        Aliases = ["compose-go/undefined-service", "compose-go/undefined-network", "compose-go/undefined-secret", "compose-go/undefined-config", "compose-go/undefined-volume"],
    };

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (!file.StandsAlone || IsOverride(context.File.Name))
        {
            return;
        }

        foreach (var (name, _) in service.Dependencies)
        {
            if (name.Text is { } needed && file.Find(needed) is null && !needed.Contains('$', StringComparison.Ordinal))
            {
                context.Report(this, name.Span, $"{service.Name} depends on {needed}, but there is no such service, so Compose refuses the file.", aliases: ["compose-go/undefined-service"]);
            }
        }

        CheckNames(service, "networks", file, context);
        CheckNames(service, "secrets", file, context);
        CheckNames(service, "configs", file, context);
        CheckVolumes(service, file, context);
    }

    private void CheckNames(ComposeService service, string kind, ComposeFile file, RuleContext context)
    {
        var defined = file.Root[kind]?.AsMapping;
        foreach (var name in Names(service.Get(kind)))
        {
            if (name.Text is { } text && text != "default" && !text.Contains('$', StringComparison.Ordinal) && defined?.FindMerged(text) is null)
            {
                context.Report(this, name.Span, $"{service.Name} uses {text}, but the file defines no such entry under “{kind}”, so Compose refuses it.", aliases: [$"compose-go/undefined-{kind[..^1]}"]);
            }
        }
    }

    private static IEnumerable<YamlNode> Names(YamlNode? node) => node?.Resolved switch
    {
        YamlSequence sequence => sequence.Items.Select(item => item.AsMapping?["source"] ?? item),
        YamlMapping mapping => mapping.MergedEntries().Select(entry => entry.Key),
        _ => [],
    };

    private void CheckVolumes(ComposeService service, ComposeFile file, RuleContext context)
    {
        foreach (var item in service.Get("volumes")?.AsSequence?.Items ?? [])
        {
            var source = item.AsScalar is { } text ? VolumeOf(text.Value)
                : item.AsMapping is { } mapping && mapping["type"]?.Text is "volume" ? mapping["source"]?.Text
                : null;
            if (source is not null && file.Root["volumes"]?.AsMapping?.FindMerged(source) is null)
            {
                context.Report(this, item.Span, $"{service.Name} uses the volume {source}, but the file defines none of that name under “volumes”, so Compose refuses it.", aliases: ["compose-go/undefined-volume"]);
            }
        }
    }

    /// <summary>The name of a volume in the short form; null for a folder, a variable and a volume without a name.</summary>
    private static string? VolumeOf(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && text[0] is not ('.' or '/' or '~' or '$') && text.AsSpan(0, colon).IndexOfAny('$', '\\', '/') < 0 ? text[..colon] : null;
    }

    /// <summary>A file that is read on top of another one may refer to what that one defines.</summary>
    private static bool IsOverride(string name) => name.Split('.').Length > 2;
}
