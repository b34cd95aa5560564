using System.Runtime.InteropServices;
using System.Text;
using A11.Tool;

if (OperatingSystem.IsWindows())
{
    // Consoles there begin with the system's old code page.
    Console.OutputEncoding = Encoding.UTF8;
}

using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
using var output = Utf8(Console.OpenStandardOutput());
using var error = Utf8(Console.OpenStandardError());
var host = new ToolHost(output, error, Environment.CurrentDirectory, Environment.GetEnvironmentVariable)
{
    // Some terminals do not know how wide they are, and say 0.
    OutputColumns = Console.IsOutputRedirected ? null : Console.WindowWidth is > 0 and var columns ? columns : 80,
    IsErrorTerminal = !Console.IsErrorRedirected,
};
return (int)await Application.RunAsync(args, host, cancellation.Token).ConfigureAwait(false);

void Cancel(PosixSignalContext context)
{
    context.Cancel = true;
    cancellation.Cancel();
}

static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024) { NewLine = "\n" };
