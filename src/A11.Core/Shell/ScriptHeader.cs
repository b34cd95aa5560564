using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell;

/// <summary>What a script that is a file says of the shell that reads it: by its first line, or by a comment for ShellCheck.</summary>
internal sealed class ScriptHeader
{
    private ScriptHeader(TextSpan? interpreter, string? statedShell, ShellDialect? dialect, bool stopsAtErrors)
    {
        Interpreter = interpreter;
        StatedShell = statedShell;
        Dialect = dialect;
        StopsAtErrors = stopsAtErrors;
    }

    /// <summary>The line that names the interpreter; null where there is none.</summary>
    public TextSpan? Interpreter { get; }

    /// <summary>The shell that a comment for ShellCheck names, as files have it that are meant to be sourced; null where none does.</summary>
    public string? StatedShell { get; }

    /// <summary>The shell that is named; null where none is, or it is not of this family.</summary>
    public ShellDialect? Dialect { get; }

    /// <summary>Whether an option of the interpreter makes the script end when a command fails.</summary>
    public bool StopsAtErrors { get; }

    /// <summary>Reads what a script says.</summary>
    public static ScriptHeader Read(SourceText source, ShellScript script)
    {
        TextSpan? interpreter = source.Content.StartsWith("#!", StringComparison.Ordinal) ? source.GetLine(1) : null;
        var stated = FindStatedShell(source, script);
        var dialect = stated is not null ? ShellDialects.OfName(stated) : interpreter is { } line ? ShellDialects.OfInterpreter(source[line]) : null;
        return new ScriptHeader(interpreter, stated, dialect, interpreter is { } first && HasErrorOption(source[first]));
    }

    /// <summary>Whether the text's first line names a shell of the POSIX family.</summary>
    public static bool NamesShell(SourceText text)
    {
        var line = text[text.GetLine(1)];
        return line.StartsWith("#!") && ShellDialects.FindOther(line) is null && ShellDialects.OfInterpreter(line) is not null;
    }

    private static string? FindStatedShell(SourceText source, ShellScript script)
    {
        foreach (var comment in script.Comments)
        {
            var text = source[comment].TrimStart("# \t");
            if (text.StartsWith("shellcheck ") && text.IndexOf("shell=") is >= 0 and var at)
            {
                var name = text[(at + 6)..];
                return name[..(name.IndexOfAny(" \t") is >= 0 and var end ? end : name.Length)].ToString();
            }
        }

        return null;
    }

    private static bool HasErrorOption(ReadOnlySpan<char> line)
    {
        foreach (var range in line.Split(' '))
        {
            if (line[range] is ['-', not '-', ..] option && option.Contains('e'))
            {
                return true;
            }
        }

        return false;
    }
}
