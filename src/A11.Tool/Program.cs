using System.Collections.Immutable;
using System.Text;
using A11.Agents.Repositories;
using A11.Confine;
using A11.Tool;

LargeHeapPages.Request();
if (OperatingSystem.IsWindows())
{
    // Consoles there begin with the system's old code page.
    Console.OutputEncoding = Encoding.UTF8;
}

if (args is [ConfinedProgram.Command, .. var confined])
{
    return ConfinedProgram.Run(confined);
}

// A run ends its agents and removes their workspaces; nothing else has that much to do, and a second is what people wait.
// Signals are handled on the pool's threads, and must not wait for one that a rule keeps busy.
ThreadPool.GetMinThreads(out var workers, out var ports);
_ = ThreadPool.SetMinThreads(workers + 2, ports);
using var signals = new TerminationSignals(TimeSpan.FromSeconds(args is ["run", ..] ? 10 : 0.6));
var output = Utf8(Console.OpenStandardOutput());
var error = Utf8(Console.OpenStandardError());
error.AutoFlush = true;
if (CurrentDirectory() is not { } folder)
{
    error.WriteLine("a11: the current folder is gone; change to one that is there.");
    return (int)ExitCode.Usage;
}

var host = new ToolHost(output, error, folder, Environment.GetEnvironmentVariable)
{
    // Some terminals do not know how wide they are, and say 0.
    OutputColumns = Console.IsOutputRedirected ? null : Console.WindowWidth is > 0 and var columns ? columns : 80,
    OwnCommand = OwnCommand(),
    OpenInput = Console.OpenStandardInput,
    OpenOutput = Console.OpenStandardOutput,
    IsErrorTerminal = !Console.IsErrorRedirected,
    OpenAddress = address => SystemBrowser.TryOpen(address, RepositoryLocator.FindRoot(folder)),
};
return (int)await Application.RunAsync(args, host, signals.Token).ConfigureAwait(false);

// Run by “dotnet”, the process is that program's, and its first argument is ours.
static ImmutableArray<string> OwnCommand() => Environment.ProcessPath is not { } program ? []
    : Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, Environment.GetCommandLineArgs()[0]]
    : [program];

static string? CurrentDirectory()
{
    try
    {
        return Environment.CurrentDirectory;
    }
    catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
    {
        return null;
    }
}

static StreamWriter Utf8(Stream stream) =>
    new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024) { NewLine = "\n" };
