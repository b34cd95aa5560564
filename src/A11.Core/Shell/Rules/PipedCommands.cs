using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Two commands that a pipe joins.</summary>
public sealed class PipedCommands : ShellNodeRule<Pipeline>
{
    private static readonly SearchValues<char> CountingOptions = SearchValues.Create("cABCqrlLmoZ");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => PipedCommandChecks.UnreadInput;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } =
    [
        PipedCommandChecks.LengthByWc,
        PipedCommandChecks.UselessCat,
        PipedCommandChecks.PsToGrep,
        PipedCommandChecks.LsToGrep,
        PipedCommandChecks.LsToXargs,
        PipedCommandChecks.ParsedLs,
        PipedCommandChecks.FindToXargs,
        PipedCommandChecks.GrepToWc,
        PipedCommandChecks.UnreadInput,
        PipedCommandChecks.PipedTests,
    ];

    /// <inheritdoc/>
    protected override void Visit(Pipeline node, ScriptContext script)
    {
        if (node.Commands.Length > 1 && node.Commands.Any(IsTest))
        {
            script.Report(PipedCommandChecks.PipedTests, node.Span, "A pipe does not join tests: a test reads and writes nothing, and only the last command's result counts. Use && or ||.");
        }

        for (var i = 0; i + 1 < node.Commands.Length; i++)
        {
            if (node.Commands[i + 1] is not SimpleCommand { Name: { } name } right)
            {
                CheckReader(node, i, script);
                continue;
            }

            var isUnread = ReadsNothing(right, name);
            if (node.Commands[i] is SimpleCommand { Name: not null } left && !CheckText(left, right, i == 0, isUnread, script))
            {
                CheckFiles(left, right, node, script);
            }

            if (isUnread)
            {
                script.Report(PipedCommandChecks.UnreadInput, right.Words[0].Span, $"{name} does not read standard input, so what is piped to it is lost. Pass it as arguments with xargs or $(…), or remove the pipe.");
            }
        }
    }

    private static bool IsTest(ShellStatement statement) => statement is ConditionalCommand or SimpleCommand { Name: "[" or "test" };

    /// <summary>Looks at what a loop or a group reads.</summary>
    private static void CheckReader(Pipeline node, int index, ScriptContext script)
    {
        if (node.Commands[index] is not SimpleCommand { Name: not null } left || node.Commands[index + 1] is SimpleCommand or FunctionDefinition or Pipeline)
        {
            return;
        }

        switch (left.Name)
        {
            case "cat" when index == 0 && PrintsOneFile(left):
                script.Report(PipedCommandChecks.UselessCat, left.Words[0].Span, $"cat only copies the file to what follows. Redirect the input instead: … < {left.Words[1].Raw}");
                break;
            case "ls" when !IsQuotingNames(left):
                ReportParsedLs(left, script);
                break;
        }
    }

    /// <summary>Looks at commands that list files or processes.</summary>
    private static void CheckFiles(SimpleCommand left, SimpleCommand right, Pipeline pipeline, ScriptContext script)
    {
        var span = left.Span.Union(right.Span);
        switch (left.Name, right.Name)
        {
            case ("ls", "grep"):
                script.Report(PipedCommandChecks.LsToGrep, span, "ls changes unusual file names, and grep then misses or splits them. Use a glob, or find with -name.");
                break;
            case ("ls", "xargs"):
                script.Report(PipedCommandChecks.LsToXargs, span, "xargs splits the file names that ls prints at whitespace and quotes. Loop over a glob, or use find … -exec … {} +");
                break;
            case ("ls", not "tee") when !IsQuotingNames(left):
                ReportParsedLs(left, script);
                break;
            case ("ps", "grep") when !left.Words.Skip(1).Any(static word => word.Value is "p" or "--pid" || word.Value.StartsWith("--pid=", StringComparison.Ordinal) || (word.Value is ['-', not '-', ..] option && option[^1] is 'p' or 'C')):
                script.Report(PipedCommandChecks.PsToGrep, span, $"{(pipeline.Commands.Any(ExcludesGrep) ? "This searches the output of ps as text, and drops every process with grep in its command line" : "grep can find itself in the output of ps")}. Use pgrep, with -f to search the whole command line.");
                break;
            case ("find", "xargs") when !IsNullSeparated(left, right):
                script.Report(PipedCommandChecks.FindToXargs, span, "xargs splits file names at whitespace and quotes. Use find … -print0 | xargs -0 …, or find … -exec … {} +");
                break;
        }
    }

    /// <summary>Whether a command takes the process of grep out of a list: <c>grep -v grep</c>.</summary>
    private static bool ExcludesGrep(ShellStatement command) => command is SimpleCommand { Name: "grep", Words: [_, { Bare: "-v" }, { ConstantValue: { } excluded }] } && excluded.Contains("grep", StringComparison.Ordinal);

    private static void ReportParsedLs(SimpleCommand ls, ScriptContext script) =>
        script.Report(PipedCommandChecks.ParsedLs, ls.Span, "The output of ls is for people: it changes unusual file names, and a name may contain a newline. Use a glob, find or stat.");

    private static bool IsQuotingNames(SimpleCommand ls) => ls.Words.Any(static word => word.Value is ['-', not '-', ..] option && option.Contains('N', StringComparison.Ordinal));

    /// <summary>Looks at commands that hand on text.</summary>
    private static bool CheckText(SimpleCommand left, SimpleCommand right, bool isFirst, bool isUnread, ScriptContext script)
    {
        var span = left.Span.Union(right.Span);
        switch (left.Name, right.Name)
        {
            case ("cat", _) when isFirst && !isUnread && PrintsOneFile(left):
                script.Report(PipedCommandChecks.UselessCat, left.Words[0].Span, $"cat only copies the file to {right.Name}. Let {right.Name} read it: {right.Name} … < {left.Words[1].Raw}");
                return true;
            case ("grep", "wc") when right.Words is [_, { Value: "-l" or "--lines" }] && !left.Words.Skip(1).Any(static word => PrintsOtherLines(word.Value)):
                script.Report(PipedCommandChecks.GrepToWc, span, "wc -l is unnecessary, because grep counts matching lines itself. Use grep -c.");
                return true;
            case ("echo", "wc") when isFirst && PrintsOneValue(left) && right.Words is [_, { Value: "-c" or "-m" or "--bytes" or "--chars" }]:
                script.Report(PipedCommandChecks.LengthByWc, span, "wc also counts the newline that echo adds. Use the length of the variable: ${#name}.");
                return true;
            default:
                return false;
        }
    }

    private static bool PrintsOneValue(SimpleCommand echo) =>
        echo.Words.Skip(1).Where(static word => word.Value is not "-n").ToArray() is [{ Parts: [ParameterExpansion or DoubleQuotedPart { Parts: [ParameterExpansion] }] }];

    /// <summary>Whether cat has one file to print, and no option: a name that is an option, a glob or an unquoted variable may be anything.</summary>
    private static bool PrintsOneFile(SimpleCommand cat) =>
        cat is { Words: [_, var file], Redirections.IsEmpty: true }
        && !file.Value.StartsWith('-')
        && !file.HasPattern
        && !file.Parts.Any(static part => part is ParameterExpansion)
        && !file.Parts.Any(static part => part is LiteralPart { IsEscaped: false } literal && literal.Value.Contains('{', StringComparison.Ordinal))
        && !file.AllParts.Any(static pair => pair.Part is ParameterExpansion { IsIndirect: true } or ParameterExpansion { IsWordList: true });

    /// <summary>Whether an option of grep makes it print something else than one line for each match.</summary>
    private static bool PrintsOtherLines(string option) =>
        option is ['-', ..] && (option.AsSpan().IndexOfAny(CountingOptions) > 0 || option.StartsWith("--", StringComparison.Ordinal));

    private static bool IsNullSeparated(SimpleCommand find, SimpleCommand xargs) =>
        find.Words.Any(static word => word.Value is "-print0" or "-printf" or "-fprint0" or "-exec") || xargs.Words.Any(static word => IsSeparator(word.Value));

    private static bool IsSeparator(string option) =>
        option is "--null" or ['-', not '-', .., '0'] || option.StartsWith("-0", StringComparison.Ordinal) || option.StartsWith("-d", StringComparison.Ordinal) || option.StartsWith("--delimiter", StringComparison.Ordinal);

    private static bool ReadsNothing(SimpleCommand command, string name) =>
        KnownCommands.IgnoresInput(name)
        && !command.Redirections.Any(static redirection => redirection.Operator is ['<', ..])
        && !command.Assignments.Any(static assignment => assignment.Value.AllParts.Any(static pair => pair.Part is CommandSubstitution))
        && !command.Words.Any(MayReadInput);

    /// <summary>Whether a word names standard input, asks for answers, or runs a command, which inherits the input.</summary>
    private static bool MayReadInput(ShellWord word) =>
        word.Value.AsSpan().Contains("/dev/stdin", StringComparison.Ordinal)
        || word.Value is "-I" or "--interactive"
        || (word.Value is ['-', not '-', ..] option && option.Contains('i', StringComparison.Ordinal))
        || word.Parts.Any(static part => part is CommandSubstitution or ProcessSubstitution || (part is DoubleQuotedPart quoted && quoted.Parts.Any(static inner => inner is CommandSubstitution)));
}
