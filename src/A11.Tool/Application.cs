using System.CommandLine;
using System.CommandLine.Help;
using A11.Agents.Git;
using A11.Agents.ShellCheck;
using A11.Tool.Commands;

namespace A11.Tool;

/// <summary>The command line as a whole: its grammar, and what becomes of errors.</summary>
public static class Application
{
    /// <summary>An “@” in front of a path is part of its name, not an order to read arguments from it.</summary>
    private static readonly ParserConfiguration Grammar = new() { ResponseFileTokenReplacer = null };

    private static readonly (string Name, Func<ToolHost, Command> Create)[] Commands =
    [
        ("check", static host => new CheckCommand(host)),
        ("fix", static host => new FixCommand(host)),
        ("explain", static host => new ExplainCommand(host)),
        ("rules", static host => new RulesCommand(host)),
        ("criteria", static host => new CriteriaCommand(host)),
        ("baseline", static host => new BaselineCommand(host)),
        ("init", static host => new InitCommand(host)),
        ("migrate", static host => new MigrateCommand(host)),
        ("run", static host => new RunCommand(host)),
        ("plan", static host => new PlanCommand(host)),
        ("report", static host => new ReportCommand(host)),
        ("status", static host => new StatusCommand(host)),
        ("accept", static host => new AcceptCommand(host)),
        ("boundary", static host => new BoundaryCommand(host)),
        ("lsp", static host => new LspCommand(host)),
        ("mcp", static host => new McpCommand(host)),
        ("hook", static host => new HookCommand(host)),
        ("doctor", static host => new DoctorCommand(host)),
        ("completion", static host => new CompletionCommand(host)),
    ];

    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="arguments">What follows the program's name.</param>
    /// <param name="host">The process.</param>
    /// <param name="cancellation">Ends the command early, with <see cref="ExitCode.Cancelled"/>.</param>
    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, ToolHost host, CancellationToken cancellation)
    {
        var output = new OutputWriter(host.RawOutput);
        host = host.WithStreams(output, new OutputWriter(host.RawError));
        var code = await RunToEndAsync(arguments, host, cancellation).ConfigureAwait(false);
        output.Flush();
        if (output.Failure is not { } failure)
        {
            return code;
        }

        host.Tell($"standard output can't be written, so the result is not complete: {failure}");

        // A verdict stands. A pass that nobody could read is none.
        return code == ExitCode.Clean ? ExitCode.Usage : code;
    }

    /// <summary>The grammar.</summary>
    /// <param name="host">The process.</param>
    /// <param name="arguments">What is parsed: where a command is named, the others are not made. None for the whole grammar.</param>
    internal static RootCommand CreateCommand(ToolHost host, params IReadOnlyList<string> arguments)
    {
        var root = new RootCommand("Checks, fixes and generates a repository's infrastructure files, inside boundaries.")
        {
            new Option<bool>(ToolHost.VerboseOption) { Description = "Prints the stack trace of an unexpected error, as A11_DEBUG=1 does.", Recursive = true },
        };
        foreach (var create in NamedBy(arguments) is { } named ? [named] : Commands.Select(static command => command.Create))
        {
            root.Add(create(host));
        }

        root.Options.OfType<HelpOption>().Single().Action = new ExampleHelp(host);
        return root;
    }

    private static Func<ToolHost, Command>? NamedBy(IReadOnlyList<string> arguments)
    {
        var first = arguments.SkipWhile(static argument => argument == ToolHost.VerboseOption).FirstOrDefault();
        return Array.Find(Commands, command => command.Name == first).Create;
    }

    private static async Task<ExitCode> RunToEndAsync(IReadOnlyList<string> arguments, ToolHost host, CancellationToken cancellation)
    {
        host = host with { IsVerbose = host.IsVerbose || arguments.Contains(ToolHost.VerboseOption) };
        try
        {
            return await InvokeAsync(CreateCommand(host, arguments).Parse(arguments, Grammar), host, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            host.Tell("cancelled");
            return ExitCode.Cancelled;
        }
        catch (Exception error) when (error is UsageException or GitException or ShellCheckMissingException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            host.Tell(error.Message);
            return ExitCode.Usage;
        }
#pragma warning disable CA1031 // Whatever goes wrong, the user reads a sentence, and no script takes the failure for a pass.
        catch (Exception error)
#pragma warning restore CA1031
        {
            host.Tell($"this should not have happened; please report it, with the command ({error.GetType().Name}: {error.Message})");
            host.TellFailure(error);
            return ExitCode.Usage;
        }
    }

    private static async Task<ExitCode> InvokeAsync(ParseResult parsed, ToolHost host, CancellationToken cancellation)
    {
        // Asking for help takes errors back, but a command that isn't there has none.
        if (parsed.Errors.Count > 0 || (parsed.CommandResult.Command is RootCommand && parsed.UnmatchedTokens.Count > 0))
        {
            var command = parsed.CommandResult.Command;
            host.Tell($"{Describe(parsed, command)} Try “a11 {(command is RootCommand ? "" : command.Name + " ")}--help”.");
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

    private static string Describe(ParseResult parsed, Command command) => parsed.UnmatchedTokens switch
    {
        [] when command is RootCommand => $"Say what to do: {Names(command)}.",
        [] => parsed.Errors[0].Message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal),
        [['-', ..] option, ..] => $"There is no option “{option}”.",
        [var name, ..] when command is RootCommand => $"There is no command “{name}”; the commands are {Names(command)}.",
        [var word, ..] => $"“{word}” is one argument too many.",
    };

    private static string Names(Command command) => string.Join(", ", command.Subcommands.Select(child => child.Name));
}
