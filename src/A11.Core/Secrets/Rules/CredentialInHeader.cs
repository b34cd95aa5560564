using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Secrets.Values;

namespace A11.Core.Secrets.Rules;

/// <summary>Finds HTTP headers with a literal credential.</summary>
public sealed class CredentialInHeader : SecretRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXX0010", "credential-in-header", "HTTP headers must not contain literal credentials", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
    };

    /// <inheritdoc/>
    public override void Visit(SourceFile file, RuleContext context)
    {
        var comments = new CommentCursor(file.Text.Content);
        foreach (var header in HeaderText.FindIn(file.Text.Content))
        {
            if (!comments.IsComment(header.Start))
            {
                Report(Descriptor, header.Span, $"The header {header.Name} has a literal credential, which everyone who can read the repository can use. Revoke it, and take a new one from a variable or a secret.", context);
            }
        }
    }
}
