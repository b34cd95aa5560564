using System.Collections.Immutable;
using A11.Agents.Changes;
using A11.Agents.Policies;
using A11.Agents.Repositories;
using A11.Core.Configuration;

namespace A11.Agents.Runs;

/// <summary>The files that a run's policy was read from, by their contents: what an agent did under a policy that has changed since is not let in.</summary>
internal sealed class PolicyFingerprint
{
    private readonly string _root;
    private readonly string? _profile;
    private readonly ImmutableSortedDictionary<string, string> _hashes;

    private PolicyFingerprint(string root, string? profile)
    {
        _root = root;
        _profile = profile;
        _hashes = ReadHashes();
    }

    /// <summary>Takes the fingerprint of a repository.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="settings">The run's settings.</param>
    /// <exception cref="InvalidDataException">One of the files is no regular file, or huge.</exception>
    public static PolicyFingerprint Take(string root, RunSettings settings) => new(root, settings.Profile);

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
        return (_profile is null ? paths : paths.Append(_profile)).Distinct(StringComparer.Ordinal)
            .Select(path => (Path: path, Content: GuardFile.Read(_root, path)))
            .Where(file => file.Content is not null)
            .ToImmutableSortedDictionary(file => file.Path, file => ContentHash.Of(file.Content), StringComparer.Ordinal);
    }
}
