using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>CMD, ENTRYPOINT and HEALTHCHECK that run in a shell.</summary>
public sealed class CommandForms : DockerRule
{
    private static readonly CheckDescriptor ShellForm = new("AXD3025", "shell-form-command", "Write CMD and ENTRYPOINT in exec form", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3025", "buildkit/JSONArgsRecommended"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor BrokenExecForm = new("AXD3070", "invalid-exec-form", "The exec form must be a valid JSON array", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3025", "buildkit/JSONArgsRecommended"],
    };

    private static readonly CheckDescriptor ShellFormHealthCheck = new("AXD3071", "shell-form-health-check", "Write health checks that need no shell in exec form", Severity.Info, Category.Correct)
    {
        Aliases = ["hadolint/DL3025"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => ShellForm;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [ShellForm, BrokenExecForm, ShellFormHealthCheck];

    /// <summary>Characters that only a shell interprets.</summary>
    private static readonly SearchValues<char> ShellCharacters = SearchValues.Create("$`\\\"'|&;<>()*?[]{}~#!=\r\n");

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction.IsExec || instruction.Arguments.Length == 0 || stage.IsWindows)
        {
            return;
        }

        if (instruction.Name is "CMD" or "ENTRYPOINT")
        {
            ReportCommand(instruction, stage, context);
        }
        else if (instruction.Is("HEALTHCHECK") && instruction.Words is [{ Value: var keyword } command, ..] && keyword.Equals("CMD", StringComparison.OrdinalIgnoreCase))
        {
            ReportCheck(instruction, command.Raw.Length, context);
        }
    }

    private static void ReportCommand(Instruction instruction, Stage stage, RuleContext context)
    {
        var shell = stage.Before(instruction).Shell;
        if (shell.Kind != ShellKind.Posix)
        {
            return;
        }

        if (instruction.IsBrokenExec)
        {
            context.Report(BrokenExecForm, instruction.ArgumentsSpan, $"This {instruction.Name} is not a valid JSON array, so a shell gets its text. Put each string in double quotes, with commas between them.");
            return;
        }

        var array = FindExecForm(instruction.Arguments);
        var isReplaced = instruction.Arguments.StartsWith("exec ", StringComparison.Ordinal);
        context.Report(
            ShellForm,
            instruction.ArgumentsSpan,
            isReplaced
                ? $"This {instruction.Name} starts a shell only to replace it by exec. If it uses no variables, write the exec form: [\"program\", \"argument\"]."
                : $"This {instruction.Name} runs in a shell, which may not pass the stop signal on to the program. Write the exec form: {array ?? "[\"program\", \"argument\"]"}.",
            array is not null ? new Fix("Write the exec form", [new TextEdit(instruction.ArgumentsSpan, array)], FixSafety.Unsafe) : null,
            severity: isReplaced || shell.Source is not null ? Severity.Info : null);
    }

    /// <summary>A check that needs no shell; it is short-lived, so that signals don't matter.</summary>
    private static void ReportCheck(Instruction instruction, int keywordLength, RuleContext context)
    {
        var start = keywordLength + instruction.Arguments.AsSpan(keywordLength).IndexOfAnyExcept(" \t");
        var text = instruction.Arguments[Math.Max(keywordLength, start)..];
        if (FindExecForm(text) is { } array)
        {
            var span = instruction.Map.ToHost(new TextSpan(start, text.Length));
            context.Report(ShellFormHealthCheck, span, $"Each run of this health check starts a shell that it does not need. Write the exec form: CMD {array}.", new Fix("Write the exec form", [new TextEdit(span, array)], FixSafety.Unsafe));
        }
    }

    /// <summary>The exec form of a text in which a shell would find nothing to do but word splitting; null for another text.</summary>
    private static string? FindExecForm(string text)
    {
        var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 || text.AsSpan().IndexOfAny(ShellCharacters) >= 0 || words[0] is "exec" or "cd" or "source" or "." or "export" or "set" or "if" or "while" or "for" or "ulimit" or "umask" or "eval" or "trap" or "exit" or "wait" or ":"
            ? null
            : $"[{string.Join(", ", words.Select(word => $"\"{word}\""))}]";
    }
}
