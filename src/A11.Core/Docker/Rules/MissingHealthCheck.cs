using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Images;

namespace A11.Core.Docker.Rules;

/// <summary>Finds images that expose a port without a health check.</summary>
public sealed class MissingHealthCheck : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD0003", "missing-health-check", "Images that expose a port should have a health check", Severity.Error, Category.Health)
    {
        Aliases = ["hadolint/DL3057", "trivy/DS-0026", "checkov/CKV_DOCKER_2"],
    };

    internal override bool NeedsWholeFile => true;

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (IsUnprobed(file, context))
        {
            var port = file.Final!.Last("EXPOSE")!.Words[0];
            // A base image passes its health check on, and what many images have is not known.
            var mayInherit = file.Final.From is not null && !VersionedImages.Contain(file.Final.Base.ShortName) && BaseImageUser.IsRoot(file.Final.Base) is not true && !ImagePrograms.HasNoShellByName(file.Final.Base);
            context.Report(
                this,
                port.Span,
                $"Port {port.Value} is exposed, but there is no health check{(mayInherit ? $" unless {file.Final.Base.Text} has one" : "")}, so a hung process goes unnoticed. Add a HEALTHCHECK that calls a program in the image.",
                severity: mayInherit || ImagePurposes.Find(file.Final, context) is not ImagePurpose.Service || PrivilegeDrop.IsIn(file.Final, context) ? Severity.Warning : null);
        }
    }

    /// <summary>Whether the final stage exposes a port that nothing in the repository probes.</summary>
    internal static bool IsUnprobed(DockerfileModel file, RuleContext context) =>
        file.Final is { } final && final.Last("HEALTHCHECK") is null && final.Health.IsUnprobedService && !IsProbedElsewhere(final, context);

    /// <summary>A compose file or a manifest in the repository may probe the container instead.</summary>
    private static bool IsProbedElsewhere(Stage final, RuleContext context) =>
        ImagePurposes.ServicesOf(final, context).Any(static service => service.IsProbed);
}
