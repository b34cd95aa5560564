using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>What ssh runs is expanded where it is meant to be.</summary>
public sealed class ExpandOnTheServer : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2029", "expand-on-the-server", "What ssh runs is expanded where it is meant to be", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2029", "shellcheck/SC2087"],
        OptIn = true,
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Name != "ssh")
        {
            return;
        }

        var host = HostOf(node);
        if (host + 1 < node.Words.Length && node.Words[^1].Parts is [DoubleQuotedPart quoted])
        {
            foreach (var part in quoted.Parts)
            {
                if (part is ParameterExpansion or CommandSubstitution)
                {
                    script.Report(this, part.Span, "This is expanded here, and not on the server; where the server's is meant, write a backslash in front.", code: "SC2029");
                    return;
                }
            }
        }

        foreach (var redirection in node.Redirections)
        {
            if (redirection is { IsHereDocument: true, Target: { } target, Document: { IsQuoted: false } document } && document.Parts.Any(static part => part is ParameterExpansion or CommandSubstitution) && host + 1 >= node.Words.Length)
            {
                script.Report(this, target.Span, $"All in here is expanded here, and not on the server; where the server's is meant, write '{target.Raw}'.", code: "SC2087");
            }
        }
    }

    /// <summary>The place of the host among the words: the first that is neither an option nor an option's value (OpenSSH's manual, ssh).</summary>
    private static int HostOf(SimpleCommand node)
    {
        var i = 1;
        while (i < node.Words.Length && node.Words[i].Value is ['-', _, ..] option)
        {
            i += option.Length == 2 && "bBcDEeFIiJLlmOopPQRSWw".Contains(option[1], StringComparison.Ordinal) ? 2 : 1;
        }

        return i;
    }
}
