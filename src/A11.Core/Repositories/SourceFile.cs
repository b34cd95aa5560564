using System.Collections.Concurrent;
using A11.Core.Files;
using A11.Core.Text;

namespace A11.Core.Repositories;

/// <summary>One file of the repository: its text, and the syntax that domains make of it, each made once and kept until the file is judged.</summary>
public sealed class SourceFile
{
    // One syntax or two, asked for by one thread or two.
    private readonly ConcurrentDictionary<Type, object> _syntax = new(concurrencyLevel: 1, capacity: 1);

    /// <summary>Wraps what was read of a file.</summary>
    /// <param name="path">Path from the repository's root, with slashes.</param>
    /// <param name="content">Its text, or why there is none.</param>
    public SourceFile(string path, FileContent content)
    {
        Path = path;
        Text = content.Text;
        Problem = content.Problem;
    }

    /// <summary>Path from the repository's root, with slashes.</summary>
    public string Path { get; }

    /// <summary>The part of <see cref="Path"/> behind the last slash.</summary>
    public string Name => RepositoryPath.FileName(Path).ToString();

    /// <summary>The directory of <see cref="Path"/>; empty at the root.</summary>
    public string Directory => RepositoryPath.Directory(Path);

    /// <summary>The decoded text; empty where the file can't be read.</summary>
    public SourceText Text { get; }

    /// <summary>Why the file can't be checked; null where it can.</summary>
    public string? Problem { get; }

    /// <summary>The text as a domain's syntax, parsed at the first call.</summary>
    public TSyntax Syntax<TSyntax>(Func<SourceFile, TSyntax> parse)
        where TSyntax : class =>
        (TSyntax)_syntax.GetOrAdd(typeof(TSyntax), static (_, state) => state.parse(state.file), (parse, file: this));

    /// <summary>
    /// Lets go of all syntax; who asks once more has it parsed once more. Of a run over many files most of the time would otherwise go into memory that nobody
    /// looks at again.
    /// </summary>
    internal void Release() => _syntax.Clear();
}
