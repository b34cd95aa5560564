using System.Text.Json;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Core.Yaml.Syntax;
using A11.Tests;
using BenchmarkDotNet.Attributes;

namespace A11.Benchmarks;

/// <summary>Checks whole sets of real files: the workflows and the Dockerfiles of ../shared/corpora.</summary>
[MemoryDiagnoser]
public class CorpusBenchmark
{
    private MemoryFileSource _files = null!;
    private RepositorySettings _settings = null!;

    /// <summary>The set that is checked.</summary>
    [Params("starter-workflows", "dockerfile-real", "compose-real-world")]
    public string Corpus { get; set; } = "";

    /// <summary>Reads the set into memory.</summary>
    [GlobalSetup]
    public void Read()
    {
        var folder = Environment.GetEnvironmentVariable("A11_SHARED") ?? throw new InvalidOperationException("Set A11_SHARED to the folder that holds “corpora”.");
        _files = new MemoryFileSource(File.ReadLines(Path.Combine(folder, "corpora", Corpus + ".jsonl")).SelectMany(ReadCase));
        _settings = TestEngine.Load(_files);
    }

    /// <summary>Reads, parses and runs all rules.</summary>
    [Benchmark]
    public int Check() => TestEngine.Default.Run(_files, _settings).Diagnostics.Length;

    /// <summary>Parses YAML alone, on one thread.</summary>
    [Benchmark]
    public int ParseYaml() => _files.Paths.Where(path => RepositoryPath.IsYaml(path)).Sum(path => YamlTree.Parse(FileContent.Decode(_files.Read(path).Span).Text).Documents.Length);

    private static IEnumerable<KeyValuePair<string, string>> ReadCase(string line, int index)
    {
        using var document = JsonDocument.Parse(line);
        return
        [
            .. document.RootElement.GetProperty("files").EnumerateObject().Select(file =>
                new KeyValuePair<string, string>($"c{index}{Folder(file.Name)}/{file.Name}", file.Value.GetString()!)),
        ];
    }

    private static string Folder(string name) => name.EndsWith("Dockerfile", StringComparison.Ordinal) || name.Contains("compose", StringComparison.Ordinal) ? "" : "/.github/workflows";
}
