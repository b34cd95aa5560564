using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace A11.Agents.DotNet;

/// <summary>Reads what the projects answered.</summary>
internal static class EvaluationAnswers
{
    /// <summary>The evaluations of all projects that answered, by the projects' absolute paths; the outer one of each first.</summary>
    /// <param name="directory">Where each evaluation left a file.</param>
    public static ILookup<string, ProjectEvaluation> Read(string directory) => Directory.EnumerateFiles(directory)
        .Select(file => File.ReadAllLines(file))
        .Where(lines => lines.Length > 0)
        .Select(lines => (Project: lines[0], Evaluation: Parse(lines)))
        .OrderBy(answer => answer.Evaluation.TargetFramework.Length == 0 ? 0 : 1)
        .ThenBy(answer => answer.Evaluation.TargetFramework, StringComparer.Ordinal)
        .ToLookup(answer => answer.Project, answer => answer.Evaluation, StringComparer.Ordinal);

    /// <summary>The files of the repository in MSBuild's archive of all that it loaded, from the root and sorted.</summary>
    /// <param name="archive">Absolute path of the archive. Its entries are absolute paths with backslashes, without a drive's colon.</param>
    /// <param name="root">Absolute path of the repository's root.</param>
    public static ImmutableArray<string> ReadImports(string archive, string root)
    {
        if (!File.Exists(archive))
        {
            return [];
        }

        var prefix = Normalize(root) + "/";
        using var zip = ZipFile.OpenRead(archive);
        return
        [
            .. zip.Entries.Select(entry => Normalize(entry.FullName)).Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Select(path => path[prefix.Length..])
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    private static string Normalize(string path) => path.Replace('\\', '/').Replace(":", "", StringComparison.Ordinal).Trim('/');

    private static ProjectEvaluation Parse(string[] lines)
    {
        var framework = "";
        var properties = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        var items = ImmutableArray.CreateBuilder<EvaluatedItem>();
        foreach (var fields in lines.Skip(1).Select(line => line.Split(EvaluationQuery.Separator)))
        {
            switch (fields)
            {
                case [EvaluationQuery.FrameworkLine, var name]:
                    framework = name;
                    break;
                case [EvaluationQuery.PropertyLine, var name, { Length: > 0 } value]:
                    properties[name] = Encoding.UTF8.GetString(Convert.FromBase64String(value));
                    break;
                case [EvaluationQuery.ItemLine, var type, var identity, var fullPath, .. var metadata]:
                    items.Add(new EvaluatedItem(type, identity, fullPath, NameMetadata(metadata)));
                    break;
            }
        }

        return new ProjectEvaluation(framework, properties.ToImmutable(), items.ToImmutable());
    }

    private static ImmutableDictionary<string, string> NameMetadata(string[] values) =>
        EvaluationQuery.Metadata.Zip(values).Where(pair => pair.Second.Length > 0).ToImmutableDictionary(pair => pair.First, pair => pair.Second, StringComparer.OrdinalIgnoreCase);
}
