using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at the exit status that <c>exit</c> and <c>return</c> are given.</summary>
public sealed class ExitStatuses() : ShellCommandRule("exit", "return")
{
    private static readonly CheckDescriptor ExtraReturnValues = new("AXS2151", "multiple-return-values", "Return one exit status from a function", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2151"],
    };

    private static readonly CheckDescriptor TextReturned = new("AXS2152", "non-numeric-return", "Return a number from 0 to 255", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2152"],
    };

    private static readonly CheckDescriptor ExtraExitValues = new("AXS2241", "multiple-exit-values", "Exit with one exit status", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2241"],
    };

    private static readonly CheckDescriptor TextAsExitStatus = new("AXS2242", "non-numeric-exit", "Exit with a number from 0 to 255", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2242"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => TextAsExitStatus;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [ExtraReturnValues, TextReturned, ExtraExitValues, TextAsExitStatus];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (command.Words.Length < 2 || script.Functions.ContainsKey(command.Words[0].Value))
        {
            return;
        }

        var isExit = command.Name == "exit";
        var value = command.Words[1];
        if (value.ConstantValue is { } text && !IsNumber(text, script) && !value.HasPattern && text is not ("--" or "--help"))
        {
            script.Report(isExit ? TextAsExitStatus : TextReturned, value.Span, $"{command.Name} takes a number from 0 to 255, not “{text}”. Print text with echo, and use {command.Name} 1 to signal a failure.");
        }
        else if (command.Words.Length > 2 && command.Words.All(static word => word.ConstantValue is not null))
        {
            script.Report(isExit ? ExtraExitValues : ExtraReturnValues, command.Words[1].Span.Union(command.Words[^1].Span), $"{command.Name} fails with more than one number. Print other values with echo.");
        }
    }

    /// <summary>bash takes <c>-1</c> for 255, other shells refuse it.</summary>
    private static bool IsNumber(string text, ScriptContext script) =>
        text.Length > 0 && (text[0] is '-' && script.StatedDialect is null or ShellDialect.Bash or ShellDialect.Korn ? text.AsSpan(1) : text.AsSpan()).IndexOfAnyExceptInRange('0', '9') < 0;
}
