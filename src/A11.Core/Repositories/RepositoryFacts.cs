using System.Collections.Concurrent;
using System.Collections.Immutable;
using A11.Core.Budgets;

namespace A11.Core.Repositories;

/// <summary>
/// What one domain says to the others: images that are built, services and containers that run them. A domain tells what it knows of its own files; none
/// needs the syntax of another. Each fact is found out at the first question.
/// </summary>
public sealed class RepositoryFacts
{
    private readonly Lazy<ImmutableArray<ServiceFact>> _services;
    private readonly Func<string, ImageFact?> _imageAt;
    private readonly ConcurrentDictionary<string, ImageFact?> _images = new(StringComparer.Ordinal);

    /// <summary>Facts that are found out by asking these.</summary>
    /// <param name="services">Gives all services, by path.</param>
    /// <param name="imageAt">Gives what the file of a path builds; asked from several threads.</param>
    internal RepositoryFacts(Func<ImmutableArray<ServiceFact>> services, Func<string, ImageFact?> imageAt)
    {
        _services = new(() => StepBudget.RunShared(services, static services => services()));
        _imageAt = path => StepBudget.RunShared(path, imageAt);
    }

    /// <summary>The services of compose files and the containers of manifests, by path.</summary>
    public ImmutableArray<ServiceFact> Services => _services.Value;

    /// <summary>What the Dockerfile of this path builds; null where there is none, or it builds nothing.</summary>
    public ImageFact? ImageAt(string path) => _images.GetOrAdd(path, _imageAt);
}
