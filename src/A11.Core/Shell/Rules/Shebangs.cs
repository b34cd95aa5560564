using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>The first line of a script that is a file: what the system makes of it (Linux manual, execve(2), “Interpreter scripts”).</summary>
public sealed class Shebangs : ShellRule
{
    private static readonly CheckDescriptor SeveralArguments = new("AXS2096", "shebang-with-arguments", "Shebangs can pass only one argument", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2096"],
    };

    private static readonly CheckDescriptor RelativePath = new("AXS2239", "relative-shebang", "Shebangs must name an absolute path", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2239"],
    };

    private static readonly CheckDescriptor Directory = new("AXS2246", "shebang-names-directory", "Shebangs must name a program, not a directory", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2246"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => SeveralArguments;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [SeveralArguments, RelativePath, Directory];

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (script.Interpreter is not { } line)
        {
            return;
        }

        var text = script.Script.Text.AsSpan(line.Start, line.Length)[2..].Trim();
        var end = text.IndexOfAny(" \t");
        var path = end < 0 ? text : text[..end];
        var arguments = end < 0 ? "" : text[end..].Trim();
        if (path.IndexOfAny("@$%{") >= 0 || path.Length == 0)
        {
            // Something fills in the path before the script is installed.
            return;
        }

        if (path[0] != '/')
        {
            script.Report(RelativePath, line, $"“{path}” is looked up in the current directory. Use an absolute path, or /usr/bin/env {path}.");
        }
        else if (path[^1] == '/')
        {
            script.Report(Directory, line, $"{path} is a directory. Remove the trailing slash.");
        }
        else if (arguments.IndexOfAny(" \t") > 0 && !(path.EndsWith("/env") && SplitsArguments(arguments)))
        {
            script.Report(SeveralArguments, line, path.EndsWith("/env")
                ? $"Linux passes everything after env as one argument, so env looks for a program named “{arguments}”. Use env -S, or set options with “set”."
                : $"Linux passes “{arguments}” as one argument. Set options with “set” in the script.");
        }
    }

    /// <summary>Whether env is told to split what it gets (GNU coreutils' manual, env).</summary>
    private static bool SplitsArguments(ReadOnlySpan<char> arguments) =>
        arguments.StartsWith("--split-string") || (arguments.Length > 1 && arguments[0] == '-' && arguments[1] != '-' && arguments[..arguments.IndexOfAny(" \t")].Contains('S'));
}
