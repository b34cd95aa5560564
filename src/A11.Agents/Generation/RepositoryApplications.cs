using System.Collections.Immutable;
using A11.Agents.DotNet;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.DotNet;
using A11.Agents.Generation.Facts;
using A11.Core.Files;

namespace A11.Agents.Generation;

/// <summary>What is built in a repository: one application at its root, or services in directories of their own.</summary>
internal sealed class RepositoryApplications
{
    private readonly ProjectFiles _files;
    private readonly Func<Application, Application> _complete;
    private readonly ImageTags _images;
    private readonly ImmutableArray<string> _directories;
    private readonly Application? _root;

    /// <summary>Reads them.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="images">The images that are known.</param>
    /// <param name="evaluated">What MSBuild says of .NET projects; null where it was not asked.</param>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="complete">Adds what the task says of an application.</param>
    /// <exception cref="RefusalException">What the root needs is not known.</exception>
    public RepositoryApplications(ProjectFiles files, ImageTags images, EvaluatedProjects? evaluated, string root, Func<Application, Application> complete)
    {
        (_files, _images, _complete) = (files, images, complete);

        // Projects of .NET are found wherever they lie, and built from the root.
        _directories = DotNetProjects.FindPaths(files).Any() ? [] : ServiceDirectories.Find(files);
        _root = _directories.IsEmpty && BuiltInAgent.ReadApplication(files, images, evaluated, root) is { } application ? complete(application) : null;
    }

    /// <summary>All of them: those of the services, else that of the root.</summary>
    /// <exception cref="RefusalException">There are none, or what one needs is not known.</exception>
    public ImmutableArray<Application> All => _root is not null ? [_root] : _directories.IsEmpty ? throw RefuseNothing() : [.. _directories.Select(Read)];

    /// <summary>The only one at the root.</summary>
    /// <param name="path">The file that is to be written for it.</param>
    /// <exception cref="RefusalException">There are services in directories, and the file is not one that is written for several.</exception>
    public Application Single(string path) => _root ?? throw (_directories.IsEmpty ? RefuseNothing() : new RefusalException($"The repository holds services in directories ({string.Join(", ", _directories)}), for which the built-in agent writes workflows and a Dockerfile in each directory, and not {path}."));

    /// <summary>The application that a Dockerfile is for: that of the directory that it is written to where that is a service's, else that of the root.</summary>
    /// <param name="dockerfile">Its path.</param>
    /// <exception cref="RefusalException">It is in no service's directory, and there is nothing at the root.</exception>
    public Application ForDockerfile(string dockerfile) => RepositoryPath.Directory(dockerfile) is var directory && ServiceDirectories.IsService(_files, directory) ? Read(directory)
        : _root ?? throw (_directories.IsEmpty ? RefuseNothing() : new RefusalException($"The repository holds services in directories, each with its own build context: {string.Join(", ", _directories)}. Write the Dockerfile into one of them, for example {_directories[0]}/Dockerfile."));

    private static RefusalException RefuseNothing() => new(
        "Nothing was found that it knows how to build: no .NET project, Python program, Go module, package.json, build by Maven or Gradle, Cargo.toml, composer.json or Gemfile, neither at the root nor in directories of services.");

    private Application Read(string directory)
    {
        try
        {
            return BuiltInAgent.ReadApplication(_files.Below(directory), _images, null, "") is { } application
                ? _complete(application.In(directory))
                : throw new RefusalException("nothing was found that it knows how to build.");
        }
        catch (RefusalException refusal)
        {
            throw new RefusalException($"{directory}: {refusal.Message}");
        }
    }
}
