using A11.Core.Files;

namespace A11.Agents.Changes;

/// <summary>The repository as it would be with changes applied: what the gate looks at before anything is written.</summary>
public sealed class OverlayFileSource : IFileSource
{
    private readonly IFileSource _repository;
    private readonly Dictionary<string, Change> _changes;

    /// <summary>A repository with changes over it.</summary>
    public OverlayFileSource(IFileSource repository, IEnumerable<Change> changes)
    {
        _repository = repository;
        _changes = changes.ToDictionary(change => change.Path, StringComparer.Ordinal);
        Paths =
        [
            .. repository.Paths.Where(path => !_changes.ContainsKey(path))
                .Concat(_changes.Values.Where(change => change.Kind != ChangeKind.Deleted).Select(change => change.Path))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths { get; }

    /// <inheritdoc/>
    public bool Exists(string path) => _changes.TryGetValue(path, out var change)
        ? change.Kind != ChangeKind.Deleted
        : _repository.Exists(path) || _changes.Values.Any(added => added.Kind != ChangeKind.Deleted && added.Path.StartsWith(path + "/", StringComparison.Ordinal));

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path) => _changes.TryGetValue(path, out var change)
        ? change.Kind == ChangeKind.Deleted ? throw new FileNotFoundException(path) : change.Content
        : _repository.Read(path);
}
