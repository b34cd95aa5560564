using System.Collections.Immutable;
using System.Text;
using A11.Agents.DotNet;
using A11.Core.Analysis;
using A11.Tests;
using CliWrap;

namespace A11.Tool.Tests;

/// <summary>A folder of its own for one test, in which the tool is run inside the test's process.</summary>
internal sealed class ToolFolder : IDisposable
{
    public const string BadYaml = "a: 1\na: 2\n";
    public const string GoodYaml = "a: 1\n";

    private readonly Dictionary<string, string> _variables = [];

    /// <summary>Absolute path of the folder; a repository's root unless told otherwise.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("a11 tool ü ").FullName;

    /// <summary>Columns of the terminal; null where there is none.</summary>
    public int? Columns { get; set; }

    /// <summary>What is on standard input.</summary>
    public string Input { get; set; } = "";

    /// <summary>The rules that are run; all, unless a test needs one of its own.</summary>
    public Engine Engine { get; init; } = TestEngine.Default;

    /// <summary>The built program, for tests that start it.</summary>
    public static string Program { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "dotnet-a11.dll");

    /// <summary>The command that the tool believes to be started by.</summary>
    public ImmutableArray<string> OwnCommand { get; init; } = [];

    /// <summary>Who evaluates projects.</summary>
    public Func<string, IProjectEvaluator> CreateEvaluator { get; init; } = root => new ScriptedEvaluator(root);

    /// <summary>The browser, which shows nothing unless a test has one.</summary>
    public Func<string, bool> OpenAddress { get; init; } = _ => false;

    /// <summary>Agents of a test's own.</summary>
    public AgentFinder? Agents { get; init; }

    /// <summary>Adds a file.</summary>
    public ToolFolder With(string path, string text)
    {
        var full = System.IO.Path.Combine(Path, path);
        _ = Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>Makes a folder a repository of git.</summary>
    public ToolFolder WithGit(string path = ".")
    {
        EmptyRepository.WriteTo(System.IO.Path.Combine(Path, path));
        return this;
    }

    /// <summary>Runs git in the folder.</summary>
    public ToolFolder Git(params string[] arguments)
    {
        // A commit would start a second program that looks for what to clean up.
        _ = Cli.Wrap("git").WithArguments(["-c", "maintenance.auto=false", .. arguments]).WithWorkingDirectory(Path).ExecuteAsync().GetAwaiter().GetResult();
        return this;
    }

    /// <summary>Puts the built program where a shell finds it as “dotnet a11”.</summary>
    public ToolFolder WithToolOnPath()
    {
        var directory = Directory.CreateDirectory(System.IO.Path.Combine(Path, ".git", "bin")).FullName;
        var program = System.IO.Path.Combine(directory, "dotnet-a11");
        File.WriteAllText(program, $"#!/bin/sh\nexec dotnet '{Program}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return WithVariable("PATH", directory + System.IO.Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));
    }

    /// <summary>Sets a variable of the tool's environment, which is empty otherwise.</summary>
    public ToolFolder WithVariable(string name, string value)
    {
        _variables[name] = value;
        return this;
    }

    public string Read(string path) => File.ReadAllText(System.IO.Path.Combine(Path, path));

    public bool Has(string path) => System.IO.Path.Exists(System.IO.Path.Combine(Path, path));

    /// <summary>Runs the tool in the folder.</summary>
    public ToolResult Run(params string[] arguments) => RunIn(".", arguments);

    /// <summary>Runs the tool in a folder below.</summary>
    public ToolResult RunIn(string folder, params string[] arguments) => Run(folder, arguments, CancellationToken.None);

    /// <summary>Runs the tool with a token that may end it early.</summary>
    public ToolResult Run(string folder, string[] arguments, CancellationToken cancellation)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new ToolHost(output, error, System.IO.Path.GetFullPath(folder, Path), _variables.GetValueOrDefault)
        { OutputColumns = Columns, Engine = Engine, OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(Input)), OwnCommand = OwnCommand, Agents = Agents, CreateEvaluator = CreateEvaluator, OpenAddress = OpenAddress };
        var code = Application.RunAsync(arguments, host, cancellation).GetAwaiter().GetResult();
        return new ToolResult(code, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>What a run of the tool gave.</summary>
internal sealed record ToolResult(ExitCode Code, string Output, string Error);
