using System.Text;
using A11.Core.Baselines;

namespace A11.Agents.Repositories;

/// <summary>The baseline of a repository on disk.</summary>
public static class BaselineFile
{
    /// <summary>Reads it; null where the repository has none.</summary>
    /// <exception cref="InvalidDataException">The file is not a baseline.</exception>
    public static Baseline? Read(string root)
    {
        var path = Path.Combine(root, Baseline.FileName);
        return !File.Exists(path) ? null
            : Baseline.Parse(File.ReadAllText(path), out var error) ?? throw new InvalidDataException($"{Baseline.FileName}{error}");
    }

    /// <summary>Writes it anew.</summary>
    public static void Write(string root, Baseline baseline) =>
        FileWriter.Write(Path.Combine(root, Baseline.FileName), Encoding.UTF8.GetBytes(baseline.ToText()));
}
