using A11.Agents.DotNet;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>The shared file by which a project gets a reference to the package.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Nearest">The one that the project imports, from the repository's root; null where it imports none in the repository.</param>
/// <param name="HidesOuter">Whether a file at the repository's root would hide one outside of the repository.</param>
/// <param name="Reference">What is to be written.</param>
internal sealed record ReferencePlace(string Name, string? Nearest, bool HidesOuter, PackageReference Reference)
{
    /// <summary>The file for references.</summary>
    public const string Properties = "Directory.Build.props";

    /// <summary>The file for central versions.</summary>
    public const string Versions = "Directory.Packages.props";

    /// <summary>Where a reference reaches a project; null where no shared file does.</summary>
    /// <param name="project">The project, which MSBuild can evaluate.</param>
    /// <param name="root">Absolute path of the repository's root.</param>
    public static ReferencePlace? Find(EvaluatedProject project, string root)
    {
        var reference = ElementFor(project);
        var isCentral = reference == PackageReference.Global && ProjectGuard.IsTrue(project, "ImportDirectoryPackagesProps") && project.Property("DirectoryPackagesPropsPath").Length > 0;
        var (name, file, import) = isCentral ? (Versions, "DirectoryPackagesPropsPath", "ImportDirectoryPackagesProps") : (Properties, "DirectoryBuildPropsPath", "ImportDirectoryBuildProps");
        if (!ProjectGuard.IsTrue(project, import))
        {
            return null;
        }

        var path = project.Property(file);
        var nearest = path.Length == 0 ? null : Path.GetRelativePath(root, Path.GetFullPath(path, root)).Replace(Path.DirectorySeparatorChar, '/');
        var isInside = nearest is not null && !nearest.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(nearest);
        return new ReferencePlace(name, isInside ? nearest : null, nearest is not null && !isInside, reference);
    }

    /// <summary>The element that suits a project's way of giving versions.</summary>
    public static PackageReference ElementFor(EvaluatedProject project) =>
        !ProjectGuard.IsTrue(project, "ManagePackageVersionsCentrally") ? PackageReference.Plain
        : project.Items("PackageVersion").Any(ProjectGuard.IsPackage) ? PackageReference.WithoutVersion
        : PackageReference.Global;

    /// <summary>The files of the name in the directories from the root to the project's nearest, outermost first; the root's where there is none.</summary>
    /// <param name="files">The repository's files.</param>
    public IEnumerable<string> Candidates(IFileSource files)
    {
        if (Nearest is null)
        {
            return [Name];
        }

        // One of another name is one that the project chose.
        return RepositoryPath.FileName(Nearest).SequenceEqual(Name) ? RepositoryPath.Directories(Nearest).Skip(1).Reverse().Select(directory => directory.Length == 0 ? Name : $"{directory}/{Name}").Where(files.Exists).Append(Nearest) : [Nearest];
    }
}
