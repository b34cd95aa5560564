using A11.Agents.Checks;
using A11.Agents.Repositories;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Tests;
using A11.Tests;

namespace A11.LanguageServer.Tests;

/// <summary>An editor is told what <c>a11 check</c> tells.</summary>
[TestClass]
public sealed class CheckAgreementTests
{
    private static readonly string Corpus = Path.Combine(RepositoryRoot.Path, "tests", "corpus");

    public static IEnumerable<string> Repositories => Directory.EnumerateDirectories(Corpus).Select(directory => Path.GetFileName(directory)).Order(StringComparer.Ordinal);

    [TestMethod]
    [DynamicData(nameof(Repositories))]
    public async Task The_editor_is_told_what_the_check_finds(string repository)
    {
        using var folder = new TestFolder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Corpus, repository), "*", SearchOption.AllDirectories))
        {
            var copy = folder.PathOf(Path.GetRelativePath(Path.Combine(Corpus, repository), file));
            _ = Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var files = new RepositoryFiles(folder.Path);
        var check = RepositoryCheck.Load(folder.Path, files, new CheckOptions(TestEngine.Default));
        var expected = check.Run().Result.Diagnostics;
        await using var client = await EditorClient.StartAsync(folder);
        foreach (var path in files.Paths)
        {
            // What is no text is in no editor.
            if (FileContent.Decode(files.Read(path).Span) is not { Problem: null } content)
            {
                continue;
            }

            await client.OpenAsync(path, content.Text.Content);
            var told = await client.FindingsAsync(path, version: 1);
            var lines = told.Select(finding => $"{finding.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32() + 1},{finding.GetProperty("range").GetProperty("start").GetProperty("character").GetInt32() + 1} {EditorClient.CodeOf(finding)} {finding.GetProperty("severity").GetInt32()} {finding.GetProperty("message").GetString()}");
            CollectionAssert.AreEqual(expected.Where(finding => finding.Path == path).Select(Describe).ToArray(), lines.ToArray(), path);
            await client.CloseAsync(path);
        }
    }

    private static string Describe(Diagnostic finding) => $"{finding.Start} {finding.Rule.Id} {(finding.Severity switch { Severity.Error => 1, Severity.Warning => 2, _ => 3 })} {finding.Message}";
}
