using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Secrets.Values;

namespace A11.Core.Secrets.Rules;

/// <summary>Finds tokens and private keys by their form.</summary>
public sealed class LiteralSecrets : SecretRule
{
    private static readonly CheckDescriptor Token = new("AXX0001", "token-in-file", "Files must not contain tokens", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
        KnowsSecretsByForm = true,
    };

    private static readonly CheckDescriptor PrivateKey = new("AXX0006", "private-key-in-file", "Files must not contain private keys", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
        KnowsSecretsByForm = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Token;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Token, PrivateKey];

    /// <inheritdoc/>
    public override void Visit(SourceFile file, RuleContext context)
    {
        foreach (var token in TokenText.FindIn(file.Text.Content))
        {
            ReportToken(token, context);
        }

        foreach (var header in PrivateKeyText.FindIn(file.Text.Content))
        {
            Report(PrivateKey, header, "This is a private key, which everyone who can read the repository has. Replace it wherever it is used, and keep the new one in a secret store.", context);
        }
    }

    private static void ReportToken(TokenText token, RuleContext context)
    {
        const string Advice = "which everyone who can read the repository can use. Revoke it, and pass a new one as a secret.";
        if (token.Form is not { } form)
        {
            Report(Token, token.Span, $"This is a JSON Web Token, {Advice}", context);
        }
        else if (!token.IsSound)
        {
            Report(Token, token.Span, $"This has the form of a {form.Issuer} token (prefix {form.Prefix}), though its checksum is wrong or its characters count up. If it is one, revoke it. If it is an example, write a placeholder instead.", context);
        }
        else
        {
            Report(Token, token.Span, $"This looks like a {form.Issuer} token (prefix {form.Prefix}), {Advice}", context, form.IsForTests ? Severity.Warning : null);
        }
    }
}
