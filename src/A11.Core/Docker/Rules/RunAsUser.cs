using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Containers;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>The container does not run as root.</summary>
public sealed class RunAsUser : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3002", "non-root-user", "The container does not run as root", Severity.Error, Category.Secure)
    {
        Aliases = ["hadolint/DL3002", "trivy/DS-0002", "checkov/CKV_DOCKER_3", "checkov/CKV_DOCKER_8"],
    };

    internal override bool NeedsWholeFile => true;

    private static readonly ImmutableArray<string> MissingAliases = ["trivy/DS-0002", "checkov/CKV_DOCKER_3"];
    private static readonly ImmutableArray<string> RootAliases = ["hadolint/DL3002", "trivy/DS-0002", "checkov/CKV_DOCKER_8"];
    private static readonly ImmutableArray<string> StageAliases = ["hadolint/DL3002"];

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (file.Final is not { } final)
        {
            return;
        }

        var user = RuntimeUser.Of(final);
        if (user is { Source: { } source, IsRoot: true })
        {
            var written = source.Words[0].Value;
            var isNamed = IsRoot(source);
            context.Report(
                this,
                source.Span,
                $"The container runs as {(isNamed ? written : $"{written}, which is root")}, so whoever breaks out of the program owns everything in it, and a hole in the engine becomes root on the host; end with a USER that is not root.",
                aliases: isNamed ? RootAliases : []);
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
        if (user is not null && IsRoot(user) && !stage.IsReferenced && file.Final?.Lineage.Contains(stage) == false)
        {
            context.Report(this, user.Span, $"This stage ends as {user.Words[0].Value}, and no other stage uses it: an image that is built with it as the target runs as root. Switch back when root's work is done.", aliases: StageAliases, severity: Severity.Info);
        }
    }

    private void ReportMissing(Stage final, bool isGuess, RuleContext context)
    {
        if (final.From is null || final.Base.IsDynamic || IsBareFolder(final))
        {
            return;
        }

        var root = final.Base.Text == "scratch" ? "what begins with scratch" : final.Base.Text;
        var mend = BaseImageUser.Offered(final.Base) is { } offered ? $"end with “USER {offered}”, which the image brings" : "create a user and switch to it with USER";
        context.Report(
            this,
            final.From.Keyword.Union(final.ImageSpan),
            isGuess
                ? $"No USER is set, so the container runs as root unless {root} itself ends as another user, which can't be seen here; name the user with USER."
                : $"No USER is set and {root} runs as root, so whoever breaks out of the program owns everything in the container; {mend}.",
            aliases: MissingAliases,
            severity: isGuess || IsToBuildOn(final) || PrivilegeDrop.IsIn(final, context) ? Severity.Warning : null);
    }

    /// <summary>An image of a system that starts no program and serves nothing is there to be built on, or to run commands in.</summary>
    private static bool IsToBuildOn(Stage stage) =>
        stage.Last("CMD") is null && stage.Last("ENTRYPOINT") is null && stage.Last("EXPOSE") is null
        && stage.Base.ShortName is "alpine" or "debian" or "ubuntu" or "busybox" or "fedora" or "centos" or "rockylinux" or "almalinux" or "oraclelinux" or "amazonlinux" or "archlinux" or "photon" or "buildpack-deps";

    /// <summary>An image without a system and a program is there to be copied from.</summary>
    private static bool IsBareFolder(Stage stage) => stage.Base.Text == "scratch" && stage.Last("CMD") is null && stage.Last("ENTRYPOINT") is null;

    private static bool IsRoot(Instruction user) => !user.Words.IsEmpty && ContainerUser.IsRoot(user.Words[0].Value);
}
