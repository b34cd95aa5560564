using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Finds FROM with a constant platform.</summary>
public sealed class FixedBasePlatform : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3029", "fixed-base-platform", "Do not fix the platform of a base image", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["hadolint/DL3029", "buildkit/FromPlatformFlagConstDisallowed"],
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        foreach (var flag in stage.From?.Flags ?? [])
        {
            if (flag.Name == "platform" && flag.Value.Length > 0 && !flag.Value.Contains('$', StringComparison.Ordinal) && !IsNamedFor(stage.Name, flag.Value))
            {
                context.Report(this, flag.Span, $"FROM always uses {flag.Value}, also when the image is built for another platform. Remove the flag, or use --platform=$BUILDPLATFORM in a stage that cross-compiles.");
            }
        }
    }

    /// <summary>A stage for one platform, told by its name as BuildKit tells it: <c>build_amd64</c>.</summary>
    private static bool IsNamedFor(string stage, string platform) => platform.Split('/').Any(part => part.Length > 0 && stage.Contains(part, StringComparison.OrdinalIgnoreCase));
}
