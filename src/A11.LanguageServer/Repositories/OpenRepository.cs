using System.Collections.Immutable;
using A11.Agents.Changes;
using A11.Agents.Checks;
using A11.Agents.Repositories;
using A11.Core.Files;
using A11.LanguageServer.Documents;

namespace A11.LanguageServer.Repositories;

/// <summary>A repository of which documents are open. What takes time, its list of files and its settings, is kept until something says that it changed.</summary>
/// <param name="root">Absolute path of its root.</param>
/// <param name="options">Who checks it.</param>
/// <param name="log">Told what is wrong with it.</param>
internal sealed class OpenRepository(string root, CheckOptions options, Action<string> log)
{
    private readonly Lock _reading = new();
    private readonly Lock _writing = new();
    private ImmutableDictionary<string, OpenDocument> _documents = ImmutableDictionary.Create<string, OpenDocument>(StringComparer.Ordinal);
    private RepositoryFiles _files = new(root);
    private RepositoryCheck? _check;
    private int _generation;

    /// <summary>Absolute path of its root.</summary>
    public string Root => root;

    /// <summary>The documents that are open.</summary>
    public IEnumerable<OpenDocument> Documents => _documents.Values;

    /// <summary>The files as they are now, with the documents that are open in place of those on disk.</summary>
    public IFileSource Files => Read().Files;

    /// <summary>The open document of a path; null where none is.</summary>
    public OpenDocument? Find(string path) => _documents.GetValueOrDefault(path);

    /// <summary>The path from the root of an absolute one.</summary>
    public string ToRelative(string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The address of a path from the root: the one that the client has it open by.</summary>
    public string ToUri(string path) => Find(path)?.Uri ?? FileUri.FromPath(Path.Combine(root, path));

    /// <summary>Opens a document, or gives it another state.</summary>
    public void Set(OpenDocument document)
    {
        lock (_writing)
        {
            _documents = _documents.SetItem(document.Path, document);
        }
    }

    /// <summary>Closes a document.</summary>
    public void Remove(string path)
    {
        lock (_writing)
        {
            _documents = _documents.Remove(path);
        }
    }

    /// <summary>Has the settings read anew when they are asked for.</summary>
    public void ForgetSettings()
    {
        lock (_writing)
        {
            _check = null;
            _generation++;
        }
    }

    /// <summary>Has the files listed, and the settings read, anew when they are asked for.</summary>
    public void ForgetFiles()
    {
        lock (_writing)
        {
            _files = new RepositoryFiles(root);
            _check = null;
            _generation++;
        }
    }

    /// <summary>The repository as it is now. The first time it takes as long as listing its files does.</summary>
    public RepositorySnapshot Take()
    {
        var (files, check, _) = Read();
        if (check is not null)
        {
            return new RepositorySnapshot(root, files, check);
        }

        lock (_reading)
        {
            (files, check, var generation) = Read();
            return new RepositorySnapshot(root, files, check ?? Keep(Load(files), generation));
        }
    }

    private (IFileSource Files, RepositoryCheck? Check, int Generation) Read()
    {
        lock (_writing)
        {
            IFileSource files = _documents.IsEmpty ? _files : new OverlayFileSource(_files, _documents.Values.Select(static document => new Change(document.Path, ChangeKind.Modified, document.Content)));
            return (files, _check, _generation);
        }
    }

    /// <summary>Keeps a check, unless what it was made of changed meanwhile.</summary>
    private RepositoryCheck Keep(RepositoryCheck check, int generation)
    {
        lock (_writing)
        {
            _check = generation == _generation ? check : null;
            return check;
        }
    }

    private RepositoryCheck Load(IFileSource files)
    {
        try
        {
            return RepositoryCheck.Load(root, files, options);
        }
        catch (InvalidDataException error)
        {
            log($"{error.Message} All findings are shown.");
            return RepositoryCheck.Load(root, files, options with { UsesBaseline = false });
        }
    }
}
