using System.Collections.Immutable;
using System.Text;
using A11.Agents.Agents;
using A11.Agents.Catalogue;
using A11.Agents.Checks;
using A11.Agents.DotNet;
using A11.Agents.FileSystems;
using A11.Agents.Policies;
using A11.Agents.ShellCheck;
using A11.Core.Analysis;
using A11.Core.Catalogue;
using A11.Core.Configuration;
using A11.Core.Reports;
using A11.Core.Text;

namespace A11.Tool;

/// <summary>What a command sees of the process that it runs in; tests give their own.</summary>
/// <param name="Output">Standard output. What commands write to the property is made harmless on the way.</param>
/// <param name="Error">Standard error. What commands write to the property is made harmless on the way.</param>
/// <param name="CurrentDirectory">Absolute path of the folder that relative paths start from.</param>
/// <param name="Variable">The value of an environment variable; null where it is not set.</param>
public sealed record ToolHost(TextWriter Output, TextWriter Error, string CurrentDirectory, Func<string, string?> Variable)
{
    /// <summary>Standard output as a log of lines: whatever text reaches it is data.</summary>
    public TextWriter Output { get; init; } = new LogWriter(Output);

    /// <summary>Standard error as a log of lines: whatever text reaches it is data.</summary>
    public TextWriter Error { get; init; } = new LogWriter(Error);

    /// <summary>Standard output for what is escaped by its own rules: reports, JSON, colors.</summary>
    public TextWriter RawOutput { get; init; } = Output;

    /// <summary>Standard error for what is escaped by its own rules.</summary>
    public TextWriter RawError { get; init; } = Error;

    /// <summary>The same process with other streams for what it writes.</summary>
    public ToolHost WithStreams(TextWriter output, TextWriter error) =>
        this with { RawOutput = output, Output = new LogWriter(output), RawError = error, Error = new LogWriter(error) };

    /// <summary>Standard output for a document of several lines: a prompt, a page, a patch.</summary>
    public TextWriter CreateDocument() => new LogWriter(RawOutput) { IsDocument = true };

    /// <summary>Writes a JSON document to standard output, on lines of its own.</summary>
    public void WriteJson(string document) => RawOutput.WriteLine(JsonText.Escape(document));

    /// <summary>Standard input, which most commands leave alone.</summary>
    public Func<Stream> OpenInput { get; init; } = () => Stream.Null;

    /// <summary>Standard output as bytes, for a command that speaks a protocol.</summary>
    public Func<Stream> OpenOutput { get; init; } = () => Stream.Null;

    /// <summary>Has a browser show an address; false where there is none.</summary>
    public Func<string, bool> OpenAddress { get; init; } = _ => false;

    /// <summary>The engine that runs the rules.</summary>
    public Engine Engine { get; init; } = StandardEngine.Create();

    /// <summary>The command that starts this program again; empty where it can't be.</summary>
    public ImmutableArray<string> OwnCommand { get; init; } = [];

    /// <summary>Who asks MSBuild about the projects of a repository, by the absolute path of its root.</summary>
    public Func<string, IProjectEvaluator> CreateEvaluator { get; init; } = root => new ProjectEvaluator(root);

    /// <summary>Where agents are found; null for those that this version knows and the configuration defines.</summary>
    public AgentFinder? Agents { get; init; }

    /// <summary>The agent of a name; null where there is none.</summary>
    public IAgent? FindAgent(string name, RunSettings settings, Policy policy) =>
        Agents?.Invoke(name, settings, policy) ?? AgentCatalogue.Find(name, settings, policy.Profile, OwnCommand);

    /// <summary>Columns of the terminal that standard output goes to; null where it goes elsewhere.</summary>
    public int? OutputColumns { get; init; }

    /// <summary>The option that asks for stack traces.</summary>
    internal const string VerboseOption = "--verbose";

    /// <summary>Whether the stack trace of an unexpected error is wanted: by <c>--verbose</c>, or by <c>A11_DEBUG=1</c>.</summary>
    public bool IsVerbose { get; init; } = Variable("A11_DEBUG") == "1";

    /// <summary>Whether standard error is a terminal.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether to colour standard output: it is a terminal, and nobody asked for none (no-color.org, <c>TERM=dumb</c>).</summary>
    public bool IsOutputColored => OutputColumns is not null && AllowsColor;

    /// <summary>Whether to show progress on standard error: a person watches, and no CI system keeps the log.</summary>
    public bool ShowsProgress => IsErrorTerminal && !IsSet("CI") && !IsSet("TF_BUILD");

    /// <summary>What this process gives every check.</summary>
    public CheckOptions CheckOptions => new(Engine) { SearchPath = Variable("PATH") ?? "" };

    /// <summary>The engine with what the settings of a repository add to it.</summary>
    /// <param name="root">Absolute path of the repository's root, whose own programs are not run.</param>
    /// <param name="settings">Its settings.</param>
    /// <exception cref="ShellCheckMissingException">ShellCheck is required and not there.</exception>
    public Engine EngineFor(string root, RepositorySettings settings) => ShellCheckProgram.Join(Engine, settings.Root.ShellCheck, root, Variable("PATH"));

    /// <summary>All of standard input, which is UTF-8 on every system.</summary>
    /// <exception cref="UsageException">It is larger than any task or request.</exception>
    public string ReadInput()
    {
        using var reader = new StreamReader(OpenInput());
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        while (reader.Read(buffer) is > 0 and var count)
        {
            _ = text.Length + count <= PolicyFile.MaximumBytes
                ? text.Append(buffer, 0, count)
                : throw new UsageException($"Standard input is larger than {PolicyFile.MaximumBytes / (1024 * 1024)} MB, so it was not read to its end.");
        }

        return text.ToString();
    }

    /// <summary>Tells the user something on standard error.</summary>
    public void Tell(string message)
    {
        try
        {
            Error.WriteLine($"a11: {message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Nobody is left to tell; the exit code says it too.
        }
    }

    /// <summary>Tells whoever mends the program where an unexpected error came from, where that was asked for.</summary>
    public void TellFailure(Exception failure)
    {
        foreach (var line in IsVerbose ? failure.ToString().Split('\n') : [])
        {
            Tell(line.TrimEnd('\r'));
        }
    }

    private bool AllowsColor => !IsSet("NO_COLOR") && Variable("TERM") != "dumb";

    private bool IsSet(string name) => !string.IsNullOrEmpty(Variable(name));
}
