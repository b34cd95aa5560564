using System.Collections.Immutable;
using A11.Core.Repositories;

namespace A11.Core.Analysis;

/// <summary>Asks the domains what they tell each other of a repository.</summary>
internal sealed class FactSource(ImmutableArray<Domain> domains)
{
    /// <summary>The facts of a repository, none of which is found out yet.</summary>
    public RepositoryFacts Of(Repository repository) => new(() => ServicesOf(repository), path => ImageAt(path, repository));

    /// <summary>What all files say, in the order of their paths. Most files of a repository are no domain's, and are not read.</summary>
    private ImmutableArray<ServiceFact> ServicesOf(Repository repository)
    {
        var paths = repository.Paths.Where(path => domains.Any(domain => domain is IServiceSource && domain.MayClaim(path))).ToArray();
        var told = new List<ServiceFact>[paths.Length];
        Engine.ForEach(paths.Length, i => told[i] = Ask<IServiceSource, ServiceFact>(paths[i], repository, static (source, file) => source.ServicesOf(file)), CancellationToken.None);
        return [.. told.SelectMany(services => services)];
    }

    private ImageFact? ImageAt(string path, Repository repository) =>
        Ask<IImageSource, ImageFact>(path, repository, static (source, file) => source.ImageOf(file) is { } image ? [image] : []).FirstOrDefault();

    /// <summary>What the domains of a kind tell of a file; nothing where it is none of theirs, or can't be read.</summary>
    private List<TFact> Ask<TSource, TFact>(string path, Repository repository, Func<TSource, SourceFile, IEnumerable<TFact>> ask)
    {
        var told = new List<TFact>();
        foreach (var domain in domains)
        {
            if (domain is not TSource source || !domain.MayClaim(path) || repository.Find(path) is not { Problem: null } file)
            {
                continue;
            }

            try
            {
                told.AddRange(domain.Claims(file) && domain.FindUnchecked(file, repository) is null or { IsChecked: true } ? ask(source, file) : []);
            }
#pragma warning disable CA1031 // The same failure is told of, with its place, where the file itself is inspected.
            catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
            {
                return told;
            }
        }

        return told;
    }
}
