using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A variable that bash sets, read in a script for <c>sh</c>.</summary>
public sealed class BashVariableInSh : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS3028", "bash-variable-in-sh", "Scripts for sh should not read variables of bash", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3028"] };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (!script.IsPosix)
        {
            return;
        }

        foreach (var read in script.Variables.Reads)
        {
            if (IsSetByBash(read.Name)
                && !(script.Dialect is ShellDialect.Busybox && read.Name is "RANDOM" or "HOSTNAME" or "EPOCHSECONDS" or "REPLY")
                && !(read.Name is not "RANDOM" && script.Variables.WritesOf(read.Name).Any()) && (!read.IsGuarded || read.Node is not { HasFallback: true }))
            {
                script.Report(Descriptor, read.Span, $"{read.Name} is set by bash and not by sh. {GetAdvice(read.Name)}");
            }
        }
    }

    private static bool IsSetByBash(string name) =>
        name is "RANDOM" or "SECONDS" or "UID" or "EUID" or "HOSTNAME" or "HOSTTYPE" or "MACHTYPE" or "OSTYPE" or "SHLVL" or "DIRSTACK" or "PIPESTATUS" or "FUNCNAME" or "BASH_SOURCE" or "BASHPID" or "BASH_LINENO" or "EPOCHSECONDS" or "GROUPS" or "TIMEFORMAT" or "REPLY";

    private static string GetAdvice(string name) => name switch
    {
        "UID" => "Write $(id -ru).",
        "EUID" => "Write $(id -u).",
        "GROUPS" => "Write $(id -G).",
        "HOSTNAME" => "Write $(uname -n).",
        "OSTYPE" => "Write $(uname -s).",
        "HOSTTYPE" or "MACHTYPE" => "Write $(uname -m).",
        "EPOCHSECONDS" => "Write $(date +%s).",
        "REPLY" => "Name the variable: read -r line.",
        _ => "Run the script with bash, or don't use it.",
    };
}
