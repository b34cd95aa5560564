using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A script and a function end by one number.</summary>
public sealed class EndByNumber() : ShellCommandRule("exit", "return")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2242", "end-by-number", "A script and a function end by one number", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2242", "shellcheck/SC2241", "shellcheck/SC2151", "shellcheck/SC2152"],
    };

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
            script.Report(this, value.Span, $"{command.Name} takes a number from 0 to 255, and “{text}” is none; print text by echo, and return 1 for a failure.", code: isExit ? "SC2242" : "SC2152");
        }
        else if (command.Words.Length > 2 && command.Words.All(static word => word.ConstantValue is not null))
        {
            script.Report(this, command.Words[1].Span.Union(command.Words[^1].Span), $"{command.Name} takes one number, and fails with more; print values by echo.", code: isExit ? "SC2241" : "SC2151");
        }
    }

    /// <summary>bash takes <c>-1</c> for 255, other shells refuse it.</summary>
    private static bool IsNumber(string text, ScriptContext script) =>
        text.Length > 0 && (text[0] is '-' && script.StatedDialect is null or ShellDialect.Bash or ShellDialect.Korn ? text.AsSpan(1) : text.AsSpan()).IndexOfAnyExceptInRange('0', '9') < 0;
}
