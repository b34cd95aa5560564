using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>A command is not obsolete.</summary>
public sealed class UseStandardNames() : ShellCommandRule("egrep", "fgrep", "which", "let", "expr", "tempfile")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2196", "use-standard-names", "A command is not obsolete", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2196", "shellcheck/SC2197", "shellcheck/SC2230", "shellcheck/SC2219", "shellcheck/SC2003", "shellcheck/SC2186"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        var (message, code) = command.Name switch
        {
            "egrep" => ("egrep is gone from new systems; write grep -E.", "SC2196"),
            "fgrep" => ("fgrep is gone from new systems; write grep -F.", "SC2197"),
            "tempfile" => ("tempfile is gone from new systems; write mktemp.", "SC2186"),
            "which" => ("which is a program that is not everywhere, and answers in its own way; write command -v.", "SC2230"),
            "let" => ("(( … )) does what let does, without quotes.", "SC2219"),
            _ => ("The shell calculates itself: $(( … )).", "SC2003"),
        };
        if (command.Name != "expr" || !command.Arguments.Any(static argument => argument.Value is ":" or "match" or "substr" or "index" or "length" or "<" or ">"))
        {
            script.Report(this, command.Words[0].Span, message, command.Name is "egrep" or "fgrep" && command.Words[0].Bare is "egrep" or "fgrep" ? new Fix("Use grep", [new TextEdit(command.Words[0].Span, command.Name == "egrep" ? "grep -E" : "grep -F")], FixSafety.Unsafe) : null, code);
        }
    }
}
