using A11.Core.Files;

namespace A11.Core.Make;

/// <summary>What the name of a makefile says.</summary>
internal static class MakefileNames
{
    /// <summary>Whether a makefile is there to be included by others, by its name: <c>rules.include.mk</c>, <c>include.mk</c>.</summary>
    public static bool IsForInclusion(string path) => RepositoryPath.FileName(path).ToString().Split('.', '-', '_').Contains("include", StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is a fragment by its name, as most <c>.mk</c> files are: what it doesn't say itself, a makefile that includes it may.</summary>
    public static bool IsFragment(string path) => IsForInclusion(path) || RepositoryPath.Extension(path) is ".mk" or ".mak" or ".make";

    /// <summary>Whether a makefile may be a part of others, by its name, so that what it uses may be defined in those.</summary>
    public static bool IsPart(string path) => IsForInclusion(path) || RepositoryPath.FileName(path) is not ("Makefile" or "makefile" or "GNUmakefile");
}
