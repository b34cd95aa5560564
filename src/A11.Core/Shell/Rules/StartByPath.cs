using A11.Core.Analysis;
using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>The first line names one program by its path.</summary>
public sealed class StartByPath : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2096", "start-by-path", "The first line names one program by its path", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2096", "shellcheck/SC2246", "shellcheck/SC2239"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptFile script, RuleContext context)
    {
        if (script.Interpreter is not { } line)
        {
            return;
        }

        var text = script.Source[line][2..].Trim();
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
            Report("The system looks for this program in the current folder; write its whole path, or /usr/bin/env in front.", "SC2239");
        }
        else if (path[^1] == '/')
        {
            Report("This names a folder, which the system can't start; leave the last / out.", "SC2246");
        }
        else if (arguments.IndexOfAny(" \t") > 0 && !(path.EndsWith("/env") && SplitsArguments(arguments)))
        {
            Report(path.EndsWith("/env")
                ? $"Linux hands all behind env over as one word, so that env looks for a program called “{arguments}”; write env -S, or set options by “set”."
                : $"Linux hands all behind the program over as one word, “{arguments}”; set options by “set”.", "SC2096");
        }

        void Report(string message, string code) => context.Report(this, line, message, aliases: [$"shellcheck/{code}"]);
    }

    /// <summary>Whether env is told to split what it gets (GNU coreutils' manual, env).</summary>
    private static bool SplitsArguments(ReadOnlySpan<char> arguments) =>
        arguments.StartsWith("--split-string") || (arguments.Length > 1 && arguments[0] == '-' && arguments[1] != '-' && arguments[..arguments.IndexOfAny(" \t")].Contains('S'));
}
