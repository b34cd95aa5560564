using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A redirection sends output where it is meant to.</summary>
public sealed class RedirectInOrder : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2069", "redirect-in-order", "A redirection sends output where it is meant to", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2069", "shellcheck/SC2094", "shellcheck/SC2260", "shellcheck/SC2261", "shellcheck/SC2238", "shellcheck/SC2210", "shellcheck/SC2065", "shellcheck/SC2073", "shellcheck/SC2188", "shellcheck/SC2189", "shellcheck/SC2217", "shellcheck/SC2122", "shellcheck/SC2259"],
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        var redirections = node.Redirections;
        if (redirections.IsEmpty)
        {
            return;
        }

        CheckOrder(node, script);
        if (node.Words.IsEmpty && node.Assignments.IsEmpty && !IsFileRead(script))
        {
            var isPiped = script.Parent is Pipeline;
            script.Report(this, node.Span, "This only empties or opens the file; a command is missing in front of the redirection, or “:” where that is meant.", code: isPiped ? "SC2189" : "SC2188", severity: isPiped ? null : Severity.Info);
        }

        foreach (var redirection in redirections)
        {
            Check(redirection, node, script);
        }
    }

    private void Check(ShellRedirection redirection, SimpleCommand node, ScriptContext script)
    {
        var target = redirection.Target?.Bare;
        if (node.Name is "[" or "test" && redirection.Operator is ">" or "<" && target == "=")
        {
            script.Report(this, redirection.Span, $"{redirection.Operator}= is no operator of a test; write -le or -ge.", code: "SC2122");
        }
        else if (node.Name is "[" or "test" && redirection.Operator is ">" or "<" && redirection.Descriptor.Length == 0 && target != "/dev/null")
        {
            script.Report(this, redirection.OperatorSpan, $"In a test without [[ … ]], {redirection.Operator} is a redirection; write -gt or -lt for numbers, or \\{redirection.Operator} for text.", code: node.Words.Length < 3 || node.Name == "test" ? "SC2065" : "SC2073");
        }
        else if (redirection.Operator is ">" or ">>" && target is { Length: > 0 } && target.All(char.IsAsciiDigit))
        {
            script.Report(this, redirection.Span, $"This writes a file called {target}; write >&{target} for the descriptor, or -gt to compare.", code: "SC2210");
        }
        else if (redirection.Operator is ">" && target is "rm" or "cat" or "ls" or "grep" or "sed" or "awk" or "cp" or "mv" or "xargs" or "sort" or "tee" or "echo")
        {
            script.Report(this, redirection.Span, $"This writes a file called {target}; write | for a pipe.", code: "SC2238");
        }
        else if (redirection.Operator is "<" or "<<" or "<<-" or "<<<" && redirection.Descriptor is "" or "0" && node.Name is "basename" or "dirname" or "printf" or "echo" or "mkdir" or "touch" or "rm" or "kill" or "chmod" or "chown" or "true" or "false" or "date" or "pwd" or "sleep" && !node.Words.Any(static word => word.Parts.Any(static part => part is not LiteralPart and not SingleQuotedPart)))
        {
            script.Report(this, redirection.OperatorSpan, $"{node.Name} reads no input, so what is redirected is lost; give it as an argument.", code: "SC2217");
        }
    }

    /// <summary><c>$(&lt; file)</c> reads the file.</summary>
    private static bool IsFileRead(ScriptContext script) => script.Ancestors.Count > 1 && script.Ancestors[^2] is CommandSubstitution { ReadFile: not null };

    private void CheckOrder(SimpleCommand node, ScriptContext script)
    {
        var redirections = node.Redirections;
        for (var i = 0; i + 1 < redirections.Length; i++)
        {
            if (redirections[i] is { Descriptor: "2", Operator: ">&", Target.Bare: "1" } && redirections[i + 1] is { Operator: ">" or ">>", Descriptor: "" or "1" } && IsWatched(script) is false)
            {
                script.Report(this, redirections[i].Span, "At this place 2>&1 sends errors to where output went before; write it behind the file.", code: "SC2069");
            }
        }

        var outputs = redirections.Where(static redirection => redirection.Operator is ">" or ">>" or ">|" or "&>" or "&>>" && redirection.Descriptor is "" or "1").ToArray();
        if (outputs.Length > 1)
        {
            script.Report(this, outputs[^1].Span, "Output goes to the last of several files, the others stay empty; use tee.", code: "SC2261");
        }
        else if (outputs.Length == 1 && script.Parent is Pipeline pipeline && pipeline.Commands.IndexOf(node) is var index && index + 1 < pipeline.Commands.Length && !pipeline.Pipes[index].HasErrors && !redirections.Any(static redirection => redirection.Operator == ">&"))
        {
            script.Report(this, outputs[0].Span, "Output goes to the file, so nothing goes down the pipe; use tee.", code: "SC2260");
        }

        if (script.Parent is Pipeline fed && fed.Commands[0] != node && redirections.FirstOrDefault(static redirection => redirection is { Operator: "<" or "<<" or "<<-" or "<<<", Descriptor: "" or "0", Target.Bare: not "/dev/null" } && redirection.Document?.Parts.Any(static part => part is CommandSubstitution) != true && !redirection.Target.Parts.Any(static part => part is CommandSubstitution or ProcessSubstitution)) is { } input)
        {
            script.Report(this, input.Span, "This takes the place of what comes down the pipe, which is lost; give both to cat, or leave one out.", code: "SC2259");
        }

        CheckOverwrite(node, script);
    }

    /// <summary>In a substitution or with another pipe behind, errors may well be meant to go there.</summary>
    private static bool IsWatched(ScriptContext script) =>
        script.Enclosing<CommandSubstitution>() is not null || script.Enclosing<ProcessSubstitution>() is not null || script.Parent is Pipeline pipeline && pipeline.Commands[^1] is not SimpleCommand { Redirections.IsEmpty: false };

    private void CheckOverwrite(SimpleCommand node, ScriptContext script)
    {
        if (script.Parent is not Pipeline pipeline)
        {
            return;
        }

        foreach (var redirection in node.Redirections)
        {
            if (redirection is { Operator: ">", Target: { } target } && target.Raw is not ("/dev/null" or "/dev/stderr" or "/dev/tty") && pipeline.Commands.OfType<SimpleCommand>().Any(command => Reads(command, target.Raw)))
            {
                script.Report(this, redirection.Span, $"{target.Raw} is emptied before the pipeline reads it; write to another file, then move it.", code: "SC2094");
            }
        }
    }

    private static bool Reads(SimpleCommand command, string file) =>
        command.Name is "cat" or "grep" or "sed" or "awk" or "sort" or "uniq" or "head" or "tail" or "tr" or "cut" or "jq" && command.Words.Skip(1).Any(word => word.Raw == file)
        || command.Redirections.Any(redirection => redirection.Operator == "<" && redirection.Target?.Raw == file);
}
