using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Core.Secrets;
using A11.Tests;
using BenchmarkDotNet.Attributes;

namespace A11.Benchmarks;

/// <summary>Looks for secrets in ten megabytes of settings, in which one line in a thousand has one.</summary>
[MemoryDiagnoser]
public class SecretBenchmark
{
    private const int Lines = 250_000;

    private static readonly Engine Secrets = new([new SecretDomain()], []);

    private MemoryFileSource _files = null!;
    private RepositorySettings _settings = null!;

    /// <summary>Writes the text.</summary>
    [GlobalSetup]
    public void Write()
    {
        var lines = Enumerable.Range(0, Lines).Select(static i => i % 1000 == 0 ? $"url: https://app:Zk39xQp27Lm{i}@db.corp.io/" : $"key{i}: some value of the application");
        _files = new MemoryFileSource([new("scripts/run.sh", string.Join('\n', lines))]);
        _settings = TestEngine.Load(_files);
    }

    /// <summary>Runs the rules, on one thread.</summary>
    [Benchmark]
    public int Check() => Secrets.Run(_files, _settings).Diagnostics.Length;
}
