using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks for components that give their users the rights of the whole cluster.</summary>
public sealed class ManagedComponents : KubernetesRule
{
    private static readonly CheckDescriptor Dashboard = new("AXK2039", "kubernetes-dashboard", "Clusters should not run the Kubernetes dashboard", Severity.Warning, Category.Secure)
    {
        Aliases = ["checkov/CKV_K8S_33"],
    };

    private static readonly CheckDescriptor Tiller = new("AXK2040", "tiller", "Clusters should not run Tiller", Severity.Error, Category.Secure)
    {
        Aliases = ["trivy/KSV-0102", "checkov/CKV_K8S_34", "checkov/CKV_K8S_44", "checkov/CKV_K8S_45"],
    };

    private static readonly CheckDescriptor GitSync = new("AXK2038", "git-sync-command", "git-sync should not run commands of the repository", Severity.Warning, Category.Secure)
    {
        Aliases = ["checkov/CKV_K8S_159"],
    };

    /// <summary>Variables and options that name the program to run as git, or a hook (git-sync's manual).</summary>
    private static readonly string[] GitSyncSettings = ["GITSYNC_GIT", "GIT_SYNC_GIT", "GITSYNC_EXECHOOK_COMMAND", "GIT_SYNC_EXECHOOK_COMMAND", "GITSYNC_ASKPASS_URL", "--git", "--exechook-command", "--sync-hook-command"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Tiller;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Tiller, Dashboard, GitSync];

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        if (manifest.Kind.Value == "Service" && (IsTiller(manifest.Labels) || IsTiller(manifest.Spec?["selector"]?.AsMapping)))
        {
            ReportTiller(Tiller.WithOnly("checkov/CKV_K8S_44"), manifest, manifest.Place, context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        var image = workload.Containers.FirstOrDefault(static container => container.Reference?.Repository is { } name && (name == "tiller" || name.EndsWith("/tiller", StringComparison.Ordinal)));
        var isNamed = workload.Manifest.Name.Contains("tiller", StringComparison.OrdinalIgnoreCase) || workload.Metadata?["name"]?.Text?.Contains("tiller", StringComparison.OrdinalIgnoreCase) == true;
        if (image is not null || isNamed || workload.Labels?["app"]?.Text == "helm")
        {
            List<string> aliases = ["trivy/KSV-0102"];
            if (image is not null || IsTiller(workload.Labels))
            {
                aliases.Add("checkov/CKV_K8S_34");
                if (!workload.Containers.Any(static container => container.Words.Any(static word => word.Value.StartsWith("--listen=localhost", StringComparison.Ordinal) || word.Value.StartsWith("--listen=127.0.0.1", StringComparison.Ordinal))))
                {
                    aliases.Add("checkov/CKV_K8S_45");
                }
            }

            ReportTiller(Tiller.WithOnly([.. aliases]), workload.Manifest, image?.Image?.ValueSpan ?? workload.Place, context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        var labels = container.Workload.Labels ?? container.Workload.Manifest.Labels;
        if (container.Reference?.Repository is { } image && IsDashboard(image))
        {
            context.Report(Dashboard, container.Image!.ValueSpan, $"{container.Title} is the Kubernetes dashboard, by which whoever reaches it can act with its rights. Use kubectl or a client on your own machine.");
        }
        else if (labels?["app"]?.Text is "kubernetes-dashboard" || labels?["k8s-app"]?.Text is "kubernetes-dashboard")
        {
            context.Report(Dashboard, container.Place, $"{container.Title} is part of the Kubernetes dashboard, by which whoever reaches it can act with its rights. Use kubectl or a client on your own machine.");
        }

        if (container.Reference?.Repository.EndsWith("git-sync", StringComparison.Ordinal) == true)
        {
            CheckGitSync(container, context);
        }
    }

    private static void CheckGitSync(Container container, RuleContext context)
    {
        var variables = container.Environment.Select(static variable => variable["name"]?.AsScalar).OfType<YamlScalar>();
        foreach (var setting in variables.Concat(container.Words).Where(static text => GitSyncSettings.Contains(text.Value.Split('=')[0])))
        {
            context.Report(GitSync, setting.Span, $"{container.Title} runs another program by {setting.Value.Split('=')[0]}, which whoever can write the repository or a shared volume may choose. Remove the setting.");
        }
    }

    private static bool IsDashboard(string image) => image[(image.LastIndexOf('/') + 1)..].StartsWith("kubernetes-dashboard", StringComparison.Ordinal) || image.StartsWith("kubernetesui/dashboard", StringComparison.Ordinal);

    private static bool IsTiller(YamlMapping? labels) => labels?["name"]?.Text == "tiller" || labels?["app"]?.Text == "tiller";

    private static void ReportTiller(CheckDescriptor check, Manifest manifest, TextSpan place, RuleContext context) =>
        context.Report(check, place, $"{manifest.Title} runs Tiller of Helm 2, which gives everybody who reaches it the rights of the cluster's administrator and gets no fixes. Use Helm 3 or later, and remove it.");
}
