using A11.Tool.Initialization;

namespace A11.Tool.Interactive;

/// <summary>A file of an agent's configuration in which something is ours: all of it, or a part beside what people wrote.</summary>
/// <param name="path">The file, from the repository's root.</param>
internal abstract class OwnedFile(string path)
{
    /// <summary>The file, from the repository's root.</summary>
    public string Path { get; } = path;

    /// <summary>The name that the file has where it goes by another, from the repository's root; null where it has one name only.</summary>
    public string? Alternative { get; init; }

    /// <summary>Reads it, by the name that it has.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <exception cref="InvalidDataException">What is there is no regular file; the message names it.</exception>
    public EditedFile Read(string root)
    {
        var file = EditedFile.Read(root, Path);
        return file.IsNew && Alternative is not null && EditedFile.Read(root, Alternative) is { IsNew: false } other ? other : file;
    }

    /// <summary>What the file becomes when ours is added to it, or brought up to date.</summary>
    /// <param name="file">The file as it is.</param>
    /// <exception cref="UsageException">It is malformed, or not what it should be; the message names file, line and column.</exception>
    public abstract FilePlan Add(EditedFile file);

    /// <summary>What the file becomes when ours is taken out.</summary>
    /// <param name="file">The file as it is; it is there.</param>
    /// <exception cref="UsageException">It is malformed; the message names file, line and column.</exception>
    public abstract FilePlan Remove(EditedFile file);
}
