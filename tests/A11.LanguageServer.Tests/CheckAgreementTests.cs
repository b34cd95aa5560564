using System.Text.Json;
using A11.Agents.Checks;
using A11.Agents.Repositories;
using A11.Core.Baselines;
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
            CollectionAssert.AreEqual(expected.Where(finding => finding.Path == path).Select(Describe).ToArray(), told.Select(Describe).ToArray(), path);
            await client.CloseAsync(path);
        }
    }

    [TestMethod]
    [DataRow("a11.yml", "rules: { AXD1001: error }\n")]
    [DataRow("a11.yml", "overrides: [{ files: [Dockerfile], rules: { AXD1001: none } }]\n")]
    [DataRow(".editorconfig", "[Dockerfile]\ndotnet_diagnostic.AXD1001.severity = error\n")]
    [DataRow(".globalconfig", "dotnet_diagnostic.AXD1001.severity = none\n")]
    [DataRow(".hadolint.yaml", "ignored: [DL3006, DL3020]\n")]
    [DataRow("a11.baseline.json", null)]
    public async Task Settings_count_wherever_they_are_written(string path, string? text)
    {
        const string Dockerfile = "# Why.\nFROM debian as base\nADD x /x\nFROM base\n# a11:disable AXD3009 -- Not there.\nUSER app\n";
        using var folder = new TestFolder().With("Dockerfile", Dockerfile);
        var options = new CheckOptions(TestEngine.Default);
        if (text is null)
        {
            BaselineFile.Write(folder.Path, Baseline.Create(RepositoryCheck.Load(folder.Path, new RepositoryFiles(folder.Path), options).Run().Result));
            _ = folder.With("Dockerfile", Dockerfile + "MAINTAINER me\n");
        }
        else
        {
            _ = folder.With(path, text);
        }

        var content = await File.ReadAllTextAsync(folder.PathOf("Dockerfile"));
        var expected = RepositoryCheck.Load(folder.Path, new RepositoryFiles(folder.Path), options).Run(["Dockerfile"]).Result.Diagnostics;
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync("Dockerfile", content);
        var told = await client.FindingsAsync("Dockerfile", version: 1);
        CollectionAssert.AreEqual(expected.Select(Describe).ToArray(), told.Select(Describe).ToArray());
        Assert.IsNotEmpty(told);
    }

    private static string Describe(JsonElement finding)
    {
        var start = finding.GetProperty("range").GetProperty("start");
        return $"{start.GetProperty("line").GetInt32() + 1},{start.GetProperty("character").GetInt32() + 1} {EditorClient.CodeOf(finding)} {finding.GetProperty("severity").GetInt32()} {finding.GetProperty("message").GetString()}";
    }

    private static string Describe(Diagnostic finding) => $"{finding.Start} {finding.Rule.Id} {(finding.Severity switch { Severity.Error => 1, Severity.Warning => 2, _ => 3 })} {finding.Message}";
}
