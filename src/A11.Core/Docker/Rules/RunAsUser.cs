using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

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

    private static readonly string[] MissingAliases = ["trivy/DS-0002", "checkov/CKV_DOCKER_3"];

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
        else if (!user.Words.IsEmpty && IsRoot(user.Words[0].Value))
        {
            context.Report(this, user.Span, $"The container runs as {user.Words[0].Value}, so whoever breaks out of the program owns everything in it, and a hole in the engine becomes root on the host; end with a USER that is not root.", aliases: ["hadolint/DL3002", "trivy/DS-0002", "checkov/CKV_DOCKER_8"]);
        }
    }

    private void ReportMissing(Stage final, RuleContext context)
    {
        if (final.From is null || final.Base.IsDynamic || IsUnprivileged(final) || final.Base.Text == "scratch")
        {
            return;
        }

        context.Report(this, final.From.Keyword.Union(final.ImageSpan), $"No USER is set and {final.Base.Text} runs as root, so whoever breaks out of the program owns everything in the container; create a user and switch to it with USER.", aliases: [.. MissingAliases]);
    }

    private static bool IsUnprivileged(Stage stage) => UnprivilegedImages.Any(word => stage.Base.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
        || stage.Base.Repository.Contains("windows", StringComparison.OrdinalIgnoreCase)
        || (stage.Base.Tag ?? "").Contains("nanoserver", StringComparison.OrdinalIgnoreCase)
        || (stage.Base.Tag ?? "").Contains("windowsservercore", StringComparison.OrdinalIgnoreCase);

    private static bool IsRoot(string user) => user.Split(':')[0] is "root" or "0";
}
