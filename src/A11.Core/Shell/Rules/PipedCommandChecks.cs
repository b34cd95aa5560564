using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>What can be wrong with two commands that a pipe joins.</summary>
internal static class PipedCommandChecks
{
    public static readonly CheckDescriptor LengthByWc = new("AXS2000", "length-by-wc", "Get the length of a value with ${#name}", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2000"] };

    public static readonly CheckDescriptor UselessCat = new("AXS2002", "useless-cat", "Programs should read files without cat", Severity.Info, Category.Fast) { Aliases = ["shellcheck/SC2002"] };

    public static readonly CheckDescriptor PsToGrep = new("AXS2009", "ps-piped-to-grep", "Find processes with pgrep", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2009"] };

    public static readonly CheckDescriptor LsToGrep = new("AXS2010", "ls-piped-to-grep", "Select files with a glob, not with ls and grep", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2010"] };

    public static readonly CheckDescriptor LsToXargs = new("AXS2011", "ls-piped-to-xargs", "Pass files to a command with a glob or find, not with ls and xargs", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2011"] };

    public static readonly CheckDescriptor ParsedLs = new("AXS2012", "parsed-ls-output", "Scripts should not parse the output of ls", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2012"] };

    public static readonly CheckDescriptor FindToXargs = new("AXS2038", "find-piped-to-xargs", "Pass file names from find to xargs with -print0 and -0", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2038"] };

    public static readonly CheckDescriptor GrepToWc = new("AXS2126", "grep-piped-to-wc", "Count matching lines with grep -c", Severity.Info, Category.Fast) { Aliases = ["shellcheck/SC2126"] };

    public static readonly CheckDescriptor UnreadInput = new("AXS2216", "unread-pipe-input", "A pipe should end in a command that reads its input", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2216"] };

    public static readonly CheckDescriptor PipedTests = new("AXS2266", "piped-tests", "Join tests with && or ||, not with a pipe", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2266"] };
}
