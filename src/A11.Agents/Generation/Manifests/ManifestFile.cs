using A11.Core.Files;
using A11.Core.Kubernetes.Model;

namespace A11.Agents.Generation.Manifests;

/// <summary>What a file of manifests is, by its path.</summary>
/// <param name="Path">The path from the root.</param>
/// <param name="Kind">The object that its name speaks of; null where it holds all that a program needs.</param>
internal sealed record ManifestFile(string Path, ObjectKind? Kind)
{
    /// <summary>Directories that hold manifests, as people call them.</summary>
    private static readonly string[] Directories = ["k8s", "kubernetes", "kube", "manifests", "kustomize", "deploy", "deployment", "deployments", "cluster", "base", "overlays"];

    /// <summary>Names of files that hold all objects, wherever they lie.</summary>
    private static readonly string[] Whole = ["k8s", "kubernetes", "kube", "manifest", "manifests"];

    /// <summary>Names of such files in a directory of manifests.</summary>
    private static readonly string[] WholeInDirectory = ["all", "app", "application", "install", "resources"];

    /// <summary>Names of objects in names of files, the longest first.</summary>
    private static readonly (string Name, ObjectKind Kind)[] Names =
    [
        .. new (string Name, ObjectKind Kind)[]
        {
            ("namespace", ObjectKind.Namespace), ("ns", ObjectKind.Namespace),
            ("serviceaccount", ObjectKind.ServiceAccount), ("service-account", ObjectKind.ServiceAccount), ("sa", ObjectKind.ServiceAccount),
            ("configmap", ObjectKind.ConfigMap), ("config-map", ObjectKind.ConfigMap), ("config", ObjectKind.ConfigMap),
            ("deployment", ObjectKind.Deployment), ("deploy", ObjectKind.Deployment),
            ("service", ObjectKind.Service), ("svc", ObjectKind.Service),
            ("ingress", ObjectKind.Ingress),
            ("poddisruptionbudget", ObjectKind.PodDisruptionBudget), ("pod-disruption-budget", ObjectKind.PodDisruptionBudget), ("disruption-budget", ObjectKind.PodDisruptionBudget), ("pdb", ObjectKind.PodDisruptionBudget),
            ("horizontalpodautoscaler", ObjectKind.HorizontalPodAutoscaler), ("autoscaler", ObjectKind.HorizontalPodAutoscaler), ("hpa", ObjectKind.HorizontalPodAutoscaler),
            ("networkpolicy", ObjectKind.NetworkPolicy), ("network-policy", ObjectKind.NetworkPolicy), ("netpol", ObjectKind.NetworkPolicy),
        }.OrderByDescending(static pair => pair.Name.Length),
    ];

    /// <summary>Whether a file of this path says how the objects of others are put together.</summary>
    public bool IsKustomization => ManifestFacts.IsCustomization(Path);

    /// <summary>What a file is; null where nothing in its path says that it holds objects that the agent writes.</summary>
    /// <param name="path">Its path from the root.</param>
    /// <param name="application">The application's name, by which a file of all its objects may be called.</param>
    public static ManifestFile? Read(string path, string application)
    {
        if (ManifestFacts.IsCustomization(path))
        {
            return new ManifestFile(path, null);
        }

        var stem = System.IO.Path.GetFileNameWithoutExtension(path).ToLowerInvariant().TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimStart('-', '_');
        var directory = RepositoryPath.Directory(path);
        var isInDirectory = directory.Split('/').Any(part => Directories.Contains(part, StringComparer.OrdinalIgnoreCase));
        return !RepositoryPath.IsYaml(path) ? null
            : Whole.Contains(stem) || (isInDirectory && (WholeInDirectory.Contains(stem) || stem == application)) ? new ManifestFile(path, null)
            : isInDirectory || directory.Length == 0 ? FindKind(stem) is { } kind ? new ManifestFile(path, kind) : null
            : null;
    }

    private static ObjectKind? FindKind(string stem)
    {
        foreach (var (name, kind) in Names)
        {
            if (stem == name || stem.EndsWith("-" + name, StringComparison.Ordinal) || stem.EndsWith("_" + name, StringComparison.Ordinal) || stem.EndsWith("." + name, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return null;
    }
}
