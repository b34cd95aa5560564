using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Images;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Images come from the registries that the repository trusts.</summary>
public sealed class UseTrustedRegistries : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3026", "trusted-registries", "Images come from the registries that the repository trusts", Severity.Error, Category.Secure)
    {
        Aliases = ["hadolint/DL3026"],
        Options = [Registries],
    };

    private static readonly TextListOption Registries = new("registries", "Registries that images may come from; “*” stands for any text in front or behind. Nothing is reported while it is empty.", []);

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        var trusted = context.Option(this, Registries);
        if (trusted.IsEmpty)
        {
            return;
        }

        if (stage.From is not null && stage.Parent is null)
        {
            Check(stage.Image, stage.ImageSpan, trusted, context);
        }

        foreach (var reference in stage.References.Where(reference => reference is { Target: null, Index: null }))
        {
            Check(ImageReference.Parse(reference.Text), reference.Span, trusted, context);
        }
    }

    private void Check(ImageReference image, TextSpan span, ImmutableArray<string> trusted, RuleContext context)
    {
        var registry = RegistryOf(image.Repository);
        if (image.Repository is not ("" or "scratch") && !registry.Contains('$', StringComparison.Ordinal) && !trusted.Any(pattern => Matches(pattern, registry)))
        {
            context.Report(this, span, $"{image.Text} comes from {registry}, which is not among the registries that this repository trusts ({string.Join(", ", trusted)}); use an image of one of those.");
        }
    }

    /// <summary>The part in front of the first slash where it can be a host (distribution's reference grammar), else Docker Hub.</summary>
    private static string RegistryOf(string repository)
    {
        var slash = repository.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : repository[..slash];
        return first.AsSpan().IndexOfAny(".:$") >= 0 || first == "localhost" ? first : "docker.io";
    }

    private static bool Matches(string pattern, string registry) => pattern switch
    {
        "*" => true,
        ['*', .. var end] => registry.EndsWith(end, StringComparison.OrdinalIgnoreCase),
        [.. var start, '*'] => registry.StartsWith(start, StringComparison.OrdinalIgnoreCase),
        "hub.docker.com" or "index.docker.io" or "registry-1.docker.io" => registry is "docker.io" || registry == pattern,
        _ => registry.Equals(pattern, StringComparison.OrdinalIgnoreCase),
    };
}
