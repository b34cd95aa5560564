using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Containers;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>As whom the containers of an image run.</summary>
public sealed class ImageUsers : DockerRule
{
    private static readonly CheckDescriptor RunsAsRoot = new("AXD3002", "runs-as-root", "Containers should not run as root", Severity.Error, Category.Secure)
    {
        Aliases = ["hadolint/DL3002", "trivy/DS-0002", "checkov/CKV_DOCKER_8"],
    };

    private static readonly CheckDescriptor MissingUser = new("AXD5025", "missing-user", "Images should set a user that is not root", Severity.Error, Category.Secure)
    {
        Aliases = ["trivy/DS-0002", "checkov/CKV_DOCKER_3"],
    };

    private static readonly CheckDescriptor RootStage = new("AXD3068", "stage-ends-as-root", "Stages that can be built as a target should not end as root", Severity.Info, Category.Secure)
    {
        Aliases = ["hadolint/DL3002"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => RunsAsRoot;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [RunsAsRoot, RootStage, MissingUser];

    internal override bool NeedsWholeFile => true;

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (file.Final is not { } final)
        {
            return;
        }

        var user = RuntimeUser.Find(final);
        if (user is { Source: { } source, IsRoot: true })
        {
            var written = source.Words[0].Value;
            var last = $"the last USER is {written}{(ContainerUser.IsRoot(written) ? "" : ", which is root")}";
            var (message, severity) = Judge(last, final, context);
            context.Report(RunsAsRoot, source.Span, message, severity: severity);
        }
        else if (user is { Source: null, IsRoot: not false })
        {
            ReportMissing(final, user.IsRoot is null, context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        var user = stage.Instructions.LastOrDefault(instruction => instruction.Is("USER"));
        if (user is not null && !user.Words.IsEmpty && ContainerUser.IsRoot(user.Words[0].Value) && !stage.IsReferenced && file.Final?.Lineage.Contains(stage) == false)
        {
            context.Report(RootStage, user.Span, $"No other stage uses this one, which ends as {user.Words[0].Value}: an image built with it as the target runs as root. Switch to a user that is not root at its end.");
        }
    }

    private static void ReportMissing(Stage final, bool isGuess, RuleContext context)
    {
        if (final.From is null || final.Base.IsDynamic || IsFileCollection(final))
        {
            return;
        }

        var (message, severity) = isGuess
            ? ($"No USER is set, so the container runs as root unless {final.Base.Text} sets another user. Add a USER instruction with a user that is not root.", ImagePurposes.Find(final, context) == ImagePurpose.Service && !PrivilegeDrop.IsIn(final, context) ? Severity.Warning : Severity.Info)
            : Judge($"no USER is set, and the user of {final.Base.Text} is root", final, context);
        context.Report(MissingUser, final.From.Keyword.Union(final.ImageSpan), message, severity: severity);
    }

    /// <summary>What to say of an image that starts as root, and how severe that is: an error only for what serves others and stays root.</summary>
    private static (string Message, Severity? Severity) Judge(string reason, Stage final, RuleContext context) =>
        PrivilegeDrop.IsIn(final, context)
            ? ($"The container starts as root and switches users later: {reason}. If nothing needs root before that, set USER instead.", Severity.Info)
            : ($"The container runs as root: {reason}. {Advise(final)}", ImagePurposes.Find(final, context) switch
            {
                ImagePurpose.Service => null,
                ImagePurpose.Tool => Severity.Warning,
                _ => Severity.Info,
            });

    private static string Advise(Stage final) => BaseImageUser.Offered(final.Base) is { } offered
        ? $"Add USER {offered} at the end of the final stage."
        : "Add a USER instruction with a user that is not root at the end of the final stage.";

    /// <summary>An image without a system and a program, which others copy files from.</summary>
    private static bool IsFileCollection(Stage stage) => stage.Base.Text == "scratch" && stage.Last("CMD") is null && stage.Last("ENTRYPOINT") is null;
}
