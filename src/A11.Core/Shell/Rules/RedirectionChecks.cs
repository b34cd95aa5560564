using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>What is checked of redirections.</summary>
internal static class RedirectionChecks
{
    public static CheckDescriptor RedirectedTest { get; } = new("AXS2065", "redirection-in-test-command", "Don't redirect where test should compare", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2065"],
    };

    public static CheckDescriptor MisorderedRedirection { get; } = new("AXS2069", "misordered-redirection", "Put 2>&1 after the redirection to a file", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2069"],
    };

    public static CheckDescriptor UnescapedComparison { get; } = new("AXS2073", "unescaped-comparison", "Escape < and > in [ … ]", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2073"],
    };

    public static CheckDescriptor OverwrittenInput { get; } = new("AXS2094", "overwritten-input-file", "Don't write to a file that the same pipeline reads", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2094"],
    };

    public static CheckDescriptor MissingCommand { get; } = new("AXS2188", "redirection-without-command", "Redirections should have a command", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2188"],
    };

    public static CheckDescriptor MissingPipedCommand { get; } = new("AXS2189", "pipe-without-command", "Each part of a pipeline needs a command", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2189"],
    };

    public static CheckDescriptor NumberAsFile { get; } = new("AXS2210", "number-as-file-name", "Write >&1 to redirect to a file descriptor", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2210"],
    };

    public static CheckDescriptor UnreadInput { get; } = new("AXS2217", "unread-redirected-input", "Don't redirect input to commands that don't read it", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2217"],
    };

    public static CheckDescriptor CommandAsFile { get; } = new("AXS2238", "command-as-file-name", "Use a pipe to send output to a command", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2238"],
    };

    public static CheckDescriptor OverriddenPipeInput { get; } = new("AXS2259", "overridden-pipe-input", "Don't redirect the input of a command that a pipe feeds", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2259"],
    };

    public static CheckDescriptor OverriddenPipeOutput { get; } = new("AXS2260", "overridden-pipe-output", "Use tee to write output to a file and a pipe", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2260"],
    };

    public static CheckDescriptor CompetingRedirections { get; } = new("AXS2261", "competing-output-files", "Redirect standard output only once", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2261"],
    };

    public static ImmutableArray<CheckDescriptor> All { get; } =
    [
        RedirectedTest, MisorderedRedirection, UnescapedComparison, OverwrittenInput, TestOperatorChecks.TextOperatorOnNumbers, TestOperatorChecks.UnsupportedComparison, MissingCommand, MissingPipedCommand,
        NumberAsFile, UnreadInput, CommandAsFile, OverriddenPipeInput, OverriddenPipeOutput, CompetingRedirections,
    ];
}
