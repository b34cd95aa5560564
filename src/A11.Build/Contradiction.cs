using System.Xml;
using A11.Core.Files;

namespace A11.Build;

/// <summary>A property that two projects of one build set to different values, though it is the repository's.</summary>
/// <param name="Property">The property, or item.</param>
/// <param name="Value">What one project has.</param>
/// <param name="Other">What another one has.</param>
internal sealed record Contradiction(string Property, string Value, string Other)
{
    private const int MostFiles = 3;

    private static readonly string[] ProjectExtensions = [".csproj", ".fsproj", ".vbproj"];
    private static readonly string[] ImportExtensions = [".props", ".targets"];

    /// <summary>The first difference between two lists of settings, each on a line; null where they say the same in other words.</summary>
    public static Contradiction? Find(string first, string second)
    {
        var pairs = first.Split('\n', StringSplitOptions.RemoveEmptyEntries).Zip(second.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return pairs.Select(pair => Compare(pair.First.Split('=', 2), pair.Second.Split('=', 2))).OfType<Contradiction>().FirstOrDefault();
    }

    /// <summary>What is wrong and what to do, the same text whichever project asked first.</summary>
    /// <param name="files">The repository's files, in which the property is looked for.</param>
    /// <param name="root">Absolute path of the root.</param>
    public string Describe(IFileSource files, string root)
    {
        string[] values = [.. new[] { Value, Other }.Select(value => value.Length == 0 ? "nothing" : value).Order(StringComparer.Ordinal)];
        string[] candidates = [.. files.Paths.Where(path => HasExtension(path, ProjectExtensions) || HasExtension(path, ImportExtensions))];
        string[] setting = [.. candidates.Where(path => ListValues(files, path).Any(IsOurs))];
        var start = $"{Property} differs between projects of this build ({values[0]} and {values[1]}), but the repository is checked once.";
        if (FindOverwriting(files, candidates, setting) is var (file, value, lost))
        {
            return $"{start} {file} overwrites what {lost} sets. Write <{Property}>$({Property});{value}</{Property}> there.";
        }

        var without = files.Paths.FirstOrDefault(path => HasExtension(path, ProjectExtensions) && !setting.Contains(path) && !setting.Any(other => IsInherited(other, path)));
        var where = setting.Length == 0 ? ""
            : $" It is set in {string.Join(", ", setting.Take(MostFiles))}{(setting.Length > MostFiles ? " and more" : "")}{(without is null ? "" : $", not in {without}")}.";
        return $"{start}{where} Set it for all of them, in {Path.Combine(root, "Directory.Build.props")}.";
    }

    /// <summary>The first file that puts a list of its own in the place of the one that it inherits, with its list and the file whose codes are lost.</summary>
    private (string File, string Value, string Lost)? FindOverwriting(IFileSource files, string[] candidates, string[] setting)
    {
        if (!IsCodeList(Property))
        {
            return null;
        }

        foreach (var file in candidates)
        {
            var lost = setting.FirstOrDefault(other => other != file && IsProperties(other) && IsInherited(other, file));
            var value = lost is null ? null : ListValues(files, file).FirstOrDefault(value => !value.Contains($"$({Property})", StringComparison.OrdinalIgnoreCase));
            if (value is not null)
            {
                return (file, string.Join(';', GuardSettings.Split(value)), lost!);
            }
        }

        return null;
    }

    /// <summary>Whether projects come after a file, and not before it as with <c>Directory.Build.targets</c>.</summary>
    private static bool IsProperties(string path) => Path.GetExtension(path).Equals(".props", StringComparison.OrdinalIgnoreCase);

    private static Contradiction? Compare(string[] first, string[] second)
    {
        var (other, value) = (Normalize(first), Normalize(second));
        return other == value ? null : new Contradiction(first[0], value, other);
    }

    private static string Normalize(string[] setting) => IsCodeList(setting[0]) ? string.Join(", ", GuardSettings.Codes(setting[1])) : setting[1];

    private static bool IsCodeList(string property) => property is "NoWarn" or "WarningsAsErrors" or "WarningsNotAsErrors";

    private static bool HasExtension(string path, string[] extensions) => extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a project reads a file by itself: <c>Directory.Build.props</c> and its like, in its own directory or above.</summary>
    private static bool IsInherited(string file, string project) =>
        Path.GetFileName(file).StartsWith("Directory.", StringComparison.OrdinalIgnoreCase) && RepositoryPath.Directory(file) is var folder && (folder.Length == 0 || project.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>What a file sets the property to, once for each element.</summary>
    private List<string> ListValues(IFileSource files, string path)
    {
        var values = new List<string>();
        try
        {
            using var text = new MemoryStream(files.Read(path).ToArray());
            using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && string.Equals(reader.LocalName, Property, StringComparison.OrdinalIgnoreCase))
                {
                    values.Add(reader.IsEmptyElement ? "" : reader.ReadString());
                }
            }
        }
        catch (Exception error) when (error is XmlException or IOException or UnauthorizedAccessException)
        {
            // MSBuild tells of what it can't read.
        }

        return values;
    }

    /// <summary>Whether a value can have made the difference: codes of other programs don't.</summary>
    private bool IsOurs(string value) => !IsCodeList(Property) || GuardSettings.Codes(value).Any(code => code.StartsWith("AX", StringComparison.Ordinal));
}
