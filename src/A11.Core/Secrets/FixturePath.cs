using A11.Core.Files;

namespace A11.Core.Secrets;

/// <summary>What a path says about who reads a file.</summary>
internal static class FixturePath
{
    private static readonly HashSet<string> Directories = new(StringComparer.OrdinalIgnoreCase)
    {
        "t", "test", "tests", "testing", "testdata", "test-data", "test_data", "fixture", "fixtures", "__fixtures__", "__tests__", "spec", "specs", "e2e", "mock", "mocks", "__mocks__",
    };

    /// <summary>Ends of the names of environment files that are there to be copied and filled in.</summary>
    private static readonly string[] Templates = ["example", "sample", "template", "dist", "tmpl", "tpl", "defaults", "default"];

    private static readonly HashSet<string> Translations = new(StringComparer.OrdinalIgnoreCase) { "locale", "locales", "i18n", "l10n", "lang", "langs", "translations", "messages" };

    /// <summary>Whether tests alone read the file, by a directory of its path. No workflow is a fixture: who copies it has it run.</summary>
    public static bool Is(string path) => !RepositoryPath.IsWorkflow(path) && HasDirectory(path, Directories);

    /// <summary>Whether a file is one to be copied and filled in: <c>.env.example</c>, <c>sample.env</c>.</summary>
    public static bool IsTemplate(string path)
    {
        var words = RepositoryPath.FileName(path).ToString().ToLowerInvariant().Split('.', '-', '_');
        return words.Any(Templates.Contains);
    }

    /// <summary>Whether the file holds texts for people.</summary>
    public static bool IsTranslation(string path) => HasDirectory(path, Translations);

    private static bool HasDirectory(string path, HashSet<string> names) => RepositoryPath.Directory(path).Split('/').Any(names.Contains);
}
