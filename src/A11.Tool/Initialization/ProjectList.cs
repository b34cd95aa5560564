using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>The .NET projects of a repository.</summary>
/// <param name="Own">Those that its owner builds: paths from the root.</param>
/// <param name="LeftAlone">Those that are somebody else's, or parts of templates with names to be filled in.</param>
internal sealed record ProjectList(ImmutableArray<string> Own, ImmutableArray<string> LeftAlone)
{
    private static readonly ImmutableArray<string> Extensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>Where repositories keep others' code.</summary>
    private static readonly ImmutableArray<string> Vendored = ["vendor", "third_party", "third-party", "thirdparty", "external", "externals", "submodules", "node_modules"];

    /// <summary>What marks a directory as the content of a template of “dotnet new”. At the root it is the repository itself, which its owner builds.</summary>
    private const string TemplateMark = ".template.config/template.json";

    /// <summary>Finds them.</summary>
    /// <param name="files">The repository's files; those of submodules are not among them.</param>
    /// <param name="settings">Its settings: what they exclude is not the owner's.</param>
    public static ProjectList Find(IFileSource files, Settings settings)
    {
        var templates = files.Paths.Where(path => path.EndsWith("/" + TemplateMark, StringComparison.Ordinal)).Select(path => path[..^TemplateMark.Length]).ToArray();
        var all = files.Paths.Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)).ToLookup(IsOwn);
        return new ProjectList([.. all[true]], [.. all[false]]);

        bool IsOwn(string path) => !settings.Excludes(path)
            && !path.Split('/')[..^1].Any(folder => Vendored.Contains(folder, StringComparer.OrdinalIgnoreCase))
            && !Array.Exists(templates, template => path.StartsWith(template, StringComparison.Ordinal));
    }
}
