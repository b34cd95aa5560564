// Prints what the product costs: dotnet run build/bench.cs [tool|portable|builds]
//
//   tool       the native tool: its start, sets of real files of each domain (where ../shared/corpora is there), and generated files of growing size
//   portable   the same with the portable program, for machines without a C toolchain
//   builds     builds of 1 and of 40 projects with nothing to do, with the package and without it
//
// Without an argument: tool and builds. Timings are for reading: nothing here passes or fails.

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

// The folder of this very file; a caller's path would be a made-up one in deterministic builds.
var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var scratch = Directory.CreateTempSubdirectory("a11-bench-").FullName;
var feed = Path.Combine(root, "artifacts", "packages");
var isPortable = args is ["portable"];
var output = Path.Combine(root, "artifacts", isPortable ? "portable" : "native");
string[] tool = isPortable ? ["dotnet", Path.Combine(output, "dotnet-a11.dll")] : [Path.Combine(output, OperatingSystem.IsWindows() ? "dotnet-a11.exe" : "dotnet-a11")];
try
{
    if (args is not ["builds"])
    {
        MeasureTool();
    }

    if (args is [] or ["builds"])
    {
        MeasureBuilds();
    }

    return 0;
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

void MeasureTool()
{
    string[] kind = isPortable ? [] : ["--use-current-runtime", "-p:PublishAot=true"];
    Run(root, ["dotnet", "publish", "src/A11.Tool", "--configuration", "Release", .. kind, "--output", output, "-nologo", "-verbosity:quiet"]);
    Console.WriteLine($"{(isPortable ? "portable" : "native")} tool, {Environment.ProcessorCount} processors");
    Console.WriteLine($"{"",-44} {"cold",10} {"median",10} {"fastest",10} {"files/s",8} {"MB/s",7}");
    Print("start (--version)", () => Run(scratch, [.. tool, "--version"]));
    PrintSet("one workflow", [(".github/workflows/ci.yml", File.ReadAllText(Path.Combine(root, ".github", "workflows", "ci.yml")))]);
    PrintCorpora("starter workflows", ["starter-workflows"]);
    PrintCorpora("Dockerfiles", ["dockerfile-real", "hadolint", "buildkit", "trivy-docker", "checkov-docker"]);
    PrintCorpora("compose files", ["compose-real-world"]);
    PrintCorpora("manifests", ["kubernetes-checkov", "kubernetes-kube-linter", "kubernetes-trivy-checks"]);
    PrintCorpora("Makefiles", ["makefile-checkmake", "makefile-unmake", "makefile-gnumake-parse"]);
    PrintCorpora("shell scripts", ["shell-shellcheck"]);
    PrintSet("environment files, for secrets", [.. Enumerable.Range(0, 10).Select(number => ($"app{number}/.env", EnvironmentFile(number)))]);
    foreach (var (title, create) in GrowingWorkflows())
    {
        foreach (var size in new[] { 500, 1000, 2000 })
        {
            PrintSet($"workflow: {size} {title}", [(".github/workflows/ci.yml", create(size))]);
        }
    }

    foreach (var size in new[] { 500, 1000, 2000 })
    {
        PrintSet($"script of {size} functions", [("run.sh", Script(size))]);
    }

    foreach (var size in new[] { 500, 1000, 2000 })
    {
        PrintSet($"{size} services with 50 dependencies each", [("compose.yaml", Services(size))]);
    }

    foreach (var size in new[] { 500, 1000, 2000 })
    {
        PrintSet($"{size} files of manifests", [.. Enumerable.Range(0, size).Select(number => ($"manifests/app{number}.yaml", Manifest(number)))]);
    }

    Console.WriteLine();
}

void MeasureBuilds()
{
    Run(root, ["dotnet", "pack", "A11.Build.sln", "--configuration", "Release", "--output", feed, "-nologo", "-verbosity:quiet"]);
    Console.WriteLine($"{"dotnet build with nothing to do",-44} {"",10} {"median",10} {"fastest",10}");
    foreach (var count in new[] { 1, 40 })
    {
        var (without, with) = (CreateProjects($"Without{count}", count, hasPackage: false), CreateProjects($"With{count}", count, hasPackage: true));
        Build(without);
        Build(with);
        var projects = count == 1 ? "1 project" : $"{count} projects";
        PrintPair($"{projects}, without A11.Build", () => Build(without), $"{projects}, with A11.Build", () => Build(with), count == 1 ? 9 : 3);
    }
}

void PrintCorpora(string title, string[] corpora)
{
    var files = corpora.Select(name => Path.Combine(root, "..", "shared", "corpora", name + ".jsonl")).Where(File.Exists).ToArray();
    if (files.Length == 0)
    {
        Console.WriteLine($"{title,-44} left out: ../shared/corpora is not on this machine");
        return;
    }

    var set = new List<(string Path, string Text)>();
    foreach (var (index, line) in files.SelectMany(File.ReadLines).Index())
    {
        using var document = JsonDocument.Parse(line);
        set.AddRange(document.RootElement.GetProperty("files").EnumerateObject().Select(file => ($"{index}/{file.Name}", file.Value.GetString()!)));
    }

    PrintSet(title, [.. set]);
}

void PrintSet(string title, (string Path, string Text)[] files)
{
    var folder = Path.Combine(scratch, title.Replace(' ', '-'));
    foreach (var (path, text) in files)
    {
        Write(Path.GetFullPath(Path.Combine(folder, path)), text);
    }

    Print(files.Length == 1 ? title : $"{title} ({files.Length})", () => Run(folder, [.. tool, "check", "--shellcheck", "off", "--format", "json"]), files.Length, files.Sum(file => (long)file.Text.Length));
}

// Names and values as applications have them; what is called a secret refers to one.
static string EnvironmentFile(int seed) => string.Concat(Enumerable.Range(0, 50_000).Select(number => (number + seed) % 8 == 0
    ? $"SERVICE_{number}_TOKEN=${{TOKEN_{number}}}\n"
    : $"SERVICE_{number}_ADDRESS=https://service{number}.internal.example.org/v1 # see the handbook\n"));

// What is not linear in other checkers, or was not in this one.
static (string Title, Func<int, string> Create)[] GrowingWorkflows() =>
[
    ("jobs in a chain", static size => Workflow(Enumerable.Range(0, size).Select(number => Job(number, number == 0 ? [] : [number - 1])))),
    ("jobs that need 50 each", static size => Workflow(Enumerable.Range(0, size).Select(number => Job(number, [.. Enumerable.Range(Math.Max(0, number - 50), Math.Min(50, number))])))),
    ("comments", static size => string.Concat(Enumerable.Range(0, size).Select(number => $"# note {number}: see https://example.org/{number}\n")) + Workflow([Job(0, [])])),
    ("expressions in a script", static size => Workflow([Job(0, []) + string.Concat(Enumerable.Range(0, size).Select(number => $"          echo \"${{{{ github.run_id }}}} {number}\"\n"))])),
    ("operands of a condition", static size => Workflow([Job(0, [], $"if: {string.Join(" || ", Enumerable.Range(0, size).Select(number => $"github.ref == 'refs/heads/b{number}'"))}")])),
    ("brackets in each other", static size => Workflow([Job(0, [], $"if: ${{{{ {new string('(', size)}github.ref{new string(')', size)} == 'a' }}}}")])),
];

static string Workflow(IEnumerable<string> jobs) => "name: CI\non: push\npermissions: {}\njobs:\n" + string.Concat(jobs);

static string Job(int number, int[] needs, string more = "timeout-minutes: 5") => $"""
      j{number}:
        runs-on: ubuntu-24.04
        needs: [{string.Join(", ", needs.Select(other => $"j{other}"))}]
        {more}
        steps:
          - run: |
              make part{number}

    """;

static string Script(int functions) => "#!/bin/sh\nset -eu\n" + string.Concat(Enumerable.Range(0, functions).Select(number => $$"""
    step_{{number}}() {
      dir=$1
      if [ -n "$dir" ]; then
        for file in "$dir"/*; do printf '%s\n' "${file##*/}"; done
      fi
      [ {{number}} -eq 0 ] || step_{{Math.Max(0, number - 1)}} "$dir"
    }

    """)) + $"step_{functions - 1} \"$1\"\n";

static string Services(int count) => "services:\n" + string.Concat(Enumerable.Range(0, count).Select(number => $"""
      s{number}:
        image: nginx:1.29.1-alpine
        restart: unless-stopped
        depends_on: [{string.Join(", ", Enumerable.Range(Math.Max(0, number - 50), Math.Min(50, number)).Select(other => $"s{other}"))}]

    """));

static string Manifest(int number) => $$"""
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: app{{number}} }
    spec:
      selector: { matchLabels: { app: app{{number}} } }
      template:
        metadata: { labels: { app: app{{number}} } }
        spec:
          containers:
            - name: web
              image: nginx:1.29.1-alpine
              envFrom: [{ configMapRef: { name: config{{number}} } }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: app{{number}} }
    spec:
      selector: { app: app{{number}} }
      ports: [{ port: 80, targetPort: 8080 }]
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: config{{number}} }
    data: { LEVEL: info }

    """;

// In a repository of its own, since the fingerprint of what passed is kept per repository.
string CreateProjects(string name, int count, bool hasPackage)
{
    var folder = Path.Combine(scratch, name);
    var reference = hasPackage ? "<ItemGroup><PackageReference Include=\"A11.Build\" Version=\"*-*\" PrivateAssets=\"all\" /></ItemGroup>" : "";
    Write(Path.Combine(folder, "Directory.Build.props"), $"<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{reference}</Project>");
    string[] projects = [.. Enumerable.Range(1, count).Select(number => $"src/P{number}/P{number}.csproj")];
    foreach (var project in projects)
    {
        Write(Path.Combine(folder, project), "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Write(Path.Combine(folder, Path.GetDirectoryName(project)!, "Class.cs"), "internal sealed class Class;");
    }

    Write(Path.Combine(folder, "All.slnx"), $"<Solution>{string.Concat(projects.Select(project => $"<Project Path=\"{project}\" />"))}</Solution>");
    Write(Path.Combine(folder, ".gitignore"), "bin/\nobj/\n");
    Write(Path.Combine(folder, "nuget.config"), $"<configuration><packageSources><add key=\"feed\" value=\"{feed}\" /></packageSources></configuration>");
    foreach (var file in new[] { "Dockerfile", "docker-compose.yml", "Makefile", ".dockerignore" })
    {
        Write(Path.Combine(folder, file), File.ReadAllText(Path.Combine(root, "samples", "inventory", file)));
    }

    Run(folder, ["git", "init", "--quiet"]);
    Run(folder, ["dotnet", "restore", "-verbosity:quiet"]);
    return folder;
}

void Build(string folder) => Run(folder, ["dotnet", "build", "--no-restore", "-nologo", "-verbosity:quiet"]);

// Fewer runs of what takes longer.
static void Print(string title, Action action, int files = 0, long bytes = 0)
{
    var cold = Time(action);
    var times = Enumerable.Range(0, Math.Clamp((int)(2000 / cold), 3, 21)).Select(_ => Time(action)).Order().ToArray();
    var median = times[times.Length / 2];
    var throughput = files == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {files / median * 1000,8:F0} {bytes / median / 1000,7:F1}");
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title,-44} {cold,7:F1} ms {median,7:F1} ms {times[0],7:F1} ms{throughput}"));
}

// In turn, so that what else the machine does falls on both alike.
static void PrintPair(string first, Action one, string second, Action other, int runs)
{
    var pairs = Enumerable.Range(0, runs).Select(_ => (First: Time(one), Second: Time(other))).ToArray();
    PrintRow(first, [.. pairs.Select(pair => pair.First)]);
    PrintRow(second, [.. pairs.Select(pair => pair.Second)]);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"ratio, pair by pair",-44} {"",10} {pairs.Select(pair => pair.Second / pair.First).Order().ElementAt(runs / 2),10:F3}"));
}

static void PrintRow(string title, double[] times) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title,-44} {"",10} {times.Order().ElementAt(times.Length / 2),7:F1} ms {times.Min(),7:F1} ms"));

static double Time(Action action)
{
    var watch = Stopwatch.StartNew();
    action();
    return watch.Elapsed.TotalMilliseconds;
}

static void Write(string path, string text)
{
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllText(path, text);
}

// Exit code 1 is a check that found something, which the sets are made for.
void Run(string folder, string[] command)
{
    var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
    start.Environment.Remove("CI");
    if (folder != root)
    {
        start.Environment["NUGET_PACKAGES"] = Path.Combine(scratch, "packages");
    }

    using var process = Process.Start(start)!;
    var errors = process.StandardError.ReadToEndAsync();
    var written = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    if (process.ExitCode is not (0 or 1) || (process.ExitCode == 1 && command is not [.., "json"]))
    {
        throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}:\n{written}{errors.Result}");
    }
}
