// The main job, end to end, on a scratch copy of the sample: dotnet run build/demo.cs
// Packs A11.Build from source, lets the built-in agent generate the infrastructure, builds it clean, then breaks one rule and one
// boundary and shows “dotnet build” failing at the right line. Exit code 0 when everything went as it should.

using System.Diagnostics;

// The folder of this very file; a caller's path would be a made-up one in deterministic builds.
var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var scratch = Directory.CreateTempSubdirectory("a11-demo-").FullName;
var feed = Path.Combine(root, "artifacts", "packages");
var repository = Path.Combine(scratch, "inventory");
var tool = Path.Combine(root, "src", "A11.Tool", "bin", "Release", "net10.0", "dotnet-a11.dll");
try
{
    Title("Pack A11.Build and A11.Tool from source");
    Expect(0, Quiet(root, "dotnet", "pack", "A11.Build.sln", "--configuration", "Release", "--output", feed, "-nologo", "-verbosity:quiet"));

    Title("Take a fresh copy of the sample, without the generated files, as a repository of its own");
    CopySample();
    Expect(0, Quiet(repository, "git", "init", "--quiet", "--initial-branch=main"));
    Commit("The application and the tasks");

    Title("a11 run: the built-in agent carries out the tasks in .a11/tasks");
    Expect(0, Show(repository, "dotnet", tool, "run"));
    Expect(0, Show(repository, "git", "status", "--short", "--untracked-files=all"));
    Commit("The generated infrastructure and its lock");

    Title("dotnet build: the guard passes");
    Expect(0, Build());

    Title("Somebody breaks a rule: the image runs as root");
    Break("Dockerfile", line => line.StartsWith("USER ", StringComparison.Ordinal) ? "USER root" : line);
    Expect(1, Build());
    Expect(0, Quiet(repository, "git", "checkout", "--quiet", "--", "."));

    Title("An agent's commit leaves its lane: it touches src/ beside the Makefile");
    File.AppendAllText(Path.Combine(repository, "src", "Inventory", "Program.cs"), "// written by an agent\n");
    Expect(1, Build("-p:A11BoundaryBase=HEAD"));

    Console.WriteLine("\nEverything went as it should.");
    return 0;
}
catch (DemoException error)
{
    Console.Error.WriteLine($"\n{error.Message}");
    return 1;
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

static void Title(string text) => Console.WriteLine($"\n── {text}");

static void Expect(int expected, int actual)
{
    if (expected != actual)
    {
        throw new DemoException($"This should have ended with exit code {expected}, not {actual}.");
    }
}

void CopySample()
{
    var sample = Path.Combine(root, "samples", "inventory");
    string[] generated = ["Dockerfile", "docker-compose.yml", "Makefile", ".a11/lock.json"];
    foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
    {
        var path = Path.GetRelativePath(sample, file).Replace('\\', '/');
        var parts = path.Split('/');
        if (!parts.Any(part => part is "bin" or "obj" or ".github" or "runs") && !generated.Contains(path))
        {
            var target = Path.Combine(repository, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

void Commit(string message)
{
    Expect(0, Quiet(repository, "git", "add", "--all"));
    Expect(0, Quiet(repository, "git", "-c", "user.name=demo", "-c", "user.email=demo@localhost", "commit", "--quiet", "--message", message));
}

void Break(string path, Func<string, string> change)
{
    var file = Path.Combine(repository, path);
    File.WriteAllText(file, string.Join('\n', File.ReadAllText(file).Split('\n').Select(change)));
}

int Build(params string[] more) => Show(repository, "dotnet", ["build", "-nologo", "-verbosity:minimal", "-consoleLoggerParameters:NoSummary", $"-p:A11Feed={feed}/", .. more]);

int Quiet(string folder, string program, params string[] arguments) => Run(folder, program, arguments, show: false);

int Show(string folder, string program, params string[] arguments) => Run(folder, program, arguments, show: true);

int Run(string folder, string program, string[] arguments, bool show)
{
    Console.WriteLine($"$ {Path.GetFileName(program)} {string.Join(' ', arguments.Select(argument => argument == tool ? "a11" : argument))}");
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
    start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
    start.Environment["NUGET_PACKAGES"] = Path.Combine(scratch, "packages");
    start.Environment.Remove("CI");
    using var process = Process.Start(start)!;
    var error = process.StandardError.ReadToEndAsync();
    var output = process.StandardOutput.ReadToEnd() + error.Result;
    process.WaitForExit();
    if (show || process.ExitCode != 0)
    {
        Console.Write(output.Replace(repository + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    return process.ExitCode;
}

internal sealed class DemoException(string message) : Exception(message);
