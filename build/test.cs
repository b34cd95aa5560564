// Builds the solution, checks its format, runs what was built on this repository, and runs all tests: dotnet run build/test.cs
// The last line says how many tests passed and failed; the exit code is 0 when all did.

using System.Diagnostics;
using System.Globalization;

// The folder of this very file; a caller's path would be a made-up one in deterministic builds.
var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var isCi = Environment.GetEnvironmentVariable("CI") == "true";

if (Run("build", "A11.Build.sln", "--configuration", "Release", "-nologo", "-verbosity:quiet").ExitCode != 0)
{
    return Fail("The solution does not build.");
}

if (isCi && Run("format", "A11.Build.sln", "--verify-no-changes", "--no-restore").ExitCode != 0)
{
    return Fail("The code is not formatted; run “dotnet format”.");
}

if (Run(Path.Combine(root, "src", "A11.Tool", "bin", "Release", "net10.0", "dotnet-a11.dll"), "check").ExitCode != 0)
{
    return Fail("This repository breaks its own rules.");
}

var (exitCode, output) = Run("test", "--solution", "A11.Build.sln", "--configuration", "Release", "--no-build", "--no-ansi", "--no-progress");
var passed = Count(output, "succeeded:");
var failed = Count(output, "failed:");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
return exitCode == 0 && failed == 0 && passed > 0 ? 0 : 1;

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 1;
}

// The summary of a whole run stands at the end: "  total: 9", "  failed: 0", …
static int Count(List<string> output, string label) =>
    output.LastOrDefault(line => line.TrimStart().StartsWith(label, StringComparison.Ordinal)) is { } line
    && int.TryParse(line.AsSpan(line.IndexOf(':', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture, out var count)
        ? count
        : 0;

(int ExitCode, List<string> Output) Run(params string[] arguments)
{
    var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root, RedirectStandardOutput = true };
    start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
    start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
    using var process = Process.Start(start)!;
    var lines = new List<string>();
    while (process.StandardOutput.ReadLine() is { } line)
    {
        lines.Add(line);
        Console.WriteLine(line);
    }

    process.WaitForExit();
    return (process.ExitCode, lines);
}
