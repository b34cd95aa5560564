using System.Collections.Immutable;
using System.Globalization;
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
        if (command.Words.Length > 2 && command.Words.Skip(1).All(static word => word.ConstantValue is not null || word.Parts is [ParameterExpansion { IsList: false } or DoubleQuotedPart or ArithmeticExpansion]))
        {
            script.Report(isExit ? ExtraExitValues : ExtraReturnValues, command.Words[1].Span.Union(command.Words[^1].Span), $"{command.Name} fails with more than one number. Print other values with echo.");
        }
        else if (value.ConstantValue is { } text && text is not ("--" or "--help") && !value.HasPattern && !IsStatus(text))
        {
            // bash takes -1 for 255, other shells refuse it.
            var isWrapped = text.TrimStart('-').All(char.IsAsciiDigit) && text is ['-', ..] && script.StatedDialect is null or ShellDialect.Bash or ShellDialect.Bats or ShellDialect.Korn;
            script.Report(isExit ? TextAsExitStatus : TextReturned, value.Span, $"{command.Name} takes a number from 0 to 255, not “{text}”. Print text with echo, and use {command.Name} 1 to signal a failure.", severity: isWrapped ? Severity.Info : null);
        }
        else if (value.Parts is [DoubleQuotedPart { Parts: [LiteralPart { IsEscaped: false } first, ..] }] && first.Value.Any(char.IsAsciiLetter))
        {
            script.Report(isExit ? TextAsExitStatus : TextReturned, value.Span, $"{command.Name} takes a number from 0 to 255, not text. Print it with echo, and use {command.Name} 1 to signal a failure.");
        }
    }

    private static bool IsStatus(string text) => text.Length is > 0 and <= 3 && text.All(char.IsAsciiDigit) && int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) <= 255;
}
