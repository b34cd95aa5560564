using A11.Agents.Processes;

namespace A11.Agents.Generation.Verification;

/// <summary>Reads what <c>dotnet</c> prints.</summary>
internal static class CommandOutput
{
    private const int MostLines = 10;

    /// <summary>
    /// What says that a package source can't be reached, or that the SDK for the project is not installed here (Microsoft's NuGet and .NET SDK error references): the
    /// machine is at fault, and not the image.
    /// </summary>
    private static readonly (string Sign, string Meaning)[] Lacks =
    [
        ("error NU1301", "the packages can't be had here"),
        ("NETSDK1045", "the SDK here is too old"),
        ("NETSDK1147", "a workload is not installed here"),
        ("error MSB4236", "an SDK that a project names is not here"),
        ("A compatible .NET SDK was not found", "the SDK that global.json asks for is not here"),
    ];

    /// <summary>Why the machine can't run it; null where it can.</summary>
    public static string? FindLack(ProcessOutcome outcome)
    {
        var text = outcome.Output + outcome.Errors;
        var (sign, meaning) = Array.Find(Lacks, lack => text.Contains(lack.Sign, StringComparison.Ordinal));
        return sign is null ? null : $"{meaning} ({Lines(text).First(line => line.Contains(sign, StringComparison.Ordinal))})";
    }

    /// <summary>The errors among its lines, else the last lines.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="directory">Absolute path of the directory that it ran in, which is left out.</param>
    /// <param name="root">Absolute path of the directory that stands for the image's root.</param>
    public static string FindTail(ProcessOutcome outcome, string directory, string root)
    {
        var lines = Lines((outcome.Output + "\n" + outcome.Errors).Replace(directory + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(root, "", StringComparison.Ordinal));
        var errors = lines.Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Take(MostLines).ToArray();
        return string.Join('\n', errors.Length > 0 ? errors : lines.TakeLast(MostLines));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
