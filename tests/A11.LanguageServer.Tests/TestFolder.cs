namespace A11.LanguageServer.Tests;

/// <summary>A directory of its own for one test.</summary>
internal sealed class TestFolder : IDisposable
{
    /// <summary>Absolute path of the directory.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("a11 lsp ü ").FullName;

    /// <summary>Adds a file.</summary>
    public TestFolder With(string path, string text)
    {
        var full = PathOf(path);
        _ = Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>The absolute path of a file.</summary>
    public string PathOf(string path) => System.IO.Path.Combine(Path, path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
