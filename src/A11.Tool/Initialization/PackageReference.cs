using A11.Core;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>The line by which every project of a repository gets the package, and the file that it belongs in.</summary>
internal sealed class PackageReference
{
    /// <summary>The package's ID.</summary>
    public const string Package = "A11.Build";

    private const string Versions = "Directory.Packages.props";
    private const string Properties = "Directory.Build.props";
    private const string ProjectEnd = "</Project>";
    private static readonly string Attributes = $"Include=\"{Package}\" Version=\"{EngineVersion.Text}\"";

    private readonly byte[] _mark;
    private readonly System.Text.Encoding _encoding;

    private PackageReference(string path, string element, byte[] before)
    {
        var (encoding, mark) = FileContent.DetectEncoding(before);
        _encoding = encoding;
        _mark = before[..mark];
        Path = path;
        Element = element;
        IsNew = before.Length == 0;
        var text = FileContent.Decode(before).Text.Content;
        IsThere = text.Contains($"\"{Package}\"", StringComparison.OrdinalIgnoreCase);
        NewText = IsNew ? $"<Project>\n{Group("\n")}\n{ProjectEnd}\n" : Insert(text);
    }

    /// <summary>The file, from the repository's root.</summary>
    public string Path { get; }

    /// <summary>The element that refers to the package.</summary>
    public string Element { get; }

    /// <summary>Whether the file refers to the package already.</summary>
    public bool IsThere { get; }

    /// <summary>Whether the file is not there yet.</summary>
    public bool IsNew { get; }

    /// <summary>The file's text with the reference; null where it has no end to insert it before.</summary>
    public string? NewText { get; }

    /// <summary>The reference that suits a repository; null where it has no .NET project.</summary>
    public static PackageReference? For(RepositorySurvey survey) =>
        !survey.HasDotNetProject ? null
        : survey.Files.Exists(Versions) ? new PackageReference(Versions, $"<GlobalPackageReference {Attributes} />", Read(survey.Files, Versions))
        : new PackageReference(Properties, $"<PackageReference {Attributes} PrivateAssets=\"all\" />", Read(survey.Files, Properties));

    /// <summary>The bytes of a text in the file's encoding, with its byte order mark.</summary>
    public byte[] Encode(string text) => [.. _mark, .. _encoding.GetBytes(text)];

    private static byte[] Read(IFileSource files, string path) => files.Exists(path) ? files.Read(path).ToArray() : [];

    private string? Insert(string text)
    {
        var end = text.LastIndexOf(ProjectEnd, StringComparison.Ordinal);
        var lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        if (end < 0)
        {
            return null;
        }

        var gap = end == 0 || text[end - 1] == '\n' ? "" : lineEnd;
        return text[..end] + gap + Group(lineEnd) + lineEnd + text[end..];
    }

    private string Group(string lineEnd) =>
        $"""
          <ItemGroup>
            <!-- Checks the repository's infrastructure files in every build. -->
            {Element}
          </ItemGroup>
        """.ReplaceLineEndings(lineEnd);
}
