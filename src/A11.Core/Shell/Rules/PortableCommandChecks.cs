using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>The checks for builtin commands, and options of theirs, that not every sh has.</summary>
internal static class PortableCommandChecks
{
    public static readonly CheckDescriptor DotArguments = new("AXS2240", "dot-arguments-in-sh", "Scripts for sh should not pass arguments to the . command", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2240"] };
    public static readonly CheckDescriptor DashEchoOption = new("AXS3036", "echo-option-in-dash", "Scripts for dash should give echo no option but -n", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3036"] };
    public static readonly CheckDescriptor EchoOption = new("AXS3037", "echo-option-in-sh", "Scripts for sh should use printf instead of echo with options", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3037"] };
    public static readonly CheckDescriptor ExecOption = new("AXS3038", "exec-option-in-sh", "Scripts for sh should not use options of exec", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3038"] };
    public static readonly CheckDescriptor Let = new("AXS3039", "let-in-sh", "Scripts for sh should calculate with $(( … )) instead of let", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3039"] };
    public static readonly CheckDescriptor LongSetOption = new("AXS3040", "long-set-option-in-sh", "Scripts for sh should use only options of POSIX with set -o", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3040"] };
    public static readonly CheckDescriptor ShortSetOption = new("AXS3041", "short-set-option-in-sh", "Scripts for sh should use only POSIX's single-letter options of set", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3041"] };
    public static readonly CheckDescriptor SetWord = new("AXS3042", "long-set-word-in-sh", "Scripts for sh should set options by letter or with -o", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3042"] };

    // Not in POSIX, yet dash, BusyBox, bash and mksh all have it.
    public static readonly CheckDescriptor Local = new("AXS3043", "local-in-sh", "Scripts for sh should not rely on local", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC3043"] };
    public static readonly CheckDescriptor BashBuiltin = new("AXS3044", "bash-builtin-in-sh", "Scripts for sh should not call builtins of bash", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3044"] };
    public static readonly CheckDescriptor BuiltinOption = new("AXS3045", "builtin-option-in-sh", "Scripts for sh should use only options of builtins that every sh has", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3045"] };
    public static readonly CheckDescriptor Source = new("AXS3046", "source-in-sh", "Scripts for sh should load files with . instead of source", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3046", "shellcheck/SC3051"] };
    public static readonly CheckDescriptor BashTrap = new("AXS3047", "bash-trap-in-sh", "Scripts for sh should not trap ERR, DEBUG or RETURN", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3047"] };
    public static readonly CheckDescriptor SignalPrefix = new("AXS3048", "signal-prefix-in-sh", "Scripts for sh should name signals without SIG", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3048"] };
    public static readonly CheckDescriptor LowercaseSignal = new("AXS3049", "lowercase-signal-in-sh", "Scripts for sh should name signals in uppercase", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3049"] };
    public static readonly CheckDescriptor QuotingFormat = new("AXS3050", "quoting-format-in-sh", "Scripts for sh should not use printf's %q", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3050"] };

    public static readonly CheckDescriptor ReadWithoutName = new("AXS3061", "read-without-name-in-sh", "Scripts for sh should give read the name of a variable", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3061"] };

    public static ImmutableArray<CheckDescriptor> All { get; } =
    [
        DotArguments, PortableSyntaxChecks.IncrementOperator, PortableSyntaxChecks.Coprocess, DashEchoOption, EchoOption, ExecOption, Let, LongSetOption, ShortSetOption, SetWord,
        Local, BashBuiltin, BuiltinOption, Source, BashTrap, SignalPrefix, LowercaseSignal, QuotingFormat, ReadWithoutName,
    ];
}
