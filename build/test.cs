// Builds the solution, checks its format, runs what was built on this repository, and runs all tests: dotnet run build/test.cs
// The last line says how many tests passed and failed; the exit code is 0 when all did.

using System.Diagnostics;
using System.Globalization;

// The folder of this very file; a caller's path would be a made-up one in deterministic builds.
var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
const string Missing = "a program or something else is missing";
(string Reason, string[] Signs)[] reasons =
[
    ("../shared is not there", ["../shared"]),
    ("for another operating system", ["is only supported on", "is not supported on", "Windows", "Unix", "Only Linux"]),
    ("this user's rights", ["only root", "root may", "can be mounted", "immutable", "trusts every directory"]),
    ("only where asked for", ["set A11_", "only on CI"]),
    ("this SDK", ["this SDK does not"]),
    ("the registry could not be asked", ["no schema of SARIF"]),
];
var isCi = Environment.GetEnvironmentVariable("CI") == "true";

// On Linux, .ci/run has installed what tests need.
var mustRunAll = isCi && OperatingSystem.IsLinux();

if (Run("build", "A11.Build.sln", "--configuration", "Release", "-nologo", "-verbosity:quiet").ExitCode != 0)
{
    return Fail("The solution does not build.");
}

// Style and unused code are errors of the build, and the order of imports is a test's. What is left is whitespace, for which no project is loaded.
if (isCi && Run("format", "whitespace", ".", "--folder", "--include", "src/", "tests/", "build/", "--verify-no-changes").ExitCode != 0)
{
    return Fail("The code is not formatted; run “dotnet format”.");
}

if (Run(Path.Combine(root, "src", "A11.Tool", "bin", "Release", "net10.0", "dotnet-a11.dll"), "check").ExitCode != 0)
{
    return Fail("This repository breaks its own rules.");
}

var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
var before = Directory.EnumerateFileSystemEntries(home).ToHashSet();
// Tests wait for programs most of the time: with as many projects at once as there are processors, these are idle, the more the fewer projects are left.
var (exitCode, output) = Run(
    "test", "--solution", "A11.Build.sln", "--configuration", "Release", "--no-build", "--no-ansi", "--no-progress", "--max-parallel-test-modules", (Environment.ProcessorCount + 2).ToString(CultureInfo.InvariantCulture));
var skips = ReadSkips(output).ToArray();
foreach (var group in skips.GroupBy(skip => ReasonOf(skip.Message)).OrderBy(group => group.Key))
{
    var isMissing = group.Key == Missing;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Count()} skipped{(isMissing && mustRunAll ? " (a failure on CI)" : "")}: {group.Key}"));
    foreach (var (test, message) in group.Where(_ => isMissing))
    {
        Console.WriteLine($"  {test}: {message}");
    }
}

// The SDK that tests call keeps caches of its own there.
string[] ofSdk = [".dotnet", ".nuget", ".templateengine", ".local", ".config", ".cache", ".microsoft", ".aspnet"];
string[] left = [.. Directory.EnumerateFileSystemEntries(home).Where(path => !before.Contains(path) && !ofSdk.Contains(Path.GetFileName(path)))];
if (left.Length > 0)
{
    Console.WriteLine($"Written into the home directory while the tests ran: {string.Join(", ", left)}. A test writes into its own temporary directory only.");
}

var passed = Count(output, "succeeded:");
var failed = Count(output, "failed:") + (mustRunAll ? skips.Count(skip => ReasonOf(skip.Message) == Missing) : 0) + (isCi ? left.Length : 0);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
return exitCode == 0 && failed == 0 && passed > 0 ? 0 : 1;

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 1;
}

// A skipped test and the line below it that says why: "skipped Name (3ms)", "  from …", "  Assert.Inconclusive. There is no …".
static IEnumerable<(string Test, string Message)> ReadSkips(List<string> output)
{
    for (var i = 0; i < output.Count; i++)
    {
        if (output[i].StartsWith("skipped ", StringComparison.Ordinal))
        {
            var message = output.Skip(i + 1).TakeWhile(line => line.StartsWith(' ')).Select(line => line.Trim()).FirstOrDefault(line => !line.StartsWith("from ", StringComparison.Ordinal)) ?? "";
            yield return (output[i]["skipped ".Length..], message);
        }
    }
}

// Why a test was skipped. What is not known here counts as something that is missing, so that a new reason is looked at.
string ReasonOf(string message) => reasons.FirstOrDefault(reason => reason.Signs.Any(sign => message.Contains(sign, StringComparison.OrdinalIgnoreCase))).Reason ?? Missing;

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
    // One compiler for all projects, which is warm from the second on.
    start.Environment["UseSharedCompilation"] = "true";
    start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
    // Most of what runs here runs for seconds: neither profiling of its code nor memory that is never writable and executable at once pays off.
    start.Environment["DOTNET_TieredPGO"] = "0";
    start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
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
