using System.Collections.Immutable;
using A11.Agents.FileSystems;

namespace A11.Agents.Sandboxes;

/// <summary>
/// Directories in which programs lie beside what is nobody's business: homes, directories for temporary files, the repository. What lies there is shown
/// to an agent piece by piece, never with all that is around it.
/// </summary>
internal sealed class SharedPlaces
{
    private static readonly ImmutableArray<string> OfSystem =
        ["/boot", "/dev", "/etc", "/home", "/media", "/mnt", "/opt", "/proc", "/root", "/run", "/srv", "/sys", "/tmp", "/usr", "/var/lib", "/var/tmp"];

    private static readonly ImmutableArray<string> InHome = ["", ".config", ".local/share", ".local/state", ".cache"];

    private readonly string _repository;
    private readonly ImmutableArray<string> _private;
    private readonly ImmutableArray<string> _places;

    /// <summary>The shared places of this system.</summary>
    /// <param name="repository">Absolute path of the original repository's root.</param>
    public SharedPlaces(string repository)
    {
        _repository = RealPath.Resolve(repository);
        var temporary = Path.TrimEndingDirectorySeparator(Path.GetTempPath());
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        var inHome = Path.IsPathFullyQualified(home) ? InHome.Select(name => Path.Combine(home, name)) : [];
        _places = [.. OfSystem.Concat(inHome).Append(temporary).Where(Path.IsPathFullyQualified).Select(RealPath.Resolve).Select(Path.TrimEndingDirectorySeparator).Append(_repository).Distinct(StringComparer.Ordinal)];
        _private = [.. new[] { _repository, home, temporary }.Where(Path.IsPathFullyQualified).Select(RealPath.Resolve).Select(Path.TrimEndingDirectorySeparator)];
    }

    /// <summary>Whether a directory is the repository's root, the user's home or that for temporary files.</summary>
    /// <param name="directory">Its real path.</param>
    public bool IsPrivate(string directory) => _private.Contains(directory, StringComparer.Ordinal);

    /// <summary>Whether one of these is a directory, or lies in it.</summary>
    /// <param name="directory">Its real path.</param>
    public bool ContainsPrivate(string directory) => _private.Any(place => RealPath.IsWithin(place, directory));

    /// <summary>Whether a path lies in the original repository, or is its root.</summary>
    public bool IsInRepository(string path) => RealPath.IsWithin(path, _repository);

    /// <summary>Whether a directory may be shown with all that is in it: it holds none of these places and is no part of the repository.</summary>
    /// <param name="directory">Its real path.</param>
    public bool MayShow(string directory) =>
        !IsInRepository(directory) && !_places.Any(place => RealPath.IsWithin(place, directory)) && !IsHome(directory);

    private static bool IsHome(string directory) => Path.GetDirectoryName(directory) is "/home" or "/Users";
}
