using System.Collections.Immutable;
using A11.Agents.Changes;
using A11.Agents.FileSystems;
using A11.Agents.Policies;
using A11.Core.Configuration;
using A11.Core.Files;

namespace A11.Agents.Runs;

/// <summary>The files that a run's policy was read from, by their contents: what an agent did under a policy that has changed since is not let in.</summary>
internal sealed class PolicyFingerprint
{
    private readonly string _root;
    private readonly string? _profile;
    private readonly Func<IFileSource> _list;
    private ImmutableSortedDictionary<string, string> _hashes;

    private PolicyFingerprint(string root, string? profile, Func<IFileSource> list)
    {
        _root = root;
        _list = list;
        _profile = profile;
        _hashes = ReadHashes();
    }

    /// <summary>Takes the fingerprint of a repository.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="settings">The run's settings.</param>
    /// <param name="list">Lists the repository's files as they are now: configuration may lie in any directory.</param>
    /// <exception cref="InvalidDataException">One of the files is no regular file, or huge.</exception>
    public static PolicyFingerprint Create(string root, RunSettings settings, Func<IFileSource> list) => new(root, settings.Profile, list);

    /// <summary>Takes what we have written ourselves as what it was read from.</summary>
    /// <param name="paths">The paths from the root.</param>
    public void Accept(IEnumerable<string> paths)
    {
        foreach (var path in paths.Where(RepositorySettings.IsConfiguration))
        {
            _hashes = HashOf(path) is { } hash ? _hashes.SetItem(path, hash) : _hashes.Remove(path);
        }
    }

    /// <summary>A file that has changed since, come or gone; null where none has.</summary>
    public string? FindChange()
    {
        try
        {
            var now = ReadHashes();
            return _hashes.Keys.Concat(now.Keys).FirstOrDefault(path => _hashes.GetValueOrDefault(path) != now.GetValueOrDefault(path));
        }
        catch (InvalidDataException)
        {
            return RepositorySettings.FileName;
        }
    }

    private ImmutableSortedDictionary<string, string> ReadHashes()
    {
        IEnumerable<string> paths = [RepositorySettings.FileName, .. TaskFiles.List(_root)];
        var own = (_profile is null ? paths : paths.Append(_profile)).Distinct(StringComparer.Ordinal).ToArray();
        return own.Select(path => (Path: path, Hash: PolicyFile.Read(_root, path) is { } content ? ContentHash.Compute(content) : null))
            .Concat(_list().Paths.Where(RepositorySettings.IsConfiguration).Except(own, StringComparer.Ordinal).Select(path => (Path: path, Hash: HashOf(path))))
            .Where(file => file.Hash is not null)
            .ToImmutableSortedDictionary(file => file.Path, file => file.Hash!, StringComparer.Ordinal);
    }

    /// <summary>Of configuration in some directory, which is no error where it is no regular file: reading a pipe would wait for ever.</summary>
    private string? HashOf(string path)
    {
        try
        {
            return FileLinks.FindProblem(_root, path) ?? ContentHash.ComputeFile(Path.Combine(_root, path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}
