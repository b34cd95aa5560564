using A11.Core.Docker.Model;
using A11.Core.Images;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Facts;

/// <summary>What is needed to build a program and not to run it.</summary>
internal static class BuildTools
{
    private static readonly HashSet<string> Packages = new(StringComparer.Ordinal)
    {
        "gcc", "g++", "clang", "make", "cmake", "build-essential", "build-base", "autoconf", "automake", "libtool", "bison", "flex", "musl-dev", "libc-dev", "libc6-dev", "linux-headers", "python3-dev",
        "python-dev", "gcc-c++", "kernel-devel", "maven", "gradle", "golang", "golang-go", "rustc", "cargo", "default-jdk", "ninja-build", "meson", "nasm", "alpine-sdk",
    };

    /// <summary>The image to run in, for images that are there to build in; null for any other image, and for <c>buildpack-deps</c>, which people take to have its tools in the end.</summary>
    public static string? RuntimeFor(ImageReference image) => image.ShortName switch
    {
        "mcr.microsoft.com/dotnet/sdk" => "mcr.microsoft.com/dotnet/aspnet",
        "golang" => "scratch, a distroless image or alpine",
        "rust" => "a slim debian image",
        "maven" or "gradle" => "a JRE image of eclipse-temurin",
        "gcc" => "a slim debian image",
        _ => null,
    };

    /// <summary>Whether a command builds a program for good, so that its result could be copied to another stage.</summary>
    public static bool IsBuild(ShellCommand command) => (command.Name, command.Subcommand) switch
    {
        ("dotnet", "publish" or "build") => true,
        ("go", "build" or "install") => true,
        ("cargo", "build" or "install") => true,
        ("mvn" or "mvnw", _) => command.Operands.Any(operand => operand.Value is "package" or "install" or "verify"),
        ("gradle" or "gradlew", _) => command.Operands.Any(operand => operand.Value is "build" or "assemble" or "bootJar" or "installDist" or "jar" or "shadowJar"),
        ("make" or "gcc" or "g++" or "cmake", _) => true,
        _ => false,
    };

    /// <summary>Whether a program is one that needs the tools when the container runs: a shell, a watcher, the tools themselves.</summary>
    public static bool NeedsTools(InstructionCommands start) => start.Commands.Any(command => command.Name switch
    {
        null => true,
        "dotnet" => command.Operands.FirstOrDefault()?.Value is not { } first || !first.EndsWith(".dll", StringComparison.Ordinal),
        "go" or "cargo" or "mvn" or "mvnw" or "gradle" or "gradlew" or "make" or "air" or "gcc" or "g++" => true,
        "bash" or "sh" => !command.Operands.Any(),
        "tail" or "sleep" => true,
        _ => false,
    });

    /// <summary>The packages that an install command adds and that are only there to build with.</summary>
    public static IEnumerable<ShellWord> FindIn(ShellCommand command) => (command.Name, command.Subcommand) switch
    {
        ("apt-get" or "apt" or "yum" or "dnf" or "microdnf" or "tdnf" or "zypper", "install") or ("apk", "add") when !command.HasFlag("-t", "--virtual") =>
            command.Operands.Skip(1).Where(operand => Packages.Contains(WithoutVersion(operand.Value))),
        _ => [],
    };

    private static string WithoutVersion(string package)
    {
        var end = package.AsSpan().IndexOfAny("=~<>@");
        return end < 0 ? package : package[..end];
    }
}
