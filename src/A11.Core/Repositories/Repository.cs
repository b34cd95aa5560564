using System.Collections.Concurrent;
using A11.Core.Budgets;
using A11.Core.Files;

namespace A11.Core.Repositories;

/// <summary>
/// What a rule may ask about the files around the one it looks at. Everything is read and parsed at the first question, and
/// texts are kept for the run; asking is safe from any thread.
/// </summary>
public sealed class Repository
{
    private readonly IFileSource _files;
    private readonly ConcurrentDictionary<string, SourceFile?> _opened = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _roots = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, Lazy<object>> _models = new();
    private readonly Lazy<HashSet<string>> _paths;

    /// <summary>A repository of these files.</summary>
    /// <param name="files">Where the files come from.</param>
    /// <param name="tell">Makes of the repository what its domains tell each other.</param>
    internal Repository(IFileSource files, Func<Repository, RepositoryFacts> tell)
    {
        _files = files;
        _paths = new(() => new HashSet<string>(files.Paths, StringComparer.Ordinal));
        Facts = tell(this);
    }

    /// <summary>All files of the run, relative to the root, with slashes, in ordinal order.</summary>
    public IReadOnlyList<string> Paths => _files.Paths;

    /// <summary>What the domains know of the repository's images, services and probes.</summary>
    public RepositoryFacts Facts { get; }

    /// <summary>Whether a file or directory is there.</summary>
    public bool Exists(string path) => _files.Exists(path) || _paths.Value.Contains(path);

    /// <summary>The file of this path; null where there is none.</summary>
    public SourceFile? Find(string path) => _opened.GetOrAdd(path, static (path, repository) => repository.Open(path), this);

    /// <summary>Whether a file begins as a script does that names its interpreter: <c>#!</c>. The file is not read to its end.</summary>
    public bool HasShebang(string path)
    {
        try
        {
            return _files.StartsWith(path, "#!"u8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// The root of the project that a file belongs to: the nearest directory above that holds <c>.github</c>, <c>.git</c> or
    /// <c>a11.yml</c>; the repository's root (empty) where none does. References in the file start there.
    /// </summary>
    public string ProjectRootOf(string path) => _roots.GetOrAdd(RepositoryPath.Directory(path), static (directory, repository) => repository.FindRoot(directory), this);

    /// <summary>A domain's own model of the whole repository, built at the first call of the run.</summary>
    public TModel Model<TModel>(Func<Repository, TModel> build)
        where TModel : class =>
        (TModel)_models.GetOrAdd(typeof(TModel), _ => new Lazy<object>(() => StepBudget.RunShared(this, build))).Value;

    private SourceFile? Open(string path)
    {
        // Asked in this order, the check of one file need not list all others.
        if (!_files.Exists(path) && !_paths.Value.Contains(path))
        {
            return null;
        }

        try
        {
            return new SourceFile(path, FileContent.Decode(_files.Read(path).Span));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new SourceFile(path, FileContent.Unreadable($"can't be read ({error.GetType().Name}); check its permissions, or whether it is a link to nowhere"));
        }
    }

    private string FindRoot(string directory)
    {
        for (var candidate = directory; ; candidate = RepositoryPath.Directory(candidate))
        {
            var prefix = candidate.Length == 0 ? "" : candidate + "/";
            if (candidate.Length == 0 || _files.Exists(prefix + ".github") || _files.Exists(prefix + ".git") || _files.Exists(prefix + "a11.yml"))
            {
                return candidate;
            }
        }
    }
}
