using A11.Core.Files;
using A11.Core.Yaml.Syntax;

namespace A11.Core.GitHub.Model;

/// <summary>A YAML file that GitHub reads.</summary>
/// <param name="Kind">What GitHub reads it as.</param>
/// <param name="Tree">The YAML.</param>
public sealed record GitHubFile(GitHubFileKind Kind, YamlTree Tree)
{
    private const string Directory = ".github";

    /// <summary>The file's node; null where the file is empty.</summary>
    public YamlNode? Root => Tree.Documents.IsEmpty ? null : Tree.Documents[0].Root;

    /// <summary>The items of <c>updates</c>; none where it is no configuration of Dependabot.</summary>
    internal IEnumerable<YamlMapping> Updates => Kind is GitHubFileKind.Dependabot ? (Tree.RootMapping?["updates"]?.AsSequence?.Items ?? []).Select(static item => item.AsMapping).OfType<YamlMapping>() : [];

    /// <summary>What GitHub reads a file as, in the root or in the root of a template; null where it doesn't.</summary>
    public static GitHubFileKind? KindOf(string path)
    {
        var (folder, name) = (RepositoryPath.Directory(path), RepositoryPath.FileName(path).ToString());
        return name switch
        {
            "CODEOWNERS" when folder is "" or "docs" || IsIn(folder, Directory) => GitHubFileKind.CodeOwners,
            "dependabot.yml" or "dependabot.yaml" when IsIn(folder, Directory) => GitHubFileKind.Dependabot,
            "FUNDING.yml" when IsIn(folder, Directory) => GitHubFileKind.Funding,
            "config.yml" or "config.yaml" when IsIn(folder, $"{Directory}/ISSUE_TEMPLATE") => GitHubFileKind.IssueChooser,
            _ when IsIn(folder, $"{Directory}/ISSUE_TEMPLATE") && RepositoryPath.IsYaml(path) => GitHubFileKind.IssueForm,
            _ => null,
        };
    }

    private static bool IsIn(string folder, string directory) => folder == directory || folder.EndsWith("/" + directory, StringComparison.Ordinal);
}
