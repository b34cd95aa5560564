using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Secrets.Values;
using A11.Core.Text;

namespace A11.Core.Secrets.Rules;

/// <summary>Finds tokens and private keys by their form.</summary>
public sealed class LiteralSecrets : SecretRule
{
    private static readonly CheckDescriptor Token = new("AXX0001", "token-in-file", "Files must not contain tokens", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
    };

    private static readonly CheckDescriptor PrivateKey = new("AXX0006", "private-key-in-file", "Files must not contain private keys", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
    };

    /// <summary>The prefix of tokens, the least length of what follows, and the issuer (the issuers' documentation).</summary>
    private static readonly (string Prefix, int Length, string Issuer)[] Forms =
    [
        ("ghp_", 36, "GitHub"), ("gho_", 36, "GitHub"), ("ghs_", 36, "GitHub"), ("ghr_", 36, "GitHub"), ("github_pat_", 60, "GitHub"),
        ("glpat-", 20, "GitLab"), ("AKIA", 16, "AWS"), ("ASIA", 16, "AWS"), ("AIza", 35, "Google"), ("xoxb-", 20, "Slack"), ("xoxp-", 20, "Slack"),
        ("sk_live_", 20, "Stripe"), ("rk_live_", 20, "Stripe"), ("npm_", 36, "npm"), ("pypi-AgEIcHlwaS5vcmc", 50, "PyPI"), ("dckr_pat_", 20, "Docker"),
        ("sk-ant-", 40, "Anthropic"), ("hf_", 34, "Hugging Face"), ("oy2", 43, "NuGet"), ("SG.", 60, "SendGrid"),
    ];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Token;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Token, PrivateKey];

    /// <inheritdoc/>
    public override void Visit(SourceFile file, RuleContext context)
    {
        var text = file.Text.Content;
        foreach (var (prefix, length, issuer) in Forms)
        {
            for (var at = text.IndexOf(prefix, StringComparison.Ordinal); at >= 0; at = text.IndexOf(prefix, at + 1, StringComparison.Ordinal))
            {
                var end = at + prefix.Length;
                while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-'))
                {
                    end++;
                }

                var body = text[(at + prefix.Length)..end];
                if (body.Length >= length && (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) && !Placeholder.Is(body) && IsRandom(body, prefix))
                {
                    context.Report(Token, TextSpan.FromBounds(at, end), $"This looks like a {issuer} token (prefix {prefix}), which everyone who can read the repository can use. Revoke it, and pass a new one as a secret.");
                }
            }
        }

        ReportPrivateKeys(text, context);
    }

    private static bool IsRandom(string body, string prefix) =>
        body.Any(char.IsAsciiDigit) && (prefix is not ("AKIA" or "ASIA") || (body.Length == 16 && body.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character))));

    private static void ReportPrivateKeys(string text, RuleContext context)
    {
        foreach (var header in PrivateKeyText.FindIn(text))
        {
            context.Report(PrivateKey, header, "This is a private key, which everyone who can read the repository has. Replace it wherever it is used, and keep the new one in a secret store.");
        }
    }
}
