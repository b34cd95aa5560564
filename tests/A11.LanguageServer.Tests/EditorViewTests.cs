using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Tests;
using A11.Core.Text;
using A11.Tests;

namespace A11.LanguageServer.Tests;

/// <summary>Whatever a file holds, and wherever somebody types in it, there is an answer.</summary>
[TestClass]
public sealed class EditorViewTests
{
    /// <summary>How far the places lie apart that are tried.</summary>
    private const int Distance = 61;

    private static readonly string Corpus = Path.Combine(RepositoryRoot.Path, "tests", "corpus");

    public static IEnumerable<string> Repositories => Directory.EnumerateDirectories(Corpus).Select(directory => Path.GetFileName(directory)).Order(StringComparer.Ordinal);

    [TestMethod]
    [DynamicData(nameof(Repositories))]
    public void No_place_of_any_file_fails(string repository)
    {
        var root = Path.Combine(Corpus, repository);
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllBytes);
        var view = new EditorView(TestEngine.Default, MemoryFileSource.FromBytes(files));
        foreach (var (path, bytes) in files.Where(static file => file.Key != "expected.txt"))
        {
            if (FileContent.Decode(bytes) is not { Problem: null } content)
            {
                continue;
            }

            var text = content.Text;
            Assert.IsTrue(view.FindOutline(path).All(item => text.Length >= item.Span.End && item.Span.Contains(item.NameSpan)), path);
            Assert.IsTrue(view.FindScripts(path).All(span => span.End <= text.Length), path);
            for (var offset = 0; offset <= text.Length; offset += Distance)
            {
                _ = view.Describe(path, offset);
                _ = view.FindSymbol(path, offset) is { } use ? view.FindDefinitions(use.Symbol) : [];
                Assert.IsTrue(view.Suggest(path, offset).All(suggestion => suggestion.Replaced.End <= text.Length), path);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Repositories))]
    public void A_file_that_ends_anywhere_is_answered_for(string repository)
    {
        var root = Path.Combine(Corpus, repository);
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(static file => Path.GetFileName(file) != "expected.txt"))
        {
            if (FileContent.Decode(File.ReadAllBytes(file)) is not { Problem: null } content)
            {
                continue;
            }

            var path = Path.GetRelativePath(root, file).Replace('\\', '/');
            for (var length = 0; length < content.Text.Length; length += Distance)
            {
                var view = new EditorView(TestEngine.Default, new MemoryFileSource([new(path, content.Text.Content[..length])]));
                Assert.IsTrue(view.Suggest(path, length).All(suggestion => suggestion.Replaced.End <= length), $"{path} {length}");
                Assert.IsTrue(view.FindOutline(path).All(item => new TextSpan(0, length).Contains(item.Span)), $"{path} {length}");
            }
        }
    }
}
