using A11.Core.Files;

namespace A11.Agents.Changes;

/// <summary>The repository as it would be with changes applied: what the gate looks at before anything is written.</summary>
public sealed class OverlayFileSource : IFileSource
{
    private readonly Dictionary<string, Change> _changes;
    private readonly Lazy<IReadOnlyList<string>> _paths;

    /// <summary>A repository with changes over it.</summary>
    public OverlayFileSource(IFileSource repository, IEnumerable<Change> changes)
    {
        Repository = repository;
        _changes = changes.ToDictionary(change => change.Path, StringComparer.Ordinal);
        _paths = new(List);
    }

    /// <summary>What lies under the changes.</summary>
    public IFileSource Repository { get; }

    /// <summary>The changes.</summary>
    public IReadOnlyCollection<Change> Changes => _changes.Values;

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths => _paths.Value;

    /// <inheritdoc/>
    public string? ListingProblem => Repository.ListingProblem;

    /// <inheritdoc/>
    public bool Exists(string path) => _changes.TryGetValue(path, out var change)
        ? change.Kind != ChangeKind.Deleted
        : Repository.Exists(path) || _changes.Values.Any(added => added.Kind != ChangeKind.Deleted && added.Path.StartsWith(path + "/", StringComparison.Ordinal));

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path) => _changes.TryGetValue(path, out var change)
        ? change.Kind == ChangeKind.Deleted ? throw new FileNotFoundException(path) : change.Content
        : Repository.Read(path);

    /// <inheritdoc/>
    public bool? IsExecutable(string path) => _changes.TryGetValue(path, out var change) ? change.IsExecutable : Repository.IsExecutable(path);

    private string[] List() =>
    [
        .. Repository.Paths.Where(path => !_changes.ContainsKey(path))
            .Concat(_changes.Values.Where(change => change.Kind != ChangeKind.Deleted).Select(change => change.Path))
            .Order(StringComparer.Ordinal),
    ];
}
