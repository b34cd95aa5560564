using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>The first line of a script that is a file: what the system makes of it (Linux manual, execve(2), “Interpreter scripts”).</summary>
public sealed class Shebangs : ShellRule
{
    private static readonly CheckDescriptor MissingSign = new("AXS1113", "shebang-without-exclamation", "Shebangs must start with #!", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC1113", "shellcheck/SC1104", "shellcheck/SC1115"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor NotFirst = new("AXS1128", "shebang-not-first", "Shebangs must be the first characters of the file", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC1128", "shellcheck/SC1114"],
    };

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

    private static readonly CheckDescriptor AshDialect = new("AXS2187", "ash-dialect", "Scripts for ash should say which shell they are checked for", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2187"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => SeveralArguments;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [MissingSign, NotFirst, SeveralArguments, RelativePath, Directory, AshDialect];

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (script.Interpreter is not { } line)
        {
            CheckComments(script);
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

        var program = path.EndsWith("/env") ? arguments : path;
        if (program.EndsWith("ash") && (program.Length == 3 || program[^4] == '/') && !script.StatesShell)
        {
            script.Report(AshDialect, line, "ash is BusyBox' shell on Alpine and another one elsewhere; it is checked as BusyBox'. Add “# shellcheck shell=busybox” below, or shell=dash, to say which is meant.");
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

    /// <summary>Looks for a comment above the first command that is meant as a shebang.</summary>
    private static void CheckComments(ScriptContext script)
    {
        if (!script.IsFile || FindShebang(script) is not { } comment)
        {
            return;
        }

        var text = script.Script.Text.AsSpan(comment.Start, comment.Length);
        if (!text.StartsWith("#!"))
        {
            script.Report(MissingSign, comment, "This is a comment and names no interpreter. Start the line with #!", new Fix("Write #!", [new TextEdit(new TextSpan(comment.Start, text.IndexOf('/')), "#!")], FixSafety.Unsafe));
        }
        else
        {
            script.Report(NotFirst, comment, "The system reads a shebang only from the first characters of the file. Move it there.");
        }
    }

    /// <summary>The comment above the first command that names a shell's path as a shebang does; null where none does.</summary>
    internal static TextSpan? FindShebang(ScriptContext script)
    {
        var end = script.Script.Root.IsEmpty ? script.Script.Text.Length : script.Script.Root.Span.Start;
        foreach (var comment in script.Script.Comments.TakeWhile(comment => comment.End <= end))
        {
            var text = script.Script.Text.AsSpan(comment.Start, comment.Length);
            var isFirst = comment.Start == 0 && text.TrimStart("#! \t").StartsWith("/");
            if ((isFirst || text.StartsWith("#!/")) && ShellDialects.OfInterpreter(text.TrimStart("#! \t")) is not null)
            {
                return comment;
            }
        }

        return null;
    }
}
