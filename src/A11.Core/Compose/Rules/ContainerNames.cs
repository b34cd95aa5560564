using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Rules;

/// <summary>Looks at the fixed names of containers.</summary>
public sealed class ContainerNames : ComposeRule
{
    private static readonly CheckDescriptor Duplicate = new("AXC0027", "duplicate-container-name", "Container names must be unique", Severity.Error, Category.Correct)
    {
        Aliases = ["dclint/no-duplicate-container-names", "compose-go/duplicate-container-name"],
    };

    private static readonly CheckDescriptor Invalid = new("AXC0028", "invalid-container-name", "Container names must have only characters that Docker supports", Severity.Error, Category.Correct)
    {
        Aliases = ["dclint/service-container-name-regex"],
    };

    private static readonly CheckDescriptor Scaled = new("AXC0029", "container-name-with-replicas", "Services with a container name must not have replicas", Severity.Error, Category.Correct)
    {
        Aliases = ["compose-go/container-name-and-scale"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Duplicate;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Duplicate, Invalid, Scaled];

    /// <inheritdoc/>
    public override void Visit(ComposeFile file, RuleContext context)
    {
        var names = new Dictionary<string, ComposeService>(StringComparer.Ordinal);
        foreach (var service in file.Services)
        {
            if (service.Get("container_name") is { Text: { Length: > 0 } name } node && !Interpolation.HasVariable(name) && !names.TryAdd(name, service))
            {
                context.Report(Duplicate, node.Span, $"Services {names[name].Name} and {service.Name} have the same container name {PrintableText.Line(name)}, so Compose rejects the file. Remove container_name, or use another one.");
            }
        }
    }

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service.Get("container_name") is not YamlScalar { Value: { Length: > 0 } name } node)
        {
            return;
        }

        if (!Interpolation.HasVariable(name) && !IsValid(name))
        {
            context.Report(Invalid, node.ValueSpan, $"Docker rejects the container name {PrintableText.Line(name)}. Use two or more letters, digits, underscores, dots and dashes, beginning with a letter or digit.");
        }

        if ((service.Replicas ?? 1) > 1)
        {
            context.Report(Scaled, node.Span, $"Service {service.Name} has {service.Replicas} replicas, which can't all have the container name {PrintableText.Line(name)}, so Compose rejects the file. Remove container_name.");
        }
    }

    /// <summary>Docker's own rule (moby, daemon/names: <c>[a-zA-Z0-9][a-zA-Z0-9_.-]+</c>).</summary>
    private static bool IsValid(string name) => name.Length > 1 && char.IsAsciiLetterOrDigit(name[0]) && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-');
}
