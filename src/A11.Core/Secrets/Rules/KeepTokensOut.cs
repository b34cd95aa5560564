using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Secrets.Values;
using A11.Core.Text;

namespace A11.Core.Secrets.Rules;

/// <summary>No token is written into a file.</summary>
public sealed class KeepTokensOut : SecretRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXX0001", "no-tokens", "No token is written into a file", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
    };

    /// <summary>Tokens that can be told by their form: what they begin with, how long the rest is at least, and whose they are (the issuers' documentation).</summary>
    private static readonly (string Prefix, int Length, string Issuer)[] Forms =
    [
        ("ghp_", 36, "GitHub"), ("gho_", 36, "GitHub"), ("ghs_", 36, "GitHub"), ("ghr_", 36, "GitHub"), ("github_pat_", 60, "GitHub"),
        ("glpat-", 20, "GitLab"), ("AKIA", 16, "AWS"), ("ASIA", 16, "AWS"), ("AIza", 35, "Google"), ("xoxb-", 20, "Slack"), ("xoxp-", 20, "Slack"),
        ("sk_live_", 20, "Stripe"), ("rk_live_", 20, "Stripe"), ("npm_", 36, "npm"), ("pypi-AgEIcHlwaS5vcmc", 50, "PyPI"), ("dckr_pat_", 20, "Docker"),
        ("sk-ant-", 40, "Anthropic"), ("hf_", 34, "Hugging Face"), ("oy2", 43, "NuGet"), ("SG.", 60, "SendGrid"),
    ];

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
                    context.Report(this, TextSpan.FromBounds(at, end), $"This looks like a token of {issuer} (it begins with {prefix}), and whoever reads the repository can use it; revoke it, and pass its successor as a secret when it is needed.");
                }
            }
        }

        ReportPrivateKeys(text, context);
    }

    private static bool IsRandom(string body, string prefix) =>
        body.Any(char.IsAsciiDigit) && (prefix is not ("AKIA" or "ASIA") || (body.Length == 16 && body.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character))));

    private void ReportPrivateKeys(string text, RuleContext context)
    {
        foreach (var header in PrivateKeyText.FindIn(text))
        {
            context.Report(this, header, "This is a private key, and whoever reads the repository has it; replace it everywhere, and keep its successor in a secret store.");
        }
    }
}
