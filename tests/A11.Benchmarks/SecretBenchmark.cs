using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Core.Secrets;
using A11.Tests;
using BenchmarkDotNet.Attributes;

namespace A11.Benchmarks;

/// <summary>Looks for secrets in ten megabytes of environment files, in which one line in a thousand has one.</summary>
[MemoryDiagnoser]
public class SecretBenchmark
{
    /// <summary>None is larger than what is read.</summary>
    private const int Files = 4;

    private const int Lines = 50_000;

    private static readonly Engine Secrets = new([new SecretDomain()], []);

    private MemoryFileSource _files = null!;
    private RepositorySettings _settings = null!;

    /// <summary>Writes the text.</summary>
    [GlobalSetup]
    public void Write()
    {
        var lines = Enumerable.Range(0, Lines).Select(static i => i % 1000 == 0 ? $"DATABASE_{i}=https://app:Zk39xQp27Lm{i}@db.corp.io/" : $"SERVICE_{i}_ADDRESS=https://service{i}.corp.io/v1");
        var text = string.Join('\n', lines);
        _files = new MemoryFileSource(Enumerable.Range(0, Files).Select(number => new KeyValuePair<string, string>($"app{number}/.env", text)));
        _settings = TestEngine.Load(_files);
        if (Check() != Files * Lines / 1000)
        {
            throw new InvalidOperationException("Not every secret is found: the files are not read as a run would read them.");
        }
    }

    /// <summary>Runs the rules.</summary>
    [Benchmark]
    public int Check() => Secrets.Run(_files, _settings).Diagnostics.Length;
}
