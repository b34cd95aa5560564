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

    /// <summary>The major version of MSBuild in the .NET SDK 10, whose runtime the package's tasks need.</summary>
    private const int OldestMSBuild = 18;

    /// <summary>Whether restoring its packages is bound to a lock file.</summary>
    public bool LocksPackages { get; private init; }

    /// <summary>Whether the versions of its packages are given centrally.</summary>
    public bool IsCentral { get; private init; }

    /// <summary>Whether NuGet refuses its references to the package, or warns of them: two of them (NU1504), or a version beside central ones (NU1008).</summary>
    public bool IsInConflict { get; private init; }

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
        return JudgeReferences(project, root, directory) with
        {
            LocksPackages = locks,
            IsCentral = IsTrue(project, "ManagePackageVersionsCentrally"),
            IsInConflict = project.Evaluations.Any(HasConflict),
        };
    }

    /// <summary>The same with what to write by hand, where the place for it was not written.</summary>
    public ProjectGuard WithAdvice() => Place is null ? this : this with
    {
        Reason = $"{Reason}. Add to {(Place.Reference == PackageReference.Global ? Place.Nearest ?? Place.Name : "it")}: {Place.Reference.Element}",
    };

    private static bool HasConflict(ProjectEvaluation evaluation)
    {
        var references = evaluation.Items("PackageReference").Where(IsPackage).ToArray();
        var isCentral = evaluation.Property("ManagePackageVersionsCentrally").Equals("true", StringComparison.OrdinalIgnoreCase);
        return references.Length > 1 || (isCentral && Array.Exists(references, reference => reference.Metadata.ContainsKey("Version")));
    }

    private static ProjectGuard JudgeReferences(EvaluatedProject project, string root, string directory)
    {
        var path = project.Path;
        var references = project.Outer!.Items("PackageReference").Where(IsPackage).ToArray();
        references = references.Length > 0 ? references : [.. project.Items("PackageReference").Where(IsPackage).Take(1)];
        if (project.Property("A11Enabled").Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            return new ProjectGuard(path, GuardState.Off, "A11Enabled is false", null);
        }

        if (FindOldVersion(project) is { } version)
        {
            return new ProjectGuard(path, GuardState.Unguarded, $"MSBuild {version} builds it, and {PackageReference.Package} needs the .NET SDK 10. Install it, and let global.json allow it", null);
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

    /// <summary>The version of MSBuild, where it is one that can't run the package's tasks; null where it is not.</summary>
    private static string? FindOldVersion(EvaluatedProject project) =>
        Version.TryParse(project.Property("MSBuildVersion"), out var version) && version.Major < OldestMSBuild ? version.ToString() : null;

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
