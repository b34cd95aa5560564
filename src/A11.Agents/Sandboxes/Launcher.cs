using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using A11.Confine;

namespace A11.Agents.Sandboxes;

/// <summary>How the program that confines itself and becomes another (<see cref="ConfinedProgram"/>) is started: a part of the native program, else a file beside this one.</summary>
/// <param name="Command">The command, to which its arguments are added.</param>
/// <param name="Directories">Absolute paths of the directories that it needs.</param>
internal sealed record Launcher(ImmutableArray<string> Command, ImmutableArray<string> Directories)
{
    private const string Runtime = "dotnet";

    private static readonly Lazy<Launcher?> Found = new(Look);

    /// <summary>The launcher; null where there is none, as on other systems than Linux.</summary>
    public static Launcher? Find() => Found.Value;

    // A pragma says it to the compiler only, not to that of the native program.
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "Empty in the native program, which is what is asked for.")]
    private static Launcher? Look()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64))
        {
            return null;
        }

        var assembly = typeof(ConfinedProgram).Assembly.Location;
        if (assembly.Length == 0)
        {
            return Environment.ProcessPath is { } own ? new Launcher([own, ConfinedProgram.Command], []) : null;
        }

        return File.Exists(Path.ChangeExtension(assembly, ".runtimeconfig.json")) && FindRuntime() is { } runtime
            ? new Launcher([runtime, "exec", assembly], [Path.GetDirectoryName(assembly)!, .. DirectoriesOf(runtime)])
            : null;
    }

    /// <summary>The program that runs assemblies: of the very runtime that runs this one.</summary>
    private static string? FindRuntime()
    {
        if (Environment.ProcessPath is { } own && Path.GetFileName(own) == Runtime)
        {
            return own;
        }

        // <root>/shared/Microsoft.NETCore.App/<version>/
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Path.Combine(root, Runtime) is var program && File.Exists(program) ? program : null;
    }

    private static IEnumerable<string> DirectoriesOf(string runtime)
    {
        var root = Path.GetDirectoryName(FileSystems.RealPath.Resolve(runtime))!;
        return [Path.Combine(root, "host"), Path.Combine(root, "shared"), FileSystems.RealPath.Resolve(runtime)];
    }
}
