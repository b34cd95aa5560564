using System.Text.Json;
using A11.Core.Configuration;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Files;
using A11.Core.Text;
using A11.Tests;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace A11.Benchmarks;

/// <summary>Reads and checks every Dockerfile of ../shared/corpora, and prints how many files and megabytes a second that is.</summary>
[MemoryDiagnoser]
[Config(typeof(Throughput))]
public class DockerfileBenchmark
{
    private static readonly string[] Corpora = ["dockerfile-real", "buildkit", "hadolint", "trivy-docker", "checkov-docker", "dockerfile-syntax-1", "dockerfile-syntax-2"];

    private SourceText[] _texts = [];
    private MemoryFileSource _files = null!;
    private RepositorySettings _settings = null!;

    /// <summary>Reads the set into memory.</summary>
    [GlobalSetup]
    public void Read()
    {
        var texts = ReadAll().ToArray();
        _texts = [.. texts.Select(text => new SourceText(text))];
        _files = new MemoryFileSource(texts.Select((text, index) => new KeyValuePair<string, string>($"c{index}/Dockerfile", text)));
        _settings = TestEngine.Load(_files);
    }

    /// <summary>Parses, on one thread.</summary>
    [Benchmark(Baseline = true)]
    public int Parse() => _texts.Sum(text => DockerfileParser.Parse(text).Instructions.Length);

    /// <summary>Parses and resolves stages and variables, on one thread.</summary>
    [Benchmark]
    public int Model() => _texts.Sum(text => DockerfileModel.Create(DockerfileParser.Parse(text)).Stages.Length);

    /// <summary>Parses and runs all rules, on all threads.</summary>
    [Benchmark]
    public int Check() => TestEngine.Default.Run(_files, _settings).Diagnostics.Length;

    private static string? Shared => Environment.GetEnvironmentVariable("A11_SHARED");

    private static IEnumerable<string> ReadAll()
    {
        var folder = Shared ?? throw new InvalidOperationException("Set A11_SHARED to the folder that holds “corpora”.");
        foreach (var line in Corpora.SelectMany(name => File.ReadLines(Path.Combine(folder, "corpora", name + ".jsonl"))))
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.GetProperty("files").GetProperty(document.RootElement.GetProperty("entry").GetString()!).GetString()!;
        }
    }

    private sealed class Throughput : ManualConfig
    {
        public Throughput()
        {
            // Made for other benchmarks too, which need no corpora.
            var texts = Shared is null ? [] : ReadAll().ToArray();
            _ = AddColumn(new RateColumn("files/s", texts.Length, "N0"), new RateColumn("MB/s", texts.Sum(text => (double)text.Length) / 1e6, "N1"));
        }
    }

    /// <summary>How much of something is done a second.</summary>
    private sealed class RateColumn(string name, double amount, string format) : IColumn
    {
        public string Id => name;

        public string ColumnName => name;

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => $"{name}, by the mean";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
            summary[benchmarkCase]?.ResultStatistics is { } statistics ? (amount / (statistics.Mean / 1e9)).ToString(format, System.Globalization.CultureInfo.InvariantCulture) : "?";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
    }
}
