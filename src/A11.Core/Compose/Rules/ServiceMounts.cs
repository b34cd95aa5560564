using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Rules;

/// <summary>Looks at what is mounted into services.</summary>
public sealed class ServiceMounts : ComposeRule
{
    private static readonly CheckDescriptor Target = new("AXC0025", "duplicate-mount-target", "Mounts of a service must have targets of their own", Severity.Error, Category.Correct) { Aliases = ["compose-go/duplicate-mount-target"] };

    private static readonly CheckDescriptor Source = new("AXC0026", "bind-mount-without-source", "Bind mounts must have a source", Severity.Error, Category.Correct) { Aliases = ["compose-go/bind-source-missing"] };

    private static readonly CheckDescriptor Quoted = new("AXC1012", "quoted-volume", "Volumes need no quotes", Severity.Info, Category.Correct)
    {
        Aliases = ["dclint/no-quotes-in-volumes"],
        Fix = FixSafety.Safe,
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Target;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Target, Source, Quoted];

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        CheckTargets(service, context);
        foreach (var item in service.Items("volumes"))
        {
            if (item.AsMapping is { } mount && mount["type"]?.Text == "bind" && mount.FindMerged("source") is null && !ComposeOverride.MayBePart(context))
            {
                context.Report(Source, item.Span, $"A bind mount of service {service.Name} has no source, so Compose rejects the file. Add source with the path on the host.");
            }

            if (item is YamlScalar { Style: YamlScalarStyle.DoubleQuoted or YamlScalarStyle.SingleQuoted, Tag: null, Anchor: null } text && IsPlain(text.Value))
            {
                context.Report(Quoted, text.Span, "The volume needs no quotes. Remove them.", new Fix("Remove the quotes", [new TextEdit(text.Span, text.Value)], FixSafety.Safe));
            }
        }
    }

    /// <summary>Compose takes the last of volumes with one target for the whole; with another kind of mount at it, it refuses the file (loader/validate.go).</summary>
    private static void CheckTargets(ComposeService service, RuleContext context)
    {
        var temporary = service.Get("tmpfs") is { } tmpfs ? (tmpfs.AsSequence?.Items ?? [tmpfs]) : [];
        var targets = temporary.Select(static item => Interpolation.Split(item.Text ?? "", ':')[0].TrimEnd('/')).ToHashSet(StringComparer.Ordinal);
        foreach (var (item, mount) in service.Items("volumes").Zip(service.Mounts))
        {
            if (mount.Target.Length > 0 && targets.Contains(mount.Target.TrimEnd('/')) && !Interpolation.HasVariable(mount.Target))
            {
                context.Report(Target, item.Span, $"Service {service.Name} mounts {mount.Target} twice, as tmpfs and as a volume, so Compose rejects the file. Remove one of them.");
            }
        }
    }

    /// <summary>Whether a text is the same without quotes: a word of letters, digits and what paths hold.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 1 && (char.IsAsciiLetter(text[0]) || text[0] is '.' or '/') && text.All(static character => char.IsAsciiLetterOrDigit(character) || character is '.' or '/' or '_' or '-' or ':' or '~')
        && text[^1] != ':' && text is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "True" or "False" or "Null" or "TRUE" or "FALSE" or "NULL") && text.Any(static character => char.IsAsciiLetter(character));
}
