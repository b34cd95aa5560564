using A11.Agents.Checks;
using A11.Core.Analysis;
using A11.Core.Text;
using A11.LanguageServer.Diagnostics;
using A11.LanguageServer.Documents;
using A11.LanguageServer.Protocol;
using A11.LanguageServer.Repositories;
using A11.Tests;
using BenchmarkDotNet.Attributes;

namespace A11.Benchmarks;

/// <summary>What a keystroke costs: a letter is put into a file that is open, its rules run, and the findings are made what the editor is sent. ShellCheck, which comes later, is left out.</summary>
public class EditorBenchmark
{
    private string _directory = "";
    private OpenRepository _repository = null!;
    private OpenDocument _document = null!;
    private int _count;

    /// <summary>The kind of file.</summary>
    [Params("workflow", "Dockerfile", "compose")]
    public string Kind { get; set; } = "";

    /// <summary>About how many lines it has.</summary>
    [Params(100, 500, 2000, 5000)]
    public int Lines { get; set; }

    /// <summary>Opens the file.</summary>
    [GlobalSetup]
    public void Open()
    {
        _directory = Directory.CreateTempSubdirectory("a11-editor-").FullName;
        var (path, text) = Create();
        _repository = new OpenRepository(_directory, new CheckOptions(TestEngine.Default), _ => { });
        _document = new OpenDocument(FileUri.FromPath(Path.Combine(_directory, path)), path, 1, new SourceText(text));
        _repository.Set(_document);
        _ = _repository.Take();
    }

    /// <summary>Removes what was made.</summary>
    [GlobalCleanup]
    public void Remove() => Directory.Delete(_directory, recursive: true);

    /// <summary>A letter in the middle of the file, to its findings.</summary>
    [Benchmark]
    public int Keystroke()
    {
        var place = new Position(Lines / 2, 0);
        _document = _document.Apply(_document.Version + 1, [_count++ % 2 == 0
            ? new ContentChange(new DocumentRange(place, place), "#")
            : new ContentChange(new DocumentRange(place, place with { Character = 1 }), "")]);
        _repository.Set(_document);
        var snapshot = _repository.Take();
        var report = snapshot.Check.RunRules(snapshot.Files, [_document.Path]);
        return report.Result.Diagnostics.Select(finding => FindingConverter.Convert(finding, _repository)).Count();
    }

    /// <summary>What can be put in on a new line in the middle of the file.</summary>
    [Benchmark]
    public int Completion() => new EditorView(TestEngine.Default, _repository.Take().Files).Suggest(_document.Path, _document.Text.GetLine(Lines / 2).Start).Length;

    private (string Path, string Text) Create() => Kind switch
    {
        "workflow" => (".github/workflows/ci.yml", "on: push\npermissions: {}\njobs:\n" + Repeat(11, CreateJob)),
        "Dockerfile" => ("Dockerfile", "FROM debian:12.8-slim\n" + Repeat(4, CreateInstructions) + "USER 1000\n"),
        _ => ("compose.yaml", "services:\n" + Repeat(8, CreateService)),
    };

    private static string CreateJob(int i) =>
        $"  job{i}:\n    name: Job {i}\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n    steps:\n      - uses: actions/checkout@v4\n" +
        $"      - name: Build {i}\n        env:\n          REF: ${{{{ github.ref }}}}\n        run: |\n          make build-{i} REF=\"$REF\"\n";

    private static string CreateInstructions(int i) => $"COPY file{i} /srv/file{i}\nRUN install -m 0644 /srv/file{i} /etc/file{i} \\\n    && rm /srv/file{i}\nENV NAME{i}=value{i}\n";

    private static string CreateService(int i) =>
        $"  service{i}:\n    image: nginx:1.29.1-alpine\n    restart: unless-stopped\n    environment:\n      NAME: value{i}\n    ports:\n      - \"{8000 + i}:80\"\n    read_only: true\n";

    private string Repeat(int lines, Func<int, string> create) => string.Concat(Enumerable.Range(0, Math.Max(1, Lines / lines)).Select(create));
}
