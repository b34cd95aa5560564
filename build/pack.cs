// Packs what is published: dotnet run build/pack.cs [all|portable|native] [DIRECTORY] [VERSION]
//
//   all        A11.Build, and A11.Tool for this system and as the portable program for all others (the default)
//   portable   what one system packs for all of a release: A11.Build, the list of A11.Tool's packages, its portable program
//   native     A11.Tool as the native program of this system: what each of the release's systems packs
//
// DIRECTORY is where the packages go (artifacts/packages), VERSION what they are (that of Directory.Build.props). “dotnet tool install” of SDK 10 takes
// the package of A11.Tool that fits the system. The same commit, packed again with the same SDK in a checkout of its own, gives the same bytes.

using System.Diagnostics;
using System.Runtime.InteropServices;

// What a release has a native program for; .github/workflows/release.yml packs each on a machine of its kind.
string[] nativeSystems = ["linux-x64", "linux-arm64", "win-x64", "win-arm64", "osx-arm64"];
// .NET takes the packages of linux-x64 and linux-arm64 for systems with musl too, whose C library can't load them, unless there is one of their own.
string[] muslSystems = ["linux-musl-x64", "linux-musl-arm64"];

// The folder of this very file; a caller's path would be a made-up one in deterministic builds.
var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var what = args.Length > 0 ? args[0] : "all";
var folder = Path.GetFullPath(args.Length > 1 ? args[1] : Path.Combine(root, "artifacts", "packages"));
string[] version = args.Length > 2 ? [$"-p:Version={args[2]}"] : [];
var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
var native = $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
// The time of the files in the packages: the commit's, so that packing it again gives the same. Without git it is the present.
if (Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH") is null && Run("git", ["log", "-1", "--format=%ct"]) is { } time)
{
    Environment.SetEnvironmentVariable("SOURCE_DATE_EPOCH", time.Trim());
}

// What the list of A11.Tool's packages names.
string[] nativePackages = what == "all" ? [native] : nativeSystems;
string[] portablePackages = what == "all" ? ["any"] : [.. muslSystems, "any"];
var list = $"-p:ToolPackageRuntimeIdentifiers=\"{string.Join(';', [.. nativePackages, .. portablePackages])}\"";

return what switch
{
    "all" => PackPortable() && PackNative() ? 0 : 1,
    "portable" => PackPortable() ? 0 : 1,
    "native" => PackNative() ? 0 : 1,
    _ => Fail($"There is no “{what}” to pack: all, portable or native."),
};

bool PackPortable() => Pack("A11.Build") && Pack("A11.Tool", list, "-p:PublishAot=true") && portablePackages.All(PackProgram);

// The committed lock files hold for the build and for the native program of linux-x64. Other programs are of the same packages, at the same versions
// (Directory.Packages.props), but restored for a runtime that those lock files don't name.
bool PackNative() => native == "linux-x64"
    ? Pack("A11.Tool", list, "-p:PublishAot=true", "-r", native)
    : Pack("A11.Tool", [list, "-p:PublishAot=true", "-r", native, $"-p:RuntimeIdentifiers={native}", .. Unlocked(native)]);

// The portable program, which “dotnet” starts; no program of the system does. What A11.Confine is started by lies there twice, with the same content.
bool PackProgram(string runtime) => runtime == "any"
    ? Pack("A11.Tool", [list, "-r", runtime, .. Unlocked(runtime)])
    : Pack("A11.Tool", [list, "-r", runtime, "-p:UseAppHost=false", "-p:ErrorOnDuplicatePublishOutputFiles=false", .. Unlocked(runtime)]);

static string[] Unlocked(string runtime) => ["-p:RestoreLockedMode=false", $"-p:NuGetLockFilePath=obj/packages.{runtime}.lock.json"];

bool Pack(string project, params string[] options) => Run(
    "dotnet",
    ["pack", Path.Combine("src", project), "--configuration", "Release", "--output", folder, "-nologo", "-verbosity:quiet", "-p:ContinuousIntegrationBuild=true", .. version, .. options]) is not null;

// What the program wrote; null where it failed.
string? Run(string program, string[] arguments)
{
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = root, RedirectStandardOutput = program == "git" };
    start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
    using var process = Process.Start(start)!;
    var output = program == "git" ? process.StandardOutput.ReadToEnd() : "";
    process.WaitForExit();
    return process.ExitCode == 0 ? output : null;
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}
