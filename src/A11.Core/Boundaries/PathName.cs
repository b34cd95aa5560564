using System.Buffers;
using System.Globalization;
using System.Text;

namespace A11.Core.Boundaries;

/// <summary>
/// Whether a path's name means the same file everywhere. Sources: Microsoft's “Naming Files, Paths, and Namespaces” for what Windows
/// reserves and drops; Unicode TR 36 (“Unicode Security Considerations”) for bidirectional controls.
/// </summary>
public static class PathName
{
    /// <summary>The longest path, in UTF-8 bytes, that common systems take.</summary>
    private const int MaximumBytes = 1024;

    private const string LineBreak = "holds a control character or a line break";

    private static readonly SearchValues<char> ReservedCharacters = SearchValues.Create("<>\"|?*");

    private static readonly string[] Devices =
    [
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    ];

    /// <summary>Why a path is unsafe, as the end of the sentence “The path …”; null where it is safe.</summary>
    /// <param name="path">The path as given: from the root, with slashes.</param>
    public static string? FindProblem(string path)
    {
        if (path.Length == 0)
        {
            return "is empty";
        }

        return FindCharacterProblem(path)
            ?? (path[0] == '/' || (path.Length > 1 && path[1] == ':') ? "is absolute" : null)
            ?? (Encoding.UTF8.GetByteCount(path) > MaximumBytes ? string.Create(CultureInfo.InvariantCulture, $"is longer than {MaximumBytes} bytes") : null)
            ?? path.Split('/').Select(FindSegmentProblem).FirstOrDefault(problem => problem is not null);
    }

    /// <summary>The form in which names are compared that a file system or a reader may take for each other: NFKC and case folding (<see cref="NameFolding"/>).</summary>
    public static string Fold(string path) => NameFolding.Fold(path);

    private static string? FindCharacterProblem(string path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (!Rune.TryGetRuneAt(path, i, out var character))
            {
                return "is not valid Unicode: it holds half of a surrogate pair";
            }

            i += character.Utf16SequenceLength - 1;
            var problem = character.Value switch
            {
                '\\' => "holds a backslash, which separates folders on Windows",
                '\uFFFD' => "is not valid UTF-8",
                '\u2028' or '\u2029' => LineBreak,
                _ => Rune.GetUnicodeCategory(character) switch
                {
                    UnicodeCategory.Control => LineBreak,
                    UnicodeCategory.Format => "holds a character that is not seen or turns the reading direction",
                    _ => null,
                },
            };
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? FindSegmentProblem(string segment) => segment switch
    {
        "" => "has an empty part between two slashes, or ends with one",
        "." or ".." => $"holds “{segment}”",
        _ when segment[^1] is '.' or ' ' => $"has a part, “{segment}”, that ends with a dot or a space, which Windows drops",
        _ when segment.Contains(':', StringComparison.Ordinal) => $"has a part, “{segment}”, with a colon, which names an alternate data stream on Windows",
        _ when segment.AsSpan().ContainsAny(ReservedCharacters) => $"has a part, “{segment}”, with a character that Windows reserves",
        _ when IsDevice(segment) => $"has a part, “{segment}”, that names a device on Windows",
        _ when IsShortName(segment) => $"has a part, “{segment}”, in the form of a short name, which is another file's on Windows",
        _ => null,
    };

    private static bool IsDevice(string segment)
    {
        var dot = segment.IndexOf('.', StringComparison.Ordinal);
        var name = (dot < 0 ? segment : segment[..dot]).TrimEnd(' ');
        return Devices.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary><c>PROGRA~1</c>: up to eight characters that end with a tilde and digits, and an extension of up to three.</summary>
    private static bool IsShortName(string segment)
    {
        var dot = segment.LastIndexOf('.');
        var name = dot < 0 ? segment : segment[..dot];
        var extension = dot < 0 ? "" : segment[(dot + 1)..];
        var tilde = name.LastIndexOf('~');
        return tilde > 0 && name.Length <= 8 && extension.Length <= 3 && tilde < name.Length - 1 && name.AsSpan(tilde + 1).IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
