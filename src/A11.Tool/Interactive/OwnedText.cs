using A11.Tool.Initialization;

namespace A11.Tool.Interactive;

/// <summary>A file that is ours as a whole.</summary>
/// <param name="path">The file, from the repository's root.</param>
/// <param name="text">Its text.</param>
/// <param name="mark">What is in every version of it, by which a file of somebody else's is told.</param>
internal sealed class OwnedText(string path, string text, string mark) : OwnedFile(path)
{
    /// <inheritdoc/>
    public override FilePlan Add(EditedFile file) => file.IsNew || file.Text.Contains(mark, StringComparison.Ordinal)
        ? new FilePlan(text)
        : throw new UsageException($"{file.Path}(1,1): the file is not one of a11's. Move it. Nothing was written.");

    /// <inheritdoc/>
    public override FilePlan Remove(EditedFile file) =>
        file.Text == text ? new FilePlan(null) : new FilePlan(file.Text, [$"{(file.Text.Contains(mark, StringComparison.Ordinal) ? "It was changed by hand" : "It is not one of a11's")}, so it was left."]);
}
