using System.Text;
using A11.Agents.FileSystems;
using A11.Agents.Repositories;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>A text file of the repository that gets lines added: its encoding, byte order mark and line ends stay.</summary>
internal sealed class EditedFile
{
    private readonly string _root;
    private readonly byte[] _before;
    private readonly byte[] _mark;
    private readonly Encoding _encoding;

    private EditedFile(string root, string path, byte[] before)
    {
        _root = root;
        Path = path;
        _before = before;
        (_encoding, var mark) = FileContent.DetectEncoding(before);
        _mark = before[..mark];
        (var text, Problem) = FileContent.Decode(before);
        Text = text.Content;
        LineEnd = Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    /// <summary>The file, from the repository's root.</summary>
    public string Path { get; }

    /// <summary>Whether the file is not there yet.</summary>
    public bool IsNew { get; private init; }

    /// <summary>Why the file can't be edited, as the end of the sentence “The file …”; null where it can.</summary>
    public string? Problem { get; }

    /// <summary>Its text; empty where it is not there.</summary>
    public string Text { get; }

    /// <summary>How its lines end.</summary>
    public string LineEnd { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="path">The path from the root, with slashes.</param>
    /// <exception cref="InvalidDataException">What is there is no regular file; the message names it.</exception>
    public static EditedFile Read(string root, string path) => PolicyFile.Read(root, path) is { } before
        ? new EditedFile(root, path, before)
        : new EditedFile(root, path, []) { IsNew = true };

    /// <summary>Replaces its text.</summary>
    /// <exception cref="IOException">The file can't be written; the message names it.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not permitted.</exception>
    public void Write(string text) => FileWriter.Write(_root, Path, [.. _mark, .. _encoding.GetBytes(text)]);

    /// <summary>Deletes it, and the directories that are empty then.</summary>
    /// <exception cref="IOException">The file can't be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">Deleting is not permitted.</exception>
    public void Delete()
    {
        File.Delete(System.IO.Path.Combine(_root, Path));
        for (var directory = RepositoryPath.Directory(Path); directory.Length > 0; directory = RepositoryPath.Directory(directory))
        {
            var full = System.IO.Path.Combine(_root, directory);
            if (Directory.EnumerateFileSystemEntries(full).Any())
            {
                return;
            }

            Directory.Delete(full);
        }
    }

    /// <summary>Makes it what it was when it was read.</summary>
    /// <exception cref="IOException">The file can't be written; the message names it.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not permitted.</exception>
    public void Restore()
    {
        if (IsNew)
        {
            File.Delete(System.IO.Path.Combine(_root, Path));
            return;
        }

        FileWriter.Write(_root, Path, _before);
    }
}
