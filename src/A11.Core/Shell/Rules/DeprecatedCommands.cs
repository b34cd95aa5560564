using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Commands that the shell or another command has replaced.</summary>
public sealed class DeprecatedCommands() : ShellCommandRule("egrep", "fgrep", "which", "let", "expr", "tempfile")
{
    private static readonly CheckDescriptor Expr = new("AXS2003", "expr-for-arithmetic", "Calculate with $((…)), not with expr", Severity.Info, Category.Fast) { Aliases = ["shellcheck/SC2003"] };

    private static readonly CheckDescriptor Tempfile = new("AXS2186", "deprecated-tempfile", "Create temporary files with mktemp", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2186"] };

    private static readonly CheckDescriptor Egrep = new("AXS2196", "deprecated-egrep", "Use grep -E instead of egrep", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2196"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor Fgrep = new("AXS2197", "deprecated-fgrep", "Use grep -F instead of fgrep", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2197"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor Let = new("AXS2219", "let-for-arithmetic", "Calculate with $((…)), not with let", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2219"] };

    private static readonly CheckDescriptor Which = new("AXS2230", "nonstandard-which", "Find commands with command -v, not with which", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2230"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Egrep;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Expr, Tempfile, Egrep, Fgrep, Let, Which];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        var name = command.Words[0];
        switch (command.Name)
        {
            case "egrep":
                script.Report(Egrep, name.Span, "egrep is deprecated, and new versions of GNU grep warn about it. Use grep -E.", Replace(name, "egrep", "grep -E"));
                break;
            case "fgrep":
                script.Report(Fgrep, name.Span, "fgrep is deprecated, and new versions of GNU grep warn about it. Use grep -F.", Replace(name, "fgrep", "grep -F"));
                break;
            case "tempfile":
                script.Report(Tempfile, name.Span, "tempfile is deprecated, and exists only in systems based on Debian. Use mktemp.");
                break;
            case "which":
                script.Report(Which, name.Span, "which is not part of POSIX, and its output and exit status differ between systems. Use command -v.");
                break;
            case "let":
                script.Report(Let, name.Span, "let needs its arguments quoted and fails where a result is 0. Use $((…)), for example count=$((count + 1)).");
                break;
            case "expr" when !command.Arguments.Any(static argument => IsForText(argument.Value)):
                script.Report(Expr, name.Span, "expr starts a process for what the shell does itself. Use $((…)), for example sum=$((a + b)).");
                break;
        }
    }

    /// <summary>The fix, which a path to the program does not get.</summary>
    private static Fix? Replace(ShellWord name, string old, string replacement) =>
        name.Bare == old ? new Fix("Use grep", [new TextEdit(name.Span, replacement)], FixSafety.Unsafe) : null;

    /// <summary>Whether an argument of expr asks for what <c>$((…))</c> can't do.</summary>
    private static bool IsForText(string argument) => argument is ":" or "match" or "substr" or "index" or "length" or "<" or ">";
}
