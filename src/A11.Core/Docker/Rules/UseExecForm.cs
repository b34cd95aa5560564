using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>CMD and ENTRYPOINT are written in exec form.</summary>
public sealed class UseExecForm : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3025", "exec-form", "CMD and ENTRYPOINT are written in exec form", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3025", "buildkit/JSONArgsRecommended"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly ImmutableArray<string> HadolintAliases = ["hadolint/DL3025"];

    /// <summary>Characters and words that only a shell understands.</summary>
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

    private void ReportCommand(Instruction instruction, Stage stage, RuleContext context)
    {
        var shell = stage.Before(instruction).Shell;
        if (shell.Kind != ShellKind.Posix)
        {
            return;
        }

        var why = instruction.IsBrokenExec
            ? "is meant as a JSON array but is none (strings are in double quotes, a comma stands between two), so a shell gets its text"
            : "starts a shell, which keeps the stop signal to itself, so that the container is killed after its grace period";
        var isReplaced = instruction.Arguments.StartsWith("exec ", StringComparison.Ordinal);
        context.Report(
            this,
            instruction.ArgumentsSpan,
            isReplaced
                ? $"A shell reads this {instruction.Name} and makes way for the program (exec); where no variable is in it, [\"program\", \"argument\"] needs no shell at all."
                : $"This {instruction.Name} {why}; write [\"program\", \"argument\"].",
            PlainWords(instruction.Arguments) is { } array ? new Fix("Write the exec form", [new TextEdit(instruction.ArgumentsSpan, array)], FixSafety.Unsafe) : null,
            shell.Source is null ? null : HadolintAliases,
            severity: isReplaced || shell.Source is not null ? Severity.Info : null);
    }

    /// <summary>A check that needs no shell; it is short-lived, so that signals are no matter.</summary>
    private void ReportCheck(Instruction instruction, int keywordLength, RuleContext context)
    {
        var start = keywordLength + instruction.Arguments.AsSpan(keywordLength).IndexOfAnyExcept(" \t");
        var text = instruction.Arguments[Math.Max(keywordLength, start)..];
        if (PlainWords(text) is { } array)
        {
            var span = instruction.Map.ToHost(new TextSpan(start, text.Length));
            context.Report(this, span, "A shell is started for every check, although this one needs none, and an image without a shell can't run it; write CMD [\"program\", \"argument\"].", new Fix("Write the exec form", [new TextEdit(span, array)], FixSafety.Unsafe), HadolintAliases, severity: Severity.Info);
        }
    }

    /// <summary>The exec form of a text in which a shell would find nothing to do but to split it at blanks; null for another text.</summary>
    private static string? PlainWords(string text)
    {
        var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 || text.AsSpan().IndexOfAny(ShellCharacters) >= 0 || words[0] is "exec" or "cd" or "source" or "." or "export" or "set" or "if" or "while" or "for" or "ulimit" or "umask" or "eval" or "trap" or "exit" or "wait" or ":"
            ? null
            : $"[{string.Join(", ", words.Select(word => $"\"{word}\""))}]";
    }
}
