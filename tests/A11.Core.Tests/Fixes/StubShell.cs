using System.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Tests.Fixes;

/// <summary>
/// Runs scripts in a directory of its own, where every command is a stub that records what it is given: nothing else is on PATH. bash is restricted
/// too, so that what a script names by an absolute path is neither run nor written.
/// </summary>
internal sealed class StubShell : IDisposable
{
    /// <summary>Ends what hangs. A script of stubs takes milliseconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Kept = ["PATH", "IFS", "HOME", "PWD", "OLDPWD", "SHELL", "ENV", "BASH_ENV", "SHELLOPTS", "BASHOPTS", "POSIXLY_CORRECT", "PS4", "TMOUT"];

    /// <summary>One line a call, with its arguments, what it is fed, and the answer that the caller chose.</summary>
    private const string Stub = """
        #!/bin/sh
        line="${0##*/}"
        for argument in "$@"; do line="$line <$argument>"; done
        if [ ! -t 0 ]; then
            while IFS= read -r fed || [ -n "$fed" ]; do line="$line|$fed"; done
        fi
        printf '%s\n' "$line" >> "$STUB_RECORD"
        printf '%s\n' "$STUB_OUTPUT"

        """;

    private readonly string _program;
    private readonly string _directory = Directory.CreateTempSubdirectory("a11-stubs-").FullName;
    private readonly bool _isBash;
    private int _runs;

    private StubShell(string program, bool isBash)
    {
        _program = program;
        _isBash = isBash;
        _ = Directory.CreateDirectory(Commands);
        File.WriteAllText(Path.Combine(_directory, "prelude"), "ulimit -t 5\nset -r\n");
    }

    private string Commands => Path.Combine(_directory, "bin");

    /// <summary>A shell of this name; the test is skipped where the machine has none.</summary>
    public static StubShell Find(string name)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (OperatingSystem.IsWindows() || program is null)
        {
            Assert.Inconclusive($"Skipped: {name} is not on this machine.");
        }

        return new StubShell(program, name == "bash");
    }

    /// <summary>What happens when a script runs: its output and its exit status, and every call in the order of the text.</summary>
    /// <param name="script">The script.</param>
    /// <param name="value">The value of its free variables, its only argument, and what stubs answer; null where they are unset and none is given.</param>
    public string Run(string script, string? value)
    {
        var parsed = ShellParser.Parse(script);
        foreach (var command in parsed.Commands)
        {
            AddStub(command.Name);
        }

        var directory = Directory.CreateDirectory(Path.Combine(_directory, $"run{_runs++}")).FullName;
        foreach (var file in (string[])["one", "two words", "v1", "a0"])
        {
            File.WriteAllText(Path.Combine(directory, file), "");
        }

        var path = Path.Combine(_directory, "script");
        File.WriteAllText(path, script);
        var record = Path.Combine(_directory, "record");
        File.WriteAllText(record, "");
        var start = new ProcessStartInfo(_program) { WorkingDirectory = directory, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(path);
        start.Environment.Clear();
        start.Environment["PATH"] = Commands;
        start.Environment["STUB_RECORD"] = record;
        start.Environment["STUB_OUTPUT"] = value ?? "";
        if (_isBash)
        {
            start.Environment["BASH_ENV"] = Path.Combine(_directory, "prelude");
        }

        if (value is not null)
        {
            start.ArgumentList.Add(value);
            foreach (var name in VariableNames.In(parsed).Except(Kept))
            {
                start.Environment[name] = value;
            }
        }

        var (output, status) = Run(start);
        return $"{output}{string.Join('\n', File.ReadAllLines(record).Order(StringComparer.Ordinal))}\nexit {status}";
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static (string Output, int Status) Run(ProcessStartInfo start)
    {
        using var cancellation = new CancellationTokenSource(Patience);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var error = process.StandardError.ReadToEndAsync(cancellation.Token);
            var output = process.StandardOutput.ReadToEndAsync(cancellation.Token).GetAwaiter().GetResult();
            _ = error.GetAwaiter().GetResult();
            process.WaitForExitAsync(cancellation.Token).GetAwaiter().GetResult();
            return (output, process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private void AddStub(string? name)
    {
        if (name is not { Length: > 0 and < 60 } or "." or ".." || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '+' or '.'))
        {
            return;
        }

        var path = Path.Combine(Commands, name);
        if (!File.Exists(path))
        {
            File.WriteAllText(path, Stub);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }
}
