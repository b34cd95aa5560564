using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>What ssh runs on a server, and where it is expanded.</summary>
public sealed class RemoteCommands : ShellNodeRule<SimpleCommand>
{
    private static readonly CheckDescriptor LocalCommand = new("AXS2029", "ssh-command-expanded-locally", "Escape variables of an ssh command that belong to the server", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2029"], OptIn = true };

    private static readonly CheckDescriptor LocalDocument = new("AXS2087", "ssh-document-expanded-locally", "Quote the delimiter of a here-document that the server should expand", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2087"], OptIn = true };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => LocalCommand;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [LocalCommand, LocalDocument];

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Name != "ssh")
        {
            return;
        }

        var host = FindHost(node);
        if (host + 1 < node.Words.Length && node.Words[^1].Parts is [DoubleQuotedPart quoted] && quoted.Parts.FirstOrDefault(IsExpansion) is { } part)
        {
            var subject = part is ParameterExpansion ? script.TextOf(part) : "The command substitution";
            script.Report(LocalCommand, part.Span, $"{subject} is expanded on this machine, not on the server. If it is meant for the server, put a backslash before it.");
            return;
        }

        foreach (var redirection in node.Redirections)
        {
            if (redirection is { IsHereDocument: true, Target: { } target, Document: { IsQuoted: false } document } && document.Parts.Any(IsExpansion) && IsShell(node, host + 1))
            {
                script.Report(LocalDocument, target.Span, $"This here-document is expanded on this machine, not on the server. If it is meant for the server, write '{target.Raw}'.");
            }
        }
    }

    /// <summary>Whether the server's shell reads the input: no command is given, or one that is a shell, as another user or not.</summary>
    private static bool IsShell(SimpleCommand node, int command)
    {
        if (command >= node.Words.Length)
        {
            return true;
        }

        var words = ShellWrappers.Strip(node.Words[command..]);
        return words is [{ Value: var name }, .. var arguments] && ShellDialects.OfName(name.AsSpan(name.LastIndexOf('/') + 1)) is not null && arguments.All(static argument => argument.Value is ['-', not 'c', ..]);
    }

    private static bool IsExpansion(ShellWordPart part) => part is ParameterExpansion or CommandSubstitution;

    /// <summary>The place of the host among the words: the first that is neither an option nor an option's value (OpenSSH's manual, ssh).</summary>
    internal static int FindHost(SimpleCommand node)
    {
        var i = 1;
        while (i < node.Words.Length && node.Words[i].Value is ['-', _, ..] option)
        {
            i += option.Length == 2 && "bBcDEeFIiJLlmOopPQRSWw".Contains(option[1], StringComparison.Ordinal) ? 2 : 1;
        }

        return i;
    }
}
