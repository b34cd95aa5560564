using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Files;
using A11.Core.Repositories;

namespace A11.Core.Kubernetes.Model;

/// <summary>What the kustomizations of a repository say about its manifests.</summary>
internal sealed class Kustomizations
{
    /// <summary>What a kustomization is named.</summary>
    public static readonly ImmutableArray<string> Names = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    private readonly FrozenSet<string> _resources;
    private readonly ILookup<string, Kustomization> _byDirectory;
    private readonly ILookup<string, (Kustomization Kustomization, KustomizePatch Patch)> _byPatch;

    private Kustomizations(ImmutableArray<Kustomization> all)
    {
        All = all;
        _resources = all.SelectMany(kustomization => kustomization.Resources).ToFrozenSet(StringComparer.Ordinal);
        _byDirectory = all.ToLookup(kustomization => kustomization.Directory, StringComparer.Ordinal);
        _byPatch = all.SelectMany(kustomization => kustomization.Patches.Select(patch => (kustomization, patch))).ToLookup(pair => pair.patch.Path, StringComparer.Ordinal);
    }

    /// <summary>All of them.</summary>
    public ImmutableArray<Kustomization> All { get; }

    /// <summary>Those of a directory: one, as a rule.</summary>
    public IEnumerable<Kustomization> InDirectory(string directory) => _byDirectory[directory];

    /// <summary>Reads all of a repository.</summary>
    public static Kustomizations ReadAll(Repository repository) => new(
    [
        .. repository.Paths.Where(IsKustomization).Select(repository.Find).OfType<SourceFile>()
            .Where(file => file.Problem is null).Select(file => Kustomization.Read(file, repository)),
    ]);

    /// <summary>Whether a file of this path is a kustomization.</summary>
    public static bool IsKustomization(string path) => Names.Contains(RepositoryPath.FileName(path).ToString());

    /// <summary>Whether an object of a file is a part of one, to be laid over another. What a kustomization has among its resources, and what lies over nothing, is whole.</summary>
    public bool IsPatch(Manifest manifest, SourceFile file)
    {
        if (manifest.HasDirective)
        {
            return true;
        }

        return !_resources.Contains(file.Path)
            && ((manifest.LacksParts && (_byPatch.Contains(file.Path) || _byDirectory.Contains(file.Directory)))
                || _byPatch[file.Path].Any(pair => Reach(pair.Kustomization) is var reached && (HasUnknownObjects(reached) || ObjectsOf(reached).Any(whole => pair.Patch.IsFor(manifest, whole)))));
    }

    /// <summary>What nobody knows of the object that a patch is laid over, as the end of a sentence that begins with the patch's file; null where all of it is in the repository.</summary>
    public string? FindUnknown(Manifest patch, SourceFile file)
    {
        var overlays = _byPatch[file.Path].ToArray();
        overlays = overlays.Length > 0 ? overlays : [.. _byDirectory[file.Directory].Select(kustomization => (kustomization, new KustomizePatch(file.Path, null)))];
        foreach (var (kustomization, place) in overlays)
        {
            if (!ObjectsOf(Reach(kustomization)).Any(whole => place.IsFor(patch, whole)))
            {
                return $"is a patch of {patch.Title}, which is not among the resources of its kustomization in this repository";
            }
        }

        return overlays.Length == 0 ? $"is a patch of {patch.Title} that no kustomization uses" : null;
    }

    /// <summary>A kustomization and those that it is made of.</summary>
    private List<Kustomization> Reach(Kustomization start)
    {
        var reached = new List<Kustomization> { start };
        var directories = new HashSet<string>(StringComparer.Ordinal) { start.Directory };
        for (var i = 0; i < reached.Count; i++)
        {
            StepBudget.Take();
            foreach (var directory in reached[i].Resources)
            {
                if (directories.Add(directory))
                {
                    reached.AddRange(_byDirectory[directory]);
                }
            }
        }

        return reached;
    }

    /// <summary>Whether some of the objects of a kustomization are not in the repository.</summary>
    public bool HasUnknownObjects(Kustomization kustomization) => HasUnknownObjects(Reach(kustomization));

    private bool HasUnknownObjects(List<Kustomization> reached) =>
        reached.Any(kustomization => kustomization.HasUnknownObjects || kustomization.Resources.Any(path => !RepositoryPath.IsYaml(path) && !_byDirectory.Contains(path)));

    private static IEnumerable<Manifest> ObjectsOf(List<Kustomization> reached) => reached.SelectMany(kustomization => kustomization.Objects.Select(static pair => pair.Manifest));
}
