using System.Globalization;
using A11.Core.Files;
using A11.Core.Images;
using A11.Core.Kubernetes.Model;

namespace A11.Agents.Generation.Manifests;

/// <summary>A kustomization: what lies beside it, or for an overlay the base with what its environment runs (Kubernetes documentation, “Kustomize”).</summary>
internal static class KustomizationText
{
    /// <summary>Composes the kustomization of a path.</summary>
    /// <param name="path">Its path from the root.</param>
    /// <param name="paths">The paths of the repository and of the task.</param>
    /// <param name="program">The program.</param>
    /// <param name="request">What the task asks for.</param>
    public static string Compose(string path, IReadOnlyCollection<string> paths, DeployedProgram program, GenerationRequest request)
    {
        var directory = RepositoryPath.Directory(path);
        var resources = paths.Where(other => other != path && RepositoryPath.Directory(other) == directory && ManifestFile.Read(other, program.Name) is { IsKustomization: false })
            .Select(static other => RepositoryPath.FileName(other).ToString()).Order(StringComparer.Ordinal).ToArray();
        return resources.Length > 0 ? Header("All objects of the program, applied together.", resources)
            : FindBase(directory, paths) is { } origin ? Header($"The program as the environment {RepositoryPath.FileName(directory)} runs it.", [origin]) + Overlay(program, request)
            : throw request.RefuseObject($"There are no manifests beside {path}, and no directory “base” with a kustomization, that it could put together.");
    }

    private static string Header(string comment, string[] resources) =>
        $"# {comment}\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n{string.Concat(resources.Select(static resource => $"  - {resource}\n"))}";

    private static string Overlay(DeployedProgram program, GenerationRequest request)
    {
        var image = program.Image is { } named ? ImageReference.Parse(named)
            : throw request.RefuseObject("The image that the overlay runs is not known; name it with its tag in a criterion, as in “Uses the image `ghcr.io/acme/shop:1.2.3`”.");
        return string.Create(CultureInfo.InvariantCulture, $"# What this environment runs: a release changes the tag.\nimages:\n  - name: {image.Repository}\n    newTag: {ObjectText.Quote(image.Tag ?? "")}\nreplicas:\n  - name: {program.Name}\n    count: {program.Replicas}\n");
    }

    /// <summary>The way from an overlay to the base: the directory <c>base</c> beside <c>overlays</c>; null where there is none with a kustomization.</summary>
    private static string? FindBase(string directory, IReadOnlyCollection<string> paths) => (string[])["../../base", "../base"] is var ways
        ? ways.FirstOrDefault(way => RepositoryPath.Resolve(directory, way) is { } origin && paths.Any(path => RepositoryPath.Directory(path) == origin && ManifestFacts.IsCustomization(path)))
        : null;
}
