using System.Diagnostics;
using System.Runtime.Versioning;

namespace A11.Tool.Tests;

/// <summary>A machine of a CI system on which “dotnet tool install” installs the tool as it was built, and which runs lines of shell.</summary>
[UnsupportedOSPlatform("windows")]
internal static class FakeInstaller
{
    private const string Script = """
        #!/bin/bash
        set -eu
        [ "$1 $2 $3 $4 $6" = "tool install A11.Tool --version --tool-path" ] || exit 9
        [ ! -e nuget.config ] && [ ! -e global.json ] || { echo "settings of the checkout count" >&2; exit 8; }
        mkdir -p "$7"
        printf '#!/bin/bash\nexec "%s" "%s" "$@"\n' "$REAL_DOTNET" "$TOOL" > "$7/dotnet-a11"
        chmod +x "$7/dotnet-a11"

        """;

    /// <summary>Runs lines as a CI system does: stopped by the first that fails, in the checkout, with nothing of the system that these tests run on.</summary>
    /// <param name="machine">The machine, with a directory “temp”.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="directory">The directory below the machine's to begin in.</param>
    /// <param name="variables">What the system sets, each as name=value.</param>
    public static (int Code, string Text) Run(ToolFolder machine, string lines, string directory, params IEnumerable<string> variables)
    {
        var dotnet = Path.Combine(machine.With("bin/dotnet", Script).Path, "bin", "dotnet");
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", lines])
        {
            WorkingDirectory = Path.Combine(machine.Path, directory),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfSystem).ToArray())
        {
            _ = start.Environment.Remove(name);
        }

        start.Environment["REAL_DOTNET"] = FindDotNet();
        start.Environment["TOOL"] = ToolFolder.Program;
        start.Environment["TMPDIR"] = Path.Combine(machine.Path, "temp");
        start.Environment["PATH"] = $"{Path.GetDirectoryName(dotnet)}:{start.Environment["PATH"]}";
        foreach (var variable in variables)
        {
            start.Environment[variable.Split('=')[0]] = variable.Split('=', 2)[1];
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return (process.ExitCode, text);
    }

    private static bool IsOfSystem(string name) => name.StartsWith("GITHUB_", StringComparison.Ordinal) || name.StartsWith("CI_", StringComparison.Ordinal)
        || name.StartsWith("SYSTEM_", StringComparison.Ordinal) || name.StartsWith("BUILD_", StringComparison.Ordinal) || name is "CI" or "TF_BUILD";

    private static string FindDotNet() =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(directory => Path.Combine(directory, "dotnet")).First(File.Exists);
}
