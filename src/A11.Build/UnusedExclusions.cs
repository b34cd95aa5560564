using System.Xml;
using A11.Core.Boundaries;
using A11.Core.Files;

namespace A11.Build;

/// <summary>Finds what <c>A11Exclude</c> names and no file is: most often a path that MSBuild took from another directory than was meant.</summary>
/// <param name="files">The repository's files.</param>
/// <param name="root">Absolute path of the root.</param>
internal sealed class UnusedExclusions(IFileSource files, string root)
{
    private const string Item = "A11Exclude";

    private static readonly string[] Places = ["Directory.Build.props", "Directory.Build.targets"];

    /// <summary>A message for each.</summary>
    /// <param name="patterns">What the items came to; none where MSBuild found no file for their wildcards.</param>
    public IEnumerable<string> Find(IReadOnlyCollection<(string Text, PathPattern Pattern)> patterns) => patterns.Count == 0
        ? Places.SelectMany(FindWildcards)
        : patterns.Where(pattern => IsUnused(pattern.Text, pattern.Pattern)).Select(pattern => $"{Item} names “{pattern.Text}”, which excludes nothing: it matches no file from {root}. Correct or remove it.");

    /// <summary>What is on disk and not among the files is ignored by git, and so excluded already.</summary>
    private bool IsUnused(string text, PathPattern pattern) => !Path.Exists(Path.Combine(root, text.TrimStart('/'))) && !files.Paths.Any(pattern.IsMatch);

    private IEnumerable<string> FindWildcards(string path)
    {
        if (!files.Exists(path))
        {
            return [];
        }

        try
        {
            using var text = new MemoryStream(files.Read(path).ToArray());
            using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            return [.. ListIncludes(reader).Select(include => $"{Item} in {path} includes “{include}”, which excludes nothing: MSBuild finds no such file{Advise(include)}.")];
        }
        catch (Exception error) when (error is XmlException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Only a relative path in plain text means another directory in each project.</summary>
    private static string Advise(string include) => include.Contains("$(", StringComparison.Ordinal) || include.Contains("@(", StringComparison.Ordinal) || IsRooted(include)
        ? ""
        : $" in a project's directory. Write $(MSBuildThisFileDirectory){include}";

    /// <summary>On this system, or on the one that the file was written on.</summary>
    private static bool IsRooted(string path) => Path.IsPathRooted(path) || path.StartsWith('\\') || (path.Length > 1 && path[1] == ':');

    /// <summary>Those that no condition can have left out.</summary>
    private static IEnumerable<string> ListIncludes(XmlReader reader)
    {
        while (reader.Read())
        {
            while (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("Condition") is not null)
            {
                reader.Skip();
            }

            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == Item && reader.GetAttribute("Include") is { } include)
            {
                yield return include;
            }
        }
    }
}
