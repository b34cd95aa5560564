using System.Buffers;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A pipeline holds no command in vain.</summary>
public sealed class ReadFilesDirectly : ShellNodeRule<Pipeline>
{
    private static readonly SearchValues<char> CountingOptions = SearchValues.Create("cABCqrlLmoZ");
    private static readonly SearchValues<char> ExpressionCharacters = SearchValues.Create("[.*^$&");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2002", "read-files-directly", "A pipeline holds no command in vain", Severity.Info, Category.Fast)
    {
        Aliases = ["shellcheck/SC2002", "shellcheck/SC2010", "shellcheck/SC2009", "shellcheck/SC2012", "shellcheck/SC2011", "shellcheck/SC2038", "shellcheck/SC2126", "shellcheck/SC2216", "shellcheck/SC2000", "shellcheck/SC2001", "shellcheck/SC2266", "shellcheck/SC2325", "shellcheck/SC2326"],
    };

    /// <inheritdoc/>
    protected override void Visit(Pipeline node, ScriptContext script)
    {
        if (node.Negations.Length > 1)
        {
            script.Report(this, node.Negations[1], "Two ! cancel each other out, and POSIX allows one.", code: "SC2325");
        }

        foreach (var inner in node.Commands.OfType<Pipeline>())
        {
            script.Report(this, inner.Negations[0], "! can't stand inside a pipeline; put it in front of all of it.", code: "SC2326");
        }

        for (var i = 0; i + 1 < node.Commands.Length; i++)
        {
            if (node.Commands[i] is SimpleCommand left && node.Commands[i + 1] is SimpleCommand right && left.Name is not null && right.Name is not null)
            {
                Check(left, right, i == 0, node, script);
            }
            else if (node.Commands[i + 1] is SimpleCommand { Name: { } reader } last && i + 2 == node.Commands.Length && IsDeaf(last, reader))
            {
                script.Report(this, last.Words[0].Span, $"{reader} reads no input, so what is piped into it is lost; use xargs or $(…).", code: "SC2216");
            }
        }
    }

    private void Check(SimpleCommand left, SimpleCommand right, bool isFirst, Pipeline node, ScriptContext script)
    {
        var span = left.Span.Union(right.Span);
        switch (left.Name, right.Name)
        {
            case ("cat", _) when isFirst && left is { Words.Length: 2, Redirections.IsEmpty: true } && !left.Words[1].Value.StartsWith('-') && !left.Words[1].HasPattern && left.Words[1].Parts is not [ParameterExpansion] && !left.Words[1].AllParts.Any(static pair => pair.Part is ParameterExpansion { IsIndirect: true }):
                script.Report(this, left.Words[0].Span, $"{right.Name} can read the file itself, by name or by “<”; cat only copies it.", code: "SC2002");
                break;
            case ("ls", "grep"):
                script.Report(this, span, "The output of ls is for people: names with line breaks or strange characters are changed; use a pattern, or find.", code: "SC2010");
                break;
            case ("ls", "xargs"):
                script.Report(this, span, "Names with blanks fall apart on the way; use “find -exec” or “find -print0 | xargs -0”.", code: "SC2011");
                break;
            case ("ls", not "tee") when !left.Words.Any(static word => word.Value is ['-', not '-', ..] option && option.Contains('N', StringComparison.Ordinal)):
                script.Report(this, left.Span, "The output of ls is for people: names with line breaks or strange characters are changed; use a pattern, or find.", code: "SC2012");
                break;
            case ("ps", "grep") when !left.Words.Skip(1).Any(static word => word.Value is "-p" or "p" or "--pid" or "-C"):
                script.Report(this, span, "grep finds itself in the list; use pgrep.", code: "SC2009");
                break;
            case ("find", "xargs") when !IsNullSeparated(left, right):
                script.Report(this, span, "Names with blanks fall apart on the way; write “find -print0 | xargs -0”, or “find -exec”.", code: "SC2038");
                break;
            case ("grep", "wc") when right.Words is [_, { Value: "-l" }] && !left.Words.Skip(1).Any(static word => word.Value is ['-', ..] option && (option.Contains('o', StringComparison.Ordinal) || option.AsSpan().IndexOfAny(CountingOptions) > 0 || option.StartsWith("--", StringComparison.Ordinal))):
                script.Report(this, span, "grep counts lines itself: grep -c.", code: "SC2126");
                break;
            case ("echo", "wc") when isFirst && right.Words is [_, { Value: "-c" or "-m" }]:
                script.Report(this, span, "The length of a value is ${#name}; echo adds a line break that is counted too.", code: "SC2000");
                break;
            case ("echo", "sed") when isFirst && left is { Words: [_, { Parts: [ParameterExpansion] or [DoubleQuotedPart { Parts: [ParameterExpansion] }] }] } && IsOneSubstitution(right):
                script.Report(this, span, "The shell replaces text itself: ${name//search/replacement}.", code: "SC2001");
                break;
            case ("[" or "test", "[" or "test"):
                script.Report(this, span, "| joins programs, not conditions; write ||.", code: "SC2266");
                break;
            default:
                if (node.Commands[^1] == right && IsDeaf(right, right.Name!))
                {
                    script.Report(this, right.Words[0].Span, $"{right.Name} reads no input, so what is piped into it is lost; use xargs or $(…).", code: "SC2216");
                }

                break;
        }
    }

    private static bool IsNullSeparated(SimpleCommand find, SimpleCommand xargs) =>
        find.Words.Any(static word => word.Value is "-print0" or "-printf" or "-fprint0" or "-exec") || xargs.Words.Any(static word => word.Value is "-0" or "--null" or "-d" or "-r0" or "-0r" || word.Value.StartsWith("-0", StringComparison.Ordinal) || word.Value.StartsWith("-d", StringComparison.Ordinal) || word.Value.StartsWith("--delimiter", StringComparison.Ordinal) || word.Value is ['-', not '-', .., '0']);

    /// <summary>sed with nothing but one “s” command.</summary>
    private static bool IsOneSubstitution(SimpleCommand sed)
    {
        var arguments = sed.Words.Skip(1).Where(static word => word.Value is not "-e").ToArray();
        return arguments is [{ ConstantValue: ['s', var mark, .. var rest] }] && !char.IsAsciiLetterOrDigit(mark) && rest.Count(character => character == mark) == 2 && rest[^1] is var end && (end == mark || end == 'g') && !rest.Contains('\\', StringComparison.Ordinal) && rest.AsSpan().IndexOfAny(ExpressionCharacters) < 0;
    }

    private static bool IsDeaf(SimpleCommand command, string name) =>
        name is "alias" or "basename" or "bg" or "cal" or "chmod" or "chown" or "cd" or "cp" or "date" or "dirname" or "echo" or "false" or "fg" or "kill" or "ls" or "mkdir" or "mv" or "printf" or "pidof" or "printenv" or "ps" or "pwd" or "rm" or "rmdir" or "sleep" or "touch" or "true" or "uname" or "which"
        && !command.Redirections.Any(static redirection => redirection.Operator is ['<', ..])
        && !command.Assignments.Any(static assignment => assignment.Value.AllParts.Any(static pair => pair.Part is CommandSubstitution))
        && !command.Words.Any(static word => word.Value.AsSpan().Contains("/dev/stdin", StringComparison.Ordinal) || word.Value is "-i" or "-I" or "--interactive" || (word.Value is ['-', not '-', ..] option && option.Contains('i', StringComparison.Ordinal)) || word.Parts.Any(static part => part is CommandSubstitution or ProcessSubstitution || (part is DoubleQuotedPart quoted && quoted.Parts.Any(static inner => inner is CommandSubstitution))));
}
