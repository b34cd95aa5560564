// Packs what is published: dotnet run build/pack.cs [FOLDER]   (FOLDER: where the packages go; artifacts/packages if none is named)
// A11.Build, and A11.Tool as a list of packages: a native program for this system and the portable one for all others. “dotnet tool install” of SDK 10
// takes the one that fits. The native packages of other systems are packed there, and published beside these.

using System.Diagnostics;
using System.Runtime.InteropServices;

// The folder of this very file; a caller's path would be a made-up one in deterministic builds.
var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var folder = Path.GetFullPath(args.Length > 0 ? args[0] : Path.Combine(root, "artifacts", "packages"));
var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
var native = $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
var runtimes = $"-p:ToolPackageRuntimeIdentifiers=\"{native};any\"";

// The lock files of the repository hold for the build and the native program; the portable one, of the same packages, is no runtime of either.
return Pack("A11.Build")
    && Pack("A11.Tool", runtimes, "-p:PublishAot=true")
    && Pack("A11.Tool", runtimes, "-p:PublishAot=true", "-r", native)
    && Pack("A11.Tool", runtimes, "-r", "any", "-p:RestoreLockedMode=false", "-p:NuGetLockFilePath=obj/packages.any.lock.json") ? 0 : 1;

bool Pack(string project, params string[] options)
{
    var start = new ProcessStartInfo("dotnet", ["pack", Path.Combine("src", project), "--configuration", "Release", "--output", folder, "-nologo", "-verbosity:quiet", .. options])
    {
        WorkingDirectory = root,
    };
    start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
    using var process = Process.Start(start)!;
    process.WaitForExit();
    return process.ExitCode == 0;
}
