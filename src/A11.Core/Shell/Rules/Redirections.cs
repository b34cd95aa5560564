using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using static A11.Core.Shell.Rules.RedirectionChecks;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at the redirections of a command: whether each goes where it is meant to.</summary>
public sealed class Redirections : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => MisorderedRedirection;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors => All;

    internal override ImmutableArray<Type> NodeTypes { get; } =
    [
        typeof(SimpleCommand), typeof(GroupCommand), typeof(SubshellCommand), typeof(IfCommand), typeof(WhileCommand), typeof(ForCommand), typeof(ArithmeticForCommand), typeof(CaseCommand),
    ];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        if (node is CommandNode { Redirections.IsEmpty: false } command)
        {
            CheckOrder(command, script);
            CheckCompetition(command, script);
            if (command is SimpleCommand simple)
            {
                CheckSimple(simple, script);
            }
        }
    }

    private static void CheckSimple(SimpleCommand node, ScriptContext script)
    {
        var redirections = node.Redirections;
        CheckOverwrite(node, script);
        if (node.Words.IsEmpty && node.Assignments.IsEmpty && !IsFileRead(script))
        {
            ReportMissingCommand(node, script);
        }

        foreach (var redirection in redirections)
        {
            Check(redirection, node, script);
        }
    }

    private static void ReportMissingCommand(SimpleCommand node, ScriptContext script)
    {
        // A negated one asks whether a file can be opened: (! </dev/tcp/host/5432).
        if (script.Parent is Pipeline { Commands.Length: 1 })
        {
            return;
        }

        if (script.Parent is Pipeline)
        {
            script.Report(MissingPipedCommand, node.Span, "This part of the pipeline has a redirection but no command, so no data passes through it. Move the redirection to its command.");
        }
        else
        {
            script.Report(MissingCommand, node.Span, "This redirection has no command, so it only opens the file. Add the command, or write “:” before it to create or empty the file.");
        }
    }

    private static void Check(ShellRedirection redirection, SimpleCommand node, ScriptContext script)
    {
        var target = redirection.Target?.Bare;
        if (IsInTest(redirection, node) && redirection.Operator is ">" or "<" && target == "=")
        {
            script.Report(TestOperatorChecks.UnsupportedComparison, redirection.Span, $"{redirection.Operator}= is not a test operator: {redirection.Operator} opens a file named “=”. Use {(redirection.Operator == "<" ? "-le" : "-ge")} to compare numbers.");
        }
        else if (IsInTest(redirection, node) && redirection.Operator is ">" or "<" && redirection.Descriptor.Length == 0 && target != "/dev/null")
        {
            ReportComparison(redirection, node, script);
        }
        else if (redirection.Operator is ">" or ">>" or "<" or "&>" && target is { Length: > 0 } && target.All(char.IsAsciiDigit))
        {
            script.Report(NumberAsFile, redirection.Span, $"This writes to a file named {target}. Use >&{target} for the file descriptor, or -gt to compare numbers.");
        }
        else if (redirection.Operator is ">" or ">>" or "&>" && target is "rm" or "cat" or "ls" or "grep" or "sed" or "awk" or "cp" or "mv" or "xargs" or "sort" or "tee" or "echo" or "wc" or "head" or "tail" or "tr" or "cut" or "uniq" or "find" or "make" or "vi" or "chmod" or "mkdir")
        {
            script.Report(CommandAsFile, redirection.Span, $"This writes to a file named {target}. Use | {target} to pipe to the command, or ./{target} for a file.");
        }
        else if (redirection.Operator is "<" or "<<" or "<<-" or "<<<" && redirection.Descriptor is "" or "0" && redirection.Target?.Value is not "/dev/stdin" && node.Name is { } name
            && KnownCommands.IgnoresInput(name) && !node.Words.Any(static word => word.Parts.Any(static part => part is not LiteralPart and not SingleQuotedPart)))
        {
            script.Report(UnreadInput, redirection.OperatorSpan, $"{node.Name} does not read standard input, so the redirected input is ignored. Pass it as an argument.");
        }
    }

    /// <summary>Whether it stands among the words of a test. After the bracket that closes a test it is a redirection on purpose.</summary>
    private static bool IsInTest(ShellRedirection redirection, SimpleCommand node) =>
        node.Name == "test" || (node.Name == "[" && redirection.Span.Start < node.Words[^1].Span.Start);

    private static void ReportComparison(ShellRedirection redirection, SimpleCommand node, ScriptContext script) =>
        script.Report(
            node.Name == "test" ? RedirectedTest : redirection.Target?.ConstantValue is { Length: > 0 } number && number.All(char.IsAsciiDigit) ? TestOperatorChecks.TextOperatorOnNumbers : UnescapedComparison,
            redirection.OperatorSpan,
            $"In {node.Name}, {redirection.Operator} redirects instead of comparing. Use {(redirection.Operator == "<" ? "-lt" : "-gt")} for numbers, or \\{redirection.Operator} for text.");

    /// <summary><c>$(&lt; file)</c> reads the file.</summary>
    private static bool IsFileRead(ScriptContext script) => script.Ancestors.Count > 1 && script.Ancestors[^2] is CommandSubstitution { ReadFile: not null };

    private static void CheckOrder(CommandNode node, ScriptContext script)
    {
        var redirections = node.Redirections;
        for (var i = 0; i + 1 < redirections.Length; i++)
        {
            if (redirections[i] is { Descriptor: "2", Operator: ">&", Target.Bare: "1" } && redirections[i + 1] is { Operator: ">" or ">>", Descriptor: "" or "1" } && !IsWatched(node, script))
            {
                script.Report(MisorderedRedirection, redirections[i].Span, $"2>&1 before {redirections[i + 1].Operator} sends errors to where output went until then, not to the file. Put 2>&1 last.");
            }
        }
    }

    /// <summary>Two sources for one input, two destinations for one output: files, or a file and a pipe.</summary>
    private static void CheckCompetition(CommandNode node, ScriptContext script)
    {
        var redirections = node.Redirections;
        if (redirections.GroupBy(DescriptorOf).FirstOrDefault(static group => group.Key.Length > 0 && group.Count() > 1) is { } competing)
        {
            var last = competing.Last();
            script.Report(CompetingRedirections, last.Span, competing.Key == "0"
                ? "The input is redirected more than once: only this is read. Use cat to join several files."
                : "The same output is redirected more than once: only this file gets it, and the others stay empty. Use tee to write to several files.");
        }
        else if (script.Parent is Pipeline pipeline && pipeline.Commands.IndexOf(node) is var index && index + 1 < pipeline.Commands.Length
            && !pipeline.Pipes[index].HasErrors && !redirections.Any(static redirection => redirection.Operator == ">&")
            && redirections.FirstOrDefault(static redirection => DescriptorOf(redirection) == "1" && !redirection.Target!.Parts.Any(static part => part is ProcessSubstitution)) is { } output)
        {
            script.Report(OverriddenPipeOutput, output.Span, "Output goes to the file, so the next command in the pipeline reads nothing. Use tee to write to both.");
        }

        if (script.Parent is Pipeline fed && fed.Commands[0] != node
            && redirections.FirstOrDefault(static redirection => redirection is { Operator: "<" or "<<" or "<<-" or "<<<", Descriptor: "" or "0", Target.Bare: not "/dev/null" }
                && redirection.Document?.Parts.Any(static part => part is CommandSubstitution) != true
                && !redirection.Target.AllParts.Any(static pair => pair.Part is CommandSubstitution or ProcessSubstitution)) is { } input)
        {
            script.Report(OverriddenPipeInput, input.Span, "This redirection replaces the piped input, which is lost. Remove one of the two, or join them with cat.");
        }
    }

    /// <summary>The descriptor that a redirection opens a file, or a text, for; empty where it copies or closes one, or opens a second on purpose.</summary>
    private static string DescriptorOf(ShellRedirection redirection) => redirection.Operator switch
    {
        _ when redirection.Target is null => "",
        "<" or "<<" or "<<-" or "<<<" => redirection.Descriptor.Length > 0 ? redirection.Descriptor : "0",
        ">" or ">>" or ">|" => redirection.Descriptor.Length > 0 ? redirection.Descriptor : "1",
        "&>" or "&>>" => "1",
        _ => "",
    };

    /// <summary>In a substitution or with another pipe after it, errors may well be meant to go there.</summary>
    private static bool IsWatched(CommandNode node, ScriptContext script) =>
        script.Enclosing<CommandSubstitution>() is not null || script.Enclosing<ProcessSubstitution>() is not null || (script.Parent is Pipeline pipeline && pipeline.Commands[^1] != node);

    /// <summary>The same file among the words, or the inputs, of a pipeline's commands and where one of them writes.</summary>
    private static void CheckOverwrite(SimpleCommand node, ScriptContext script)
    {
        ImmutableArray<ShellStatement> commands = script.Parent is Pipeline pipeline ? pipeline.Commands : [node];
        foreach (var redirection in node.Redirections)
        {
            if (redirection is { Operator: ">" or ">|" or ">>", Descriptor: "" or "1", Target: { } target } && !target.Raw.StartsWith("/dev/", StringComparison.Ordinal)
                && target.Parts.Any(static part => part is not ParameterExpansion { IsIndirect: true, IsList: true })
                && commands.OfType<SimpleCommand>().Any(command => Reads(command, target.Raw)))
            {
                script.Report(OverwrittenInput, redirection.Span, redirection.Operator == ">>" ? $"This reads {target.Raw} while it grows, and may never end. Write to a temporary file, then append it." : $"The shell empties {target.Raw} before it is read. Write to a temporary file, then move it to {target.Raw}.");
            }
        }
    }

    private static bool Reads(SimpleCommand command, string file) =>
        command.Name is "cat" or "grep" or "egrep" or "fgrep" or "sed" or "awk" or "gawk" or "sort" or "uniq" or "head" or "tail" or "tr" or "cut" or "jq" or "yq" or "tac" or "rev" or "fold" or "fmt" or "expand" or "paste" or "join" or "comm" or "column" or "nl" or "xxd" or "base64" or "gzip" or "perl" && command.Words.Skip(1).Any(word => word.Raw == file)
        || command.Redirections.Any(redirection => redirection.Operator == "<" && redirection.Target?.Raw == file);
}
