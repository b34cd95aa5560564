using A11.Core.Configuration;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Corpus;

/// <summary>Small repositories of tests/corpus, each with all that is found in it.</summary>
[TestClass]
public sealed class CorpusTests
{
    private const string Expected = "expected.txt";

    private static readonly string Corpus = Path.Combine(RepositoryRoot.Path, "tests", "corpus");

    public static IEnumerable<string> Repositories => Directory.EnumerateDirectories(Corpus).Select(directory => Path.GetFileName(directory)).Order(StringComparer.Ordinal);

    [TestMethod]
    [DynamicData(nameof(Repositories))]
    public void Everything_is_found_and_nothing_else(string repository)
    {
        var root = Path.Combine(Corpus, repository);
        var files = MemoryFileSource.FromBytes(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => KeyValuePair.Create(Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllBytes(file)))
            .Where(file => file.Key != Expected));
        var settings = TestEngine.Load(files, SettingsOptions.Default with { AllRules = true });
        var result = TestEngine.Default.Run(files, settings);
        var found = settings.Problems.Concat(result.Diagnostics).Select(finding => $"{finding.Path}:{Snapshot.Describe(finding)}")
            .Concat(result.Suppressed.Select(finding => $"{finding.Path}:{Snapshot.Describe(finding)} (suppressed)"))
            .Concat(result.UncheckedFiles.Select(file => $"{file.Path}: not checked, {file.Reason}"));
        new Snapshot(Path.Combine(root, Expected)).Compare(string.Concat(found.Select(line => $"{line}\n")));
    }
}
