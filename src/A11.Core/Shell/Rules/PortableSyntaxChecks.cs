using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>The checks for syntax that only some shells read, one for each construct.</summary>
internal static class PortableSyntaxChecks
{
    public static readonly CheckDescriptor RedundantFunctionKeyword = new("AXS2112", "redundant-function-keyword", "Remove the function keyword before name() in scripts for sh", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2112"] };
    public static readonly CheckDescriptor FunctionKeyword = new("AXS2113", "function-keyword-in-sh", "Define functions as name() in scripts for sh", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2113"] };
    public static readonly CheckDescriptor KornPipe = new("AXS2118", "pipe-stderr-in-ksh", "Scripts for ksh should pipe standard error with 2>&1 |", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2118"] };
    public static readonly CheckDescriptor SyntaxOfAnotherShell = new("AXS2127", "syntax-of-another-shell", "Use fall-through cases and ${ …; } only in shells that have them", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2127"] };
    public static readonly CheckDescriptor FunctionKeywordInKorn = new("AXS2111", "function-keyword-with-parentheses-in-ksh", "Define functions in ksh with the function keyword or (), not both", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2111"] };
    public static readonly CheckDescriptor TimedCompound = new("AXS2177", "timed-compound-command-in-sh", "Scripts for sh should not time a compound command", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2177"] };
    public static readonly CheckDescriptor TimedPipeline = new("AXS2176", "timed-pipeline-in-sh", "Scripts for sh should not time a pipeline", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2176"] };
    public static readonly CheckDescriptor ProcessSubstitution = new("AXS3001", "process-substitution-in-sh", "Scripts for sh should not use process substitution", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3001"] };
    public static readonly CheckDescriptor ExtendedGlob = new("AXS3002", "extended-glob-in-sh", "Scripts for sh should not use extended globs", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3002"] };
    public static readonly CheckDescriptor AnsiQuoting = new("AXS3003", "ansi-quoting-in-sh", "Scripts for sh should not use $'…' quoting", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3003"] };
    public static readonly CheckDescriptor LocalizedString = new("AXS3004", "localized-string-in-sh", "Scripts for sh should not use $\"…\" strings", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3004"] };
    public static readonly CheckDescriptor ArithmeticFor = new("AXS3005", "arithmetic-for-in-sh", "Scripts for sh should not use for (( … )) loops", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3005"] };
    public static readonly CheckDescriptor ArithmeticCommand = new("AXS3006", "arithmetic-command-in-sh", "Scripts for sh should not use (( … )) as a command", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3006"] };
    public static readonly CheckDescriptor BracketArithmetic = new("AXS3007", "bracket-arithmetic-in-sh", "Scripts for sh should calculate with $(( … )) instead of $[ … ]", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3007"] };
    public static readonly CheckDescriptor SelectLoop = new("AXS3008", "select-loop-in-sh", "Scripts for sh should not use select loops", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3008"] };
    public static readonly CheckDescriptor BraceExpansion = new("AXS3009", "brace-expansion-in-sh", "Scripts for sh should not use brace expansion", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3009"] };
    public static readonly CheckDescriptor DoubleBrackets = new("AXS3010", "double-brackets-in-sh", "Scripts for sh should test with [ … ] instead of [[ … ]]", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3010"] };
    public static readonly CheckDescriptor HereString = new("AXS3011", "here-string-in-sh", "Scripts for sh should not use here-strings", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3011"] };
    public static readonly CheckDescriptor TextOrder = new("AXS3012", "text-order-test-in-sh", "Scripts for sh should not compare the order of text in a test", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3012"] };
    public static readonly CheckDescriptor FileComparison = new("AXS3013", "file-comparison-in-sh", "Scripts for sh should compare files with find or ls instead of -nt, -ot and -ef", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3013"] };
    public static readonly CheckDescriptor DoubleEquals = new("AXS3014", "double-equals-in-sh", "Scripts for sh should compare strings with = instead of ==", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3014"] };
    public static readonly CheckDescriptor RegexMatch = new("AXS3015", "regex-match-in-sh", "Scripts for sh should not match regular expressions with =~", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3015"] };
    public static readonly CheckDescriptor VariableTest = new("AXS3016", "variable-test-in-sh", "Scripts for sh should not test variables with -v", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3016"] };
    public static readonly CheckDescriptor ExistenceTest = new("AXS3017", "existence-test-in-sh", "Scripts for sh should test for files with -e instead of -a", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3017"] };
    public static readonly CheckDescriptor IncrementOperator = new("AXS3018", "increment-operator-in-sh", "Scripts for sh should not use ++ and --", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3018"] };
    public static readonly CheckDescriptor PowerOperator = new("AXS3019", "power-operator-in-sh", "Scripts for sh should not calculate powers with **", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3019"] };
    public static readonly CheckDescriptor CombinedRedirection = new("AXS3020", "combined-redirection-in-sh", "Scripts for sh should redirect both outputs with > file 2>&1 instead of &>", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3020"] };
    public static readonly CheckDescriptor DuplicationToFile = new("AXS3021", "duplication-to-file-in-sh", "Scripts for sh should redirect both outputs with > file 2>&1 instead of >& file", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3021"] };
    public static readonly CheckDescriptor NamedDescriptor = new("AXS3022", "named-descriptor-in-sh", "Scripts for sh should use numbered file descriptors", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3022"] };
    public static readonly CheckDescriptor HighDescriptor = new("AXS3023", "high-descriptor-in-sh", "Scripts for sh should use file descriptors from 0 to 9", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3023"] };
    public static readonly CheckDescriptor AppendingAssignment = new("AXS3024", "appending-assignment-in-sh", "Scripts for sh should not append with +=", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3024"] };
    public static readonly CheckDescriptor NetworkRedirection = new("AXS3025", "network-redirection-in-sh", "Scripts for sh should not redirect to /dev/tcp and /dev/udp", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3025"] };
    public static readonly CheckDescriptor CaretInPattern = new("AXS3026", "caret-in-sh-pattern", "Scripts for sh should negate bracket expressions with ! instead of ^", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3026"] };
    public static readonly CheckDescriptor ErrorPipe = new("AXS3029", "pipe-stderr-in-sh", "Scripts for sh should pipe standard error with 2>&1 | instead of |&", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3029"] };
    public static readonly CheckDescriptor ArrayAssignment = new("AXS3030", "array-in-sh", "Scripts for sh should not assign arrays", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3030"] };
    public static readonly CheckDescriptor RedirectedPattern = new("AXS3031", "glob-in-redirection-in-sh", "Scripts for sh should redirect to a named file, not to a glob", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3031"] };
    public static readonly CheckDescriptor FunctionName = new("AXS3033", "function-name-in-sh", "Scripts for sh should name functions with letters, digits and underscores", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3033"] };
    public static readonly CheckDescriptor Coprocess = new("AXS3032", "coprocess-in-sh", "Scripts for sh should not start coprocesses", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3032"] };
    public static readonly CheckDescriptor FileSubstitution = new("AXS3034", "file-substitution-in-sh", "Scripts for sh should read files with $(cat file) instead of $(<file)", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3034"] };
    public static readonly CheckDescriptor BackquotedFile = new("AXS3035", "backquoted-file-in-sh", "Scripts for sh should read files with $(cat file) instead of `<file`", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3035"] };
    public static readonly CheckDescriptor NumberBase = new("AXS3052", "number-base-in-sh", "Scripts for sh should not write numbers with a base, as in 2#101", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3052"] };
    public static readonly CheckDescriptor IndirectExpansion = new("AXS3053", "indirect-expansion-in-sh", "Scripts for sh should not use indirect expansion", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3053"] };
    public static readonly CheckDescriptor ArrayReference = new("AXS3054", "array-reference-in-sh", "Scripts for sh should not expand array elements", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3054"] };
    public static readonly CheckDescriptor ArrayKeys = new("AXS3055", "array-keys-in-sh", "Scripts for sh should not list the keys of an array", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3055", "shellcheck/SC3053"] };
    public static readonly CheckDescriptor PrefixExpansion = new("AXS3056", "prefix-expansion-in-sh", "Scripts for sh should not list variables by a prefix", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3056", "shellcheck/SC3053"] };
    public static readonly CheckDescriptor Substring = new("AXS3057", "substring-expansion-in-sh", "Scripts for sh should not use substring expansion", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3057"] };
    public static readonly CheckDescriptor ListOperation = new("AXS3058", "list-operation-in-sh", "Scripts for sh should not cut or measure $@ and $*", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3058"] };
    public static readonly CheckDescriptor CaseModification = new("AXS3059", "case-modification-in-sh", "Scripts for sh should change letter case with tr", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3059"] };
    public static readonly CheckDescriptor Replacement = new("AXS3060", "string-replacement-in-sh", "Scripts for sh should replace text with sed", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3060"] };

    public static readonly CheckDescriptor OptionTest = new("AXS3062", "option-test-in-sh", "Scripts for sh should not test options with -o", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3062"] };
    public static readonly CheckDescriptor ReferenceTest = new("AXS3063", "reference-test-in-sh", "Scripts for sh should not test name references with -R", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3063"] };
    public static readonly CheckDescriptor UnreadTest = new("AXS3064", "modified-file-test-in-sh", "Scripts for sh should not test files with -N", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3064"] };
    public static readonly CheckDescriptor StickyTest = new("AXS3065", "sticky-bit-test-in-sh", "Scripts for sh should not test files with -k", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3065"] };
    public static readonly CheckDescriptor GroupTest = new("AXS3066", "group-ownership-test-in-sh", "Scripts for sh should not test files with -G", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3066"] };
    public static readonly CheckDescriptor OwnerTest = new("AXS3067", "ownership-test-in-sh", "Scripts for sh should not test files with -O", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC3067"] };

    public static ImmutableArray<CheckDescriptor> All { get; } =
    [
        RedundantFunctionKeyword, FunctionKeyword, FunctionKeywordInKorn, KornPipe, SyntaxOfAnotherShell, TimedPipeline, TimedCompound,
        ProcessSubstitution, ExtendedGlob, AnsiQuoting, LocalizedString, ArithmeticFor, ArithmeticCommand, BracketArithmetic, SelectLoop, BraceExpansion, DoubleBrackets, HereString,
        TextOrder, FileComparison, DoubleEquals, RegexMatch, VariableTest, ExistenceTest, IncrementOperator, PowerOperator,
        CombinedRedirection, DuplicationToFile, NamedDescriptor, HighDescriptor, AppendingAssignment, NetworkRedirection, CaretInPattern, ErrorPipe, ArrayAssignment, RedirectedPattern, Coprocess, FunctionName, FileSubstitution, BackquotedFile,
        NumberBase, IndirectExpansion, ArrayReference, ArrayKeys, PrefixExpansion, Substring, ListOperation, CaseModification, Replacement,
        OptionTest, ReferenceTest, UnreadTest, StickyTest, GroupTest, OwnerTest,
    ];
}
