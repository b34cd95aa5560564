using System.Collections.Immutable;
using A11.Core.Docker.Facts;
using A11.Core.Files;
using A11.Core.Repositories;

namespace A11.Core.Docker.Model;

/// <summary>The repository's files that decide what a .dockerignore has to keep out.</summary>
/// <param name="Credentials">Files with credentials.</param>
/// <param name="Projects">Directories of .NET projects, which are built into <c>bin</c> and <c>obj</c>.</param>
internal sealed record ContextFiles(ImmutableArray<string> Credentials, ImmutableArray<string> Projects)
{
    /// <summary>Finds them.</summary>
    public static ContextFiles Find(Repository repository)
    {
        var credentials = ImmutableArray.CreateBuilder<string>();
        var projects = ImmutableArray.CreateBuilder<string>();
        foreach (var path in repository.Paths)
        {
            if (CredentialFiles.HasCredentials(path) || CredentialFiles.IsEnvironment(path))
            {
                credentials.Add(path);
            }
            else if (RepositoryPath.Extension(path) is ".csproj" or ".fsproj" or ".vbproj")
            {
                projects.Add(RepositoryPath.Directory(path));
            }
        }

        return new ContextFiles(credentials.ToImmutable(), projects.ToImmutable());
    }
}
