using System.Xml;
using System.Xml.Linq;
using A11.Core;

namespace A11.Tool.Initialization;

/// <summary>The line by which projects get the package, and how it gets into a file of MSBuild's.</summary>
/// <param name="Element">The element that refers to the package.</param>
internal sealed record PackageReference(string Element)
{
    /// <summary>The package's ID.</summary>
    public const string Package = EngineVersion.PackageId;

    private const string ProjectEnd = "</Project>";
    private const string EmptyEnd = "/>";
    private const string DefaultIndent = "  ";

    /// <summary>For <c>Directory.Build.props</c> and projects. Without PrivateAssets, the package of a library would depend on it.</summary>
    public static PackageReference Plain { get; } = new($"<PackageReference Include=\"{Package}\" Version=\"{EngineVersion.Text}\" PrivateAssets=\"all\" />");

    /// <summary>The same where the version is given centrally.</summary>
    public static PackageReference WithoutVersion { get; } = new($"<PackageReference Include=\"{Package}\" PrivateAssets=\"all\" />");

    /// <summary>
    /// For <c>Directory.Packages.props</c>: NuGet makes a PackageReference of it in every project with central versions, with PrivateAssets="all" (NuGet's
    /// “Central Package Management”, global package references).
    /// </summary>
    public static PackageReference Global { get; } = new($"<GlobalPackageReference Include=\"{Package}\" Version=\"{EngineVersion.Text}\" />");

    /// <summary>The same for the projects that conditions hold for. MSBuild evaluates those of items when all properties are known, in whatever file they are set.</summary>
    public PackageReference When(IReadOnlyCollection<string> conditions) => conditions.Count == 0
        ? this
        : new(Element.Replace(" />", $" Condition=\"{string.Join(" and ", conditions)}\" />", StringComparison.Ordinal));

    /// <summary>The text of a file with the reference; null where it has no place for it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="above">Whether a new file must import the one above it, which it would hide.</param>
    public string? AddTo(EditedFile file, bool above)
    {
        if (file.IsNew)
        {
            return CreateText(System.IO.Path.GetFileName(file.Path), above);
        }

        var text = file.Problem is null ? Insert(file.Text, file.LineEnd) : null;
        return text is not null && IsIn(text) ? text : null;
    }

    /// <summary>Whether an MSBuild file refers to the package, in whatever way.</summary>
    public static bool IsIn(string text) => Elements(text)
        .Any(element => element.Name.LocalName is "PackageReference" or "GlobalPackageReference" && element.Attribute("Include")?.Value.Equals(Package, StringComparison.OrdinalIgnoreCase) == true);

    private static XElement[] Elements(string text)
    {
        try
        {
            return [.. XDocument.Parse(text).Descendants()];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private string CreateText(string name, bool above)
    {
        var import = above ? $"  <Import Project=\"$([MSBuild]::GetPathOfFileAbove('{name}', '$(MSBuildThisFileDirectory)../'))\" />\n" : "";
        return $"<Project>\n{import}{Group(DefaultIndent, "\n")}\n{ProjectEnd}\n";
    }

    private string? Insert(string text, string lineEnd)
    {
        var group = Group(FindIndent(text), lineEnd);
        var end = text.LastIndexOf(ProjectEnd, StringComparison.Ordinal);
        if (end >= 0)
        {
            // Before the blanks that the end is indented by, if any.
            var start = text[..end].TrimEnd(' ', '\t').Length;
            var isOwnLine = start == 0 || text[start - 1] == '\n';
            return isOwnLine ? text[..start] + group + lineEnd + text[start..] : text[..end] + lineEnd + group + lineEnd + text[end..];
        }

        var empty = text.LastIndexOf(EmptyEnd, StringComparison.Ordinal);
        return empty < 0 ? null : $"{text[..empty].TrimEnd()}>{lineEnd}{group}{lineEnd}{ProjectEnd}{text[(empty + EmptyEnd.Length)..]}";
    }

    private string Group(string indent, string lineEnd) => string.Join(
        lineEnd,
        $"{indent}<ItemGroup>",
        $"{indent}{indent}<!-- Checks the repository's infrastructure files in every build. -->",
        $"{indent}{indent}{Element}",
        $"{indent}</ItemGroup>");

    /// <summary>How the file indents: the blanks before the first element that has some.</summary>
    private static string FindIndent(string text) => text.Split('\n')
        .Select(line => line[..^line.TrimStart(' ', '\t').Length])
        .Zip(text.Split('\n'), (indent, line) => (indent, line))
        .FirstOrDefault(pair => pair.indent.Length > 0 && pair.line[pair.indent.Length..].StartsWith('<')).indent ?? DefaultIndent;
}
