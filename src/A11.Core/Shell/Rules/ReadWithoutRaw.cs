using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>A <c>read</c> that interprets backslashes.</summary>
public sealed class ReadWithoutRaw() : ShellCommandRule("read")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2162", "read-without-raw", "Use read -r to keep backslashes", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2162"], Fix = FixSafety.Unsafe };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (HasRaw(command) || script.Functions.ContainsKey("read") || (command.Arguments.Any(static argument => argument.Value is "-t" or "-t0") && command.Arguments.Any(static argument => argument.Value is "0" or "-t0")))
        {
            return;
        }

        var name = command.Words[0].Span;
        script.Report(Descriptor, name, "Without -r, read removes backslashes and joins lines that end in one. Write read -r.", new Fix("Add -r", [new TextEdit(new TextSpan(name.End, 0), " -r")], FixSafety.Unsafe));
    }

    private static bool HasRaw(ShellCommand command)
    {
        foreach (var argument in command.Arguments)
        {
            if (argument.Value is ['-', not '-', ..] text && text.Contains('r', StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
