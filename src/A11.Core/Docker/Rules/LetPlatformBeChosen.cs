using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>FROM leaves the platform to the build.</summary>
public sealed class LetPlatformBeChosen : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3029", "no-constant-platform", "FROM leaves the platform to the build", Severity.Warning, Category.Reproducible)
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
                context.Report(this, flag.Span, $"The platform {flag.Value} holds whatever the build asks for, so an image for another one has the wrong programs in it; leave the flag out, take $BUILDPLATFORM for a stage that cross-compiles, or name the stage after its platform.");
            }
        }
    }

    /// <summary>A stage for one platform, told by its name as BuildKit tells it: <c>build_amd64</c>.</summary>
    private static bool IsNamedFor(string stage, string platform) => stage.Length > 0 && platform.Split('/').Any(part => part.Length > 0 && stage.Contains(part, StringComparison.OrdinalIgnoreCase));
}
