namespace A11.Core.Repositories;

/// <summary>
/// What one domain says to the others: images that are built, services and containers that run them. A domain fills in what it
/// knows of its own files; none needs the syntax of another.
/// </summary>
public sealed class RepositoryFacts
{
    private readonly List<ImageFact> _images = [];
    private readonly List<ServiceFact> _services = [];

    /// <summary>The images that the repository's Dockerfiles build, by path.</summary>
    public IReadOnlyList<ImageFact> Images => _images;

    /// <summary>The services of compose files and the containers of manifests, by path.</summary>
    public IReadOnlyList<ServiceFact> Services => _services;

    /// <summary>Adds what a Dockerfile builds.</summary>
    public void Add(ImageFact image) => _images.Add(image);

    /// <summary>Adds a service or container.</summary>
    public void Add(ServiceFact service) => _services.Add(service);

    /// <summary>What all files say, in the order of their paths; they are described side by side.</summary>
    internal static RepositoryFacts Collect(IReadOnlyList<string> paths, Action<string, RepositoryFacts> describe)
    {
        var described = new RepositoryFacts[paths.Count];
        _ = Parallel.For(0, paths.Count, i => describe(paths[i], described[i] = new RepositoryFacts()));
        var facts = new RepositoryFacts();
        foreach (var one in described)
        {
            facts._images.AddRange(one._images);
            facts._services.AddRange(one._services);
        }

        return facts;
    }
}
