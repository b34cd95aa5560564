using A11.Benchmarks;
using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/A11.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(CorpusBenchmark).Assembly).Run(args);
