// Prints what the product costs: dotnet run build/bench.cs, or only the builds: dotnet run build/bench.cs builds
// The native tool on one file and on whole sets (where ../shared/corpora is there), and builds of 1 and of 40 projects with nothing to do, with the package
// and without it. Timings are for reading: nothing here passes or fails.

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

// The folder of this very file; a caller's path would be a made-up one in deterministic builds.
var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var scratch = Directory.CreateTempSubdirectory("a11-bench-").FullName;
var native = Path.Combine(root, "artifacts", "native");
var feed = Path.Combine(root, "artifacts", "packages");
var tool = Path.Combine(native, OperatingSystem.IsWindows() ? "dotnet-a11.exe" : "dotnet-a11");
try
{
    if (args is not ["builds"])
    {
        MeasureTool();
    }

    MeasureBuilds();
    return 0;
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

void MeasureTool()
{
    Run(root, "dotnet", "publish", "src/A11.Tool", "--configuration", "Release", "--use-current-runtime", "-p:PublishAot=true", "--output", native, "-nologo", "-verbosity:quiet");
    Console.WriteLine($"{"native tool",-44} {"median",10} {"fastest",10}");
    var one = Path.Combine(scratch, "one");
    Write(Path.Combine(one, ".github", "workflows", "ci.yml"), File.ReadAllText(Path.Combine(root, ".github", "workflows", "ci.yml")));
    Print("check one workflow", 41, () => Run(one, tool, "check", "--shellcheck", "off"));
    PrintSet("check the starter workflows", ["starter-workflows"]);
    PrintSet("check all Dockerfiles", ["dockerfile-real", "hadolint", "buildkit", "trivy-docker", "checkov-docker"]);
    Console.WriteLine();
}

void MeasureBuilds()
{
    Run(root, "dotnet", "pack", "A11.Build.sln", "--configuration", "Release", "--output", feed, "-nologo", "-verbosity:quiet");
    Console.WriteLine($"{"dotnet build with nothing to do",-44} {"median",10} {"fastest",10}");
    foreach (var count in new[] { 1, 40 })
    {
        var (without, with) = (CreateProjects($"Without{count}", count, hasPackage: false), CreateProjects($"With{count}", count, hasPackage: true));
        Build(without);
        Build(with);
        var projects = count == 1 ? "1 project" : $"{count} projects";
        PrintPair($"{projects}, without A11.Build", () => Build(without), $"{projects}, with A11.Build", () => Build(with), count == 1 ? 15 : 5);
    }
}

void PrintSet(string title, string[] corpora)
{
    var files = corpora.Select(name => Path.Combine(root, "..", "shared", "corpora", name + ".jsonl")).Where(File.Exists).ToArray();
    if (files.Length == 0)
    {
        Console.WriteLine($"{title,-44} left out: ../shared/corpora is not on this machine");
        return;
    }

    var folder = Path.Combine(scratch, corpora[0]);
    var bytes = 0L;
    var count = 0;
    foreach (var (index, line) in files.SelectMany(File.ReadLines).Index())
    {
        using var document = JsonDocument.Parse(line);
        foreach (var file in document.RootElement.GetProperty("files").EnumerateObject())
        {
            Write(Path.GetFullPath(Path.Combine(folder, index.ToString(CultureInfo.InvariantCulture), file.Name)), file.Value.GetString()!);
            bytes += file.Value.GetString()!.Length;
            count++;
        }
    }

    var check = () => Run(folder, tool, "check", "--shellcheck", "off", "--format", "json");
    var cold = Time(check);
    var times = Enumerable.Range(0, 15).Select(_ => Time(check)).Order().ToArray();
    PrintRow(string.Create(CultureInfo.InvariantCulture, $"{title} ({count} files, {bytes / 1000} kB)"), times);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"  first run, then by second",-44} {cold,7:F1} ms {count / times[7] * 1000,7:F0} files {bytes / times[7] / 1000,7:F1} MB"));
}

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

    Run(folder, "git", "init", "--quiet");
    Run(folder, "dotnet", "restore", "-verbosity:quiet");
    return folder;
}

void Build(string folder) => Run(folder, "dotnet", "build", "--no-restore", "-nologo", "-verbosity:quiet");

static void Print(string title, int runs, Action action)
{
    action();
    PrintRow(title, [.. Enumerable.Range(0, runs).Select(_ => Time(action))]);
}

// In turn, so that what else the machine does falls on both alike.
static void PrintPair(string first, Action one, string second, Action other, int runs)
{
    var pairs = Enumerable.Range(0, runs).Select(_ => (First: Time(one), Second: Time(other))).ToArray();
    PrintRow(first, [.. pairs.Select(pair => pair.First)]);
    PrintRow(second, [.. pairs.Select(pair => pair.Second)]);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"ratio, pair by pair",-44} {pairs.Select(pair => pair.Second / pair.First).Order().ElementAt(runs / 2),10:F3}"));
}

static void PrintRow(string title, double[] times) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title,-44} {times.Order().ElementAt(times.Length / 2),7:F1} ms {times.Min(),7:F1} ms"));

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
void Run(string folder, string program, params string[] arguments)
{
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
    start.Environment["NUGET_PACKAGES"] = Path.Combine(scratch, "packages");
    start.Environment.Remove("CI");
    if (program == "dotnet" && folder == root)
    {
        start.Environment.Remove("NUGET_PACKAGES");
    }

    using var process = Process.Start(start)!;
    var error = process.StandardError.ReadToEndAsync();
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    if (process.ExitCode is not (0 or 1) || (process.ExitCode == 1 && program != tool))
    {
        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}{error.Result}");
    }
}
