using A11.Agents.FileSystems;
using A11.Agents.Generation.Applications;
using A11.Core.Boundaries;
using A11.Core.Docker.Model;
using A11.Core.Files;

namespace A11.Agents.Generation.Verification;

/// <summary>
/// The build context of an image as COPY sees it: the repository's files without those that <c>.dockerignore</c> keeps out (Dockerfile reference, COPY:
/// of a directory its contents are copied; several sources, and a slash at the end, make the target a directory).
/// </summary>
/// <param name="files">The repository's files.</param>
/// <param name="filter">What is kept out.</param>
internal sealed class BuildContext(IFileSource files, BuildContextFilter filter)
{
    private readonly string[] _paths = [.. files.Paths.Where(path => filter.FindPattern(path) is null)];

    /// <summary>Carries a COPY out.</summary>
    /// <param name="step">The instruction.</param>
    /// <param name="image">The image that it writes to.</param>
    /// <returns>The first source that is not in the context; null where all are.</returns>
    /// <exception cref="LinkException">The build put a link where it writes.</exception>
    public string? Copy(BuildStep step, ImageDirectory image)
    {
        var copy = step.Instruction;
        var target = copy.Words[^1];
        var sources = copy.Words[..^1];
        foreach (var source in sources)
        {
            var copied = Find(source, target, sources.Length > 1).ToArray();
            if (copied.Length == 0)
            {
                return source;
            }

            foreach (var (from, to) in copied)
            {
                image.Write(ImageDirectory.Resolve(step.Directory, to), files.Read(from).Span);
            }
        }

        return null;
    }

    private IEnumerable<(string From, string To)> Find(string source, string target, bool areSeveral)
    {
        var isDirectory = areSeveral || target.EndsWith('/') || target is "." or "..";
        var clean = DockerIgnoreFile.Clean(source.Replace("[[]", "[", StringComparison.Ordinal));
        if (source.Contains('*', StringComparison.Ordinal))
        {
            return PathPattern.TryParse("/" + clean, out var pattern, out _)
                ? _paths.Where(path => pattern.IsMatch(path)).Select(path => (path, $"{target}/{RepositoryPath.FileName(path)}"))
                : [];
        }

        return _paths.Contains(clean, StringComparer.Ordinal)
            ? [(clean, isDirectory ? $"{target}/{RepositoryPath.FileName(clean)}" : target)]
            : _paths.Where(path => path.StartsWith(clean + "/", StringComparison.Ordinal)).Select(path => (path, $"{target}/{path[(clean.Length + 1)..]}"));
    }
}
