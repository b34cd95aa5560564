using System.CommandLine;
using A11.Tool.Commands;

namespace A11.Tool;

/// <summary>The command line as a whole: its grammar, and what becomes of errors.</summary>
public static class Application
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="arguments">What follows the program's name.</param>
    /// <param name="host">The process.</param>
    /// <param name="cancellation">Ends the command early, with <see cref="ExitCode.Cancelled"/>.</param>
    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, ToolHost host, CancellationToken cancellation)
    {
        try
        {
            return await InvokeAsync(CreateCommand(host).Parse(arguments), host, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            host.Error.WriteLine("a11: cancelled");
            return ExitCode.Cancelled;
        }
        catch (Exception error) when (error is UsageException or IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine($"a11: {error.Message}");
            return ExitCode.Usage;
        }
        finally
        {
            host.Output.Flush();
            host.Error.Flush();
        }
    }

    internal static RootCommand CreateCommand(ToolHost host) => new("Checks, fixes and generates a repository's infrastructure files, inside boundaries.")
    {
        new CheckCommand(host),
    };

    private static async Task<ExitCode> InvokeAsync(ParseResult parsed, ToolHost host, CancellationToken cancellation)
    {
        if (parsed.Errors.Count > 0)
        {
            // The first is at fault; what follows are mostly its consequences.
            host.Error.WriteLine($"a11: {parsed.Errors[0].Message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal)}");
            var command = parsed.CommandResult.Command;
            host.Error.WriteLine(command is RootCommand ? "Try “a11 --help”." : $"Try “a11 {command.Name} --help”.");
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = host.Output,
            Error = host.Error,
            EnableDefaultExceptionHandler = false,
            // Cancellation comes from the caller, for all commands alike.
            ProcessTerminationTimeout = null,
        };
        return (ExitCode)await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
    }
}
