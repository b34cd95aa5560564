using System.Text;
using A11.Agents.FileSystems;
using A11.Core.Baselines;

namespace A11.Agents.Repositories;

/// <summary>The baseline of a repository on disk.</summary>
public static class BaselineFile
{
    /// <summary>Reads it; null where the repository has none.</summary>
    /// <exception cref="InvalidDataException">The file is not a baseline.</exception>
    public static Baseline? Read(string root)
    {
        return PolicyFile.ReadText(root, Baseline.FileName) is not { } text ? null
            : Baseline.Parse(text, out var error) ?? throw new InvalidDataException($"{Baseline.FileName}{error}");
    }

    /// <summary>Writes it anew.</summary>
    /// <exception cref="IOException">It can't be written, or is no regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not permitted.</exception>
    public static void Write(string root, Baseline baseline) => FileWriter.Write(root, Baseline.FileName, Encoding.UTF8.GetBytes(baseline.ToText()));
}
