using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Images;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds images from a registry that the repository does not list.</summary>
public sealed class UntrustedRegistry : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3026", "untrusted-registry", "Use images from trusted registries only", Severity.Error, Category.Secure)
    {
        Aliases = ["hadolint/DL3026"],
        Options = [Registries],
    };

    private static readonly TextListOption Registries = new("registries", TrustedRegistries.OptionDescription, []);

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        var trusted = context.Option(this, Registries);
        if (stage.Parent is null)
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
        if (TrustedRegistries.FindProblem(image, trusted) is { } problem)
        {
            context.Report(this, span, problem);
        }
    }
}
