using A11.Core.Shell.Syntax;
using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>A script for sh reads the variables of sh.</summary>
public sealed class UsePortableVariables : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS3028", "use-portable-variables", "A script for sh reads the variables of sh", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC3028"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (!script.IsPosix)
        {
            return;
        }

        foreach (var read in script.Variables.Reads)
        {
            if (read.Name is "RANDOM" or "SECONDS" or "UID" or "EUID" or "HOSTNAME" or "HOSTTYPE" or "MACHTYPE" or "OSTYPE" or "SHLVL" or "DIRSTACK" or "PIPESTATUS" or "FUNCNAME" or "BASH_SOURCE" or "BASH_VERSION" or "BASHPID" or "BASH_LINENO" or "EPOCHSECONDS" or "GROUPS" or "TIMEFORMAT" or "REPLY"
                && !(script.Dialect is ShellDialect.Busybox && read.Name is "RANDOM" or "HOSTNAME" or "EPOCHSECONDS")
                && !(read.Name is not "RANDOM" && script.Variables.WritesOf(read.Name).Any()) && !read.IsGuarded is var unguarded && (unguarded || read.Node is null))
            {
                script.Report(this, read.Span, $"{read.Name} is set by bash alone, and empty in sh.", code: "SC3028");
            }
        }
    }
}
