using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>The container does not run as root.</summary>
public sealed class RunAsUser : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3002", "non-root-user", "The container does not run as root", Severity.Error, Category.Secure)
    {
        Aliases = ["hadolint/DL3002", "trivy/DS-0002", "checkov/CKV_DOCKER_3", "checkov/CKV_DOCKER_8"],
    };

    /// <summary>Images that switch to a user of their own (their documentation).</summary>
    private static readonly string[] UnprivilegedImages = ["nonroot", "chiseled", "unprivileged", "rootless"];

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

        if (final.Last("USER") is not { } user)
        {
            ReportMissing(final, context);
        }
        else if (IsRoot(user))
        {
            context.Report(this, user.Span, $"The container runs as {user.Words[0].Value}, so whoever breaks out of the program owns everything in it, and a hole in the engine becomes root on the host; end with a USER that is not root.", aliases: RootAliases);
        }
    }

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        var user = stage.Instructions.LastOrDefault(instruction => instruction.Is("USER"));
        if (user is not null && IsRoot(user) && file.Final?.Lineage.Contains(stage) == false)
        {
            context.Report(this, user.Span, $"This stage ends as {user.Words[0].Value}. What only copies files out of it is not concerned, but an image that is built with it as the target runs as root; switch back when root's work is done.", aliases: StageAliases, severity: Severity.Info);
        }
    }

    private void ReportMissing(Stage final, RuleContext context)
    {
        if (final.From is null || final.Base.IsDynamic || IsUnprivileged(final) || IsBareFolder(final))
        {
            return;
        }

        var root = final.Base.Text == "scratch" ? "what begins with scratch" : final.Base.Text;
        context.Report(this, final.From.Keyword.Union(final.ImageSpan), $"No USER is set and {root} runs as root, so whoever breaks out of the program owns everything in the container; create a user and switch to it with USER.", aliases: MissingAliases);
    }

    /// <summary>An image without a system and a program is there to be copied from.</summary>
    private static bool IsBareFolder(Stage stage) => stage.Base.Text == "scratch" && stage.Last("CMD") is null && stage.Last("ENTRYPOINT") is null;

    private static bool IsUnprivileged(Stage stage) =>
        UnprivilegedImages.Any(word => stage.Base.Text.Contains(word, StringComparison.OrdinalIgnoreCase)) || stage.IsWindows;

    private static bool IsRoot(Instruction user) => !user.Words.IsEmpty && user.Words[0].Value.Split(':')[0] is "root" or "0";
}
