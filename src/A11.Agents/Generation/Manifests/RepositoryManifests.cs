using System.Text;
using A11.Agents.Acceptance;
using A11.Agents.Generation.Applications;
using A11.Core.Kubernetes.Model;

namespace A11.Agents.Generation.Manifests;

/// <summary>The objects of Kubernetes that a repository holds already.</summary>
internal static class RepositoryManifests
{
    /// <summary>All of them, with their files.</summary>
    public static IEnumerable<(Manifest Manifest, string Path)> Find(ProjectFiles files) => files.Paths
        .Where(path => GeneratedFiles.MeaningOf(path) == GeneratedFileKind.Kubernetes && !ManifestFacts.IsCustomization(path) && files.Text(path).Content.Contains("apiVersion:", StringComparison.Ordinal))
        .SelectMany(path => Manifest.Parse(path, Encoding.UTF8.GetBytes(files.Text(path).Content)).Select(manifest => (manifest, path)));
}
