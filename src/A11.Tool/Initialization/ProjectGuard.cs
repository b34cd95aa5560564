using System.Collections.Immutable;
using A11.Agents.DotNet;

namespace A11.Tool.Initialization;

/// <summary>Whether a build of a project checks the repository, as MSBuild evaluates it.</summary>
/// <param name="Path">The project, from the repository's root.</param>
/// <param name="State">Whether it does.</param>
/// <param name="Reason">Why it does not, or what is wrong though it does: a clause without a period; empty where nothing is.</param>
/// <param name="Place">Where a reference would reach it; null where it needs none, or no shared file reaches it.</param>
internal sealed record ProjectGuard(string Path, GuardState State, string Reason, ReferencePlace? Place)
{
    private const string PackagesConfig = "packages.config";

    /// <summary>Whether restoring its packages is bound to a lock file.</summary>
    public bool LocksPackages { get; private init; }

    /// <summary>Whether the versions of its packages are given centrally.</summary>
    public bool IsCentral { get; private init; }

    /// <summary>Judges a project.</summary>
    /// <param name="project">The project as MSBuild evaluates it.</param>
    /// <param name="root">Absolute path of the repository's root.</param>
    public static ProjectGuard Judge(EvaluatedProject project, string root)
    {
        if (project.Error is { } error)
        {
            return new ProjectGuard(project.Path, GuardState.Unknown, $"MSBuild can't evaluate it: {error.ReplaceLineEndings(" ")}", null);
        }

        if (IsTrue(project, "UsingMicrosoftTraversalSdk"))
        {
            return new ProjectGuard(project.Path, GuardState.Traversal, "it only has other projects built", null);
        }

        var directory = System.IO.Path.GetDirectoryName(System.IO.Path.Combine(root, project.Path))!;
        var locks = IsTrue(project, "RestorePackagesWithLockFile") || File.Exists(System.IO.Path.Combine(directory, "packages.lock.json"));
        return JudgeReferences(project, root, directory) with { LocksPackages = locks, IsCentral = IsTrue(project, "ManagePackageVersionsCentrally") };
    }

    private static ProjectGuard JudgeReferences(EvaluatedProject project, string root, string directory)
    {
        var path = project.Path;
        var references = project.Outer!.Items("PackageReference").Where(IsPackage).ToArray();
        references = references.Length > 0 ? references : [.. project.Items("PackageReference").Where(IsPackage).Take(1)];
        if (project.Property("A11Enabled").Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            return new ProjectGuard(path, GuardState.Unguarded, "A11Enabled is false", null);
        }

        if (references.Length == 0)
        {
            var place = ReferencePlace.Find(project, root);
            return !IsTrue(project, "UsingMicrosoftNETSdk") && File.Exists(System.IO.Path.Combine(directory, PackagesConfig))
                ? new ProjectGuard(path, GuardState.Unguarded, $"its packages come from {PackagesConfig}; install {PackageReference.Package} by NuGet's package manager, or migrate it to PackageReference", null)
                : new ProjectGuard(path, GuardState.Unguarded, place is null ? $"it imports no {ReferencePlace.Properties}. Add to it: {ReferencePlace.ElementFor(project).Element}" : $"it does not reference {PackageReference.Package}", place);
        }

        return references switch
        {
            _ when !Array.TrueForAll(references, BringsTargets) => new ProjectGuard(path, GuardState.Unguarded, $"its reference to {PackageReference.Package} leaves out the build assets (IncludeAssets, ExcludeAssets)", null),
            _ when !Array.Exists(references, reference => HasVersion(reference, project)) => new ProjectGuard(path, GuardState.Unguarded, $"its reference to {PackageReference.Package} has no version", null),
            { Length: > 1 } => new ProjectGuard(path, GuardState.Guarded, $"it references {PackageReference.Package} {references.Length} times (NU1504). Remove the reference that it had of its own", null),
            _ => new ProjectGuard(path, GuardState.Guarded, "", null),
        };
    }

    /// <summary>Whether an item is about the package.</summary>
    internal static bool IsPackage(EvaluatedItem item) => item.Identity.Equals(PackageReference.Package, StringComparison.OrdinalIgnoreCase);

    internal static bool IsTrue(EvaluatedProject project, string property) => project.Property(property).Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether NuGet imports the package's targets (NuGet's “Controlling dependency assets”).</summary>
    private static bool BringsTargets(EvaluatedItem reference)
    {
        var included = Split(reference, "IncludeAssets");
        var excluded = Split(reference, "ExcludeAssets");
        return (included.IsEmpty || included.Contains("all") || included.Contains("build")) && !excluded.Contains("all") && !excluded.Contains("build");
    }

    private static ImmutableArray<string> Split(EvaluatedItem reference, string metadata) =>
        [.. reference.Metadata.GetValueOrDefault(metadata, "").ToLowerInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static bool HasVersion(EvaluatedItem reference, EvaluatedProject project) =>
        reference.Metadata.ContainsKey("Version") || reference.Metadata.ContainsKey("VersionOverride") || project.Items("PackageVersion").Any(IsPackage);
}
