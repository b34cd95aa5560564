using A11.Core.Files;

namespace A11.Agents.Generation.Applications;

/// <summary>A program of a repository.</summary>
/// <param name="Name">Its name, such as <c>Shop.Api</c>.</param>
/// <param name="Directory">The directory that holds it; empty at the root.</param>
/// <param name="IsProduct">Whether it may be meant where a task names none: no sample, benchmark or tool for those who work on it.</param>
internal sealed record ProgramCandidate(string Name, string Directory, bool IsProduct);

/// <summary>
/// Chooses the program that an image is made of: the only one, or the one that the task names by the Dockerfile's directory, the Dockerfile's name, or in
/// its own words. Nothing is guessed.
/// </summary>
internal static class ProgramChoice
{
    private const string FileName = "Dockerfile";

    /// <summary>The program that is wanted; null where there is no product and none is named.</summary>
    /// <param name="programs">All programs, whether or not they are products.</param>
    /// <param name="request">What the task says.</param>
    /// <exception cref="RefusalException">There are several, and the task does not say which.</exception>
    public static ProgramCandidate? Choose(IReadOnlyList<ProgramCandidate> programs, ContainerRequest request)
    {
        if (FindNamed(programs, request) is { } named)
        {
            return named;
        }

        var products = programs.Where(program => program.IsProduct).ToArray();
        return products.Length <= 1 ? products.FirstOrDefault() : throw new RefusalException(
            $"There are several programs: {Describe(products)}. Name one of them in the task's title, description or criteria, or in the name of the file, for example Dockerfile.{LastPart(products[0].Name).ToLowerInvariant()}.");
    }

    /// <summary>Programs by their names and directories, as a message lists them.</summary>
    public static string Describe(IEnumerable<ProgramCandidate> programs) =>
        string.Join(", ", programs.Select(program => program.Directory.Length == 0 ? program.Name : $"{program.Name} ({program.Directory})"));

    /// <summary>The names of some programs, and how many more there are.</summary>
    public static string Summarize(IReadOnlyCollection<ProgramCandidate> programs)
    {
        const int MostNamed = 3;
        var names = string.Join(", ", programs.Take(MostNamed).Select(program => program.Name));
        return programs.Count > MostNamed ? $"{names} and {programs.Count - MostNamed} more" : names;
    }

    private static ProgramCandidate? FindNamed(IReadOnlyList<ProgramCandidate> programs, ContainerRequest request)
    {
        var directory = request.Dockerfile is null ? "" : RepositoryPath.Directory(request.Dockerfile);
        return (directory.Length == 0 ? null : FindOnly(programs, program => program.Directory == directory))
            ?? (Suffix(request.Dockerfile) is { } suffix ? FindBySuffix(programs, suffix) : null)
            ?? FindByWords(programs, request.Text);
    }

    /// <summary>
    /// By the directory or the whole name, the longest that is named, else by the last part of a product's name (“the API” is Shop.Api). A name of one
    /// part is a name only as it is written (“the app” is not App), and that of no product only where it is no ordinary word (“Multi-stage Build” is not the tool Build, AotTestApp is a name).
    /// </summary>
    private static ProgramCandidate? FindByWords(IReadOnlyList<ProgramCandidate> programs, string text)
    {
        var named = programs.Where(program => IsNamedWhole(text, program)).ToArray();
        return FindOnly(named, program => !named.Any(other => other.Name.Length > program.Name.Length && other.Name.StartsWith(program.Name, StringComparison.OrdinalIgnoreCase)))
            ?? (named.Length > 0 ? null : FindOnly(programs, program => program.IsProduct && HasParts(program.Name) && IsNamed(text, LastPart(program.Name), StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsNamedWhole(string text, ProgramCandidate program) =>
        (program.Directory.Contains('/', StringComparison.Ordinal) && IsNamed(text, program.Directory, StringComparison.Ordinal))
        || (HasParts(program.Name) ? IsNamed(text, program.Name, StringComparison.OrdinalIgnoreCase) : (program.IsProduct || NameWords.Split(program.Name).Skip(1).Any()) && IsNamed(text, program.Name, StringComparison.Ordinal));

    private static bool HasParts(string name) => LastPart(name).Length < name.Length;

    private static ProgramCandidate? FindBySuffix(IReadOnlyList<ProgramCandidate> programs, string suffix) =>
        FindOnly(programs, program => program.Name.Equals(suffix, StringComparison.OrdinalIgnoreCase))
        ?? FindOnly(programs, program => LastPart(program.Name).Equals(suffix, StringComparison.OrdinalIgnoreCase));

    private static ProgramCandidate? FindOnly(IEnumerable<ProgramCandidate> programs, Func<ProgramCandidate, bool> isMeant) =>
        programs.Where(isMeant).Take(2).ToArray() is [var only] ? only : null;

    /// <summary>What a Dockerfile's own name says: <c>api</c> of <c>Dockerfile.api</c> and <c>api.Dockerfile</c>.</summary>
    private static string? Suffix(string? path)
    {
        var name = path is null ? FileName : RepositoryPath.FileName(path).ToString();
        return name.StartsWith(FileName + ".", StringComparison.Ordinal) ? name[(FileName.Length + 1)..]
            : name.EndsWith("." + FileName, StringComparison.Ordinal) ? name[..^(FileName.Length + 1)]
            : null;
    }

    private static string LastPart(string name) => name.Split('.', '-', '_')[^1];

    /// <summary>Whether a name stands in a text by itself, in any case: neither “Shop” in “Shop.Api” nor “Api” in “Capital”. A full stop may end the sentence.</summary>
    private static bool IsNamed(string text, string name, StringComparison comparison)
    {
        for (var at = text.IndexOf(name, comparison); at >= 0 && name.Length > 0; at = text.IndexOf(name, at + 1, comparison))
        {
            var end = at + name.Length;
            var goesOn = end < text.Length && (IsPart(text[end]) || (text[end] is '.' or '/' && end + 1 < text.Length && IsPart(text[end + 1])));
            if (!goesOn && (at == 0 || !(IsPart(text[at - 1]) || text[at - 1] is '.' or '/')))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || character is '-' or '_';
}
