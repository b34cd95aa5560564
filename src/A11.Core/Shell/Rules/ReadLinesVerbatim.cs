using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>read keeps backslashes.</summary>
public sealed class ReadLinesVerbatim() : ShellCommandRule("read")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2162", "read-lines-verbatim", "read keeps backslashes", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2162"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (HasRaw(command) || script.Functions.ContainsKey("read") || (command.Arguments.Any(static argument => argument.Value is "-t" or "-t0") && command.Arguments.Any(static argument => argument.Value is "0" or "-t0")))
        {
            return;
        }

        var name = command.Words[0].Span;
        script.Report(this, name, "Without -r, read takes backslashes out of the line and joins lines that end in one; write “read -r”.", new Fix("Keep backslashes", [new TextEdit(new TextSpan(name.End, 0), " -r")], FixSafety.Unsafe));
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
