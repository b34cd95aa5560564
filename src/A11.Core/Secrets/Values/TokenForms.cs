using System.Buffers;
using System.Collections.Immutable;

namespace A11.Core.Secrets.Values;

/// <summary>
/// The tokens that can be told by their form, as their issuers' documentation describes them: GitHub (“About authentication to GitHub”), GitLab (“Token overview”), AWS (“IAM identifiers”), Google Cloud
/// (“API keys”, “OAuth client secrets”), Slack (“Token types”), Stripe (“API keys”), npm (“About access tokens”), PyPI (“API tokens” and the macaroon's first bytes), Docker (“Personal access tokens”), and so on.
/// </summary>
internal static class TokenForms
{
    private const string LettersOnly = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";
    private const int Any = 4096;

    private static readonly SearchValues<char> Letters = SearchValues.Create(LettersOnly);
    private static readonly SearchValues<char> Alphanumeric = SearchValues.Create(LettersOnly + Digits);
    private static readonly SearchValues<char> Upper = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits);
    private static readonly SearchValues<char> Lower = SearchValues.Create("abcdefghijklmnopqrstuvwxyz" + Digits);
    private static readonly SearchValues<char> Hex = SearchValues.Create("abcdef" + Digits);
    private static readonly SearchValues<char> Url = SearchValues.Create(LettersOnly + Digits + "_-");
    private static readonly SearchValues<char> Dotted = SearchValues.Create(LettersOnly + Digits + "_-.");
    private static readonly SearchValues<char> Padded = SearchValues.Create(LettersOnly + Digits + "_-=");
    private static readonly SearchValues<char> Base64 = SearchValues.Create(LettersOnly + Digits + "+/=");
    private static readonly SearchValues<char> Path = SearchValues.Create(LettersOnly + Digits + "_-/");

    /// <summary>All of them.</summary>
    public static ImmutableArray<TokenForm> All { get; } =
    [
        // Where code is kept.
        new("ghp_", "GitHub", Alphanumeric, 36, Any) { HasChecksum = true },
        new("gho_", "GitHub", Alphanumeric, 36, Any) { HasChecksum = true },
        new("ghu_", "GitHub", Alphanumeric, 36, Any) { HasChecksum = true },
        new("ghs_", "GitHub", Dotted, 36, Any),
        new("ghr_", "GitHub", Alphanumeric, 36, Any),
        new("github_pat_", "GitHub", Url, 60, Any),
        new("glpat-", "GitLab", Dotted, 20, 300),
        new("gldt-", "GitLab", Dotted, 20, 300),
        new("glrt-", "GitLab", Dotted, 20, 300),
        new("glcbt-", "GitLab", Dotted, 20, 300),
        new("glptt-", "GitLab", Alphanumeric, 40, 40),
        new("glsoat-", "GitLab", Dotted, 20, 300),
        new("glagent-", "GitLab", Dotted, 50, 300),
        new("ATATT3", "Atlassian", Padded, 150, Any),
        new("ATCTT3", "Atlassian", Padded, 150, Any),
        new("ATBB", "Bitbucket", Alphanumeric, 32, 32),

        // Clouds.
        new("AKIA", "AWS", Upper, 16, 16),
        new("ASIA", "AWS", Upper, 16, 16),
        new("AIza", "Google", Url, 35, 35),
        new("GOCSPX-", "Google", Url, 28, 28),
        new("ya29.", "Google", Url, 40, Any),
        new("dop_v1_", "DigitalOcean", Hex, 64, 64),
        new("doo_v1_", "DigitalOcean", Hex, 64, 64),
        new("dor_v1_", "DigitalOcean", Hex, 64, 64),
        new("HRKU-", "Heroku", Url, 36, 80),
        new("hvs.", "HashiCorp Vault", Url, 24, Any),
        new("hvb.", "HashiCorp Vault", Url, 100, Any),
        new("pul-", "Pulumi", Hex, 40, 40),
        new("dp.pt.", "Doppler", Alphanumeric, 40, 44),
        new("dp.st.", "Doppler", Dotted, 40, 80),
        new("tskey-", "Tailscale", Url, 20, 100),
        new("dapi", "Databricks", Hex, 32, 32),
        new("glsa_", "Grafana", Url, 40, 48),
        new("NRAK-", "New Relic", Upper, 27, 27),
        new("sntrys_", "Sentry", Base64, 60, Any),
        new("sbp_", "Supabase", Hex, 40, 40),
        new("AGE-SECRET-KEY-1", "age", Upper, 58, 58),

        // Package registries.
        new("npm_", "npm", Alphanumeric, 36, 36) { HasChecksum = true },
        new("pypi-AgEIcHlwaS5vcmc", "PyPI", Url, 50, Any),
        new("pypi-AgENdGVzdC5weXBpLm9yZw", "PyPI", Url, 50, Any),
        new("oy2", "NuGet", Lower, 43, 43),
        new("rubygems_", "RubyGems", Hex, 48, 48),
        new("cio", "crates.io", Alphanumeric, 32, 32),
        new("dckr_pat_", "Docker", Url, 27, 36),
        new("dckr_oat_", "Docker", Url, 32, 44),

        // Chat and mail.
        new("xoxb-", "Slack", Url, 20, Any),
        new("xoxp-", "Slack", Url, 20, Any),
        new("xoxa-", "Slack", Url, 20, Any),
        new("xoxr-", "Slack", Url, 20, Any),
        new("xoxs-", "Slack", Url, 20, Any),
        new("xapp-", "Slack", Url, 20, Any),
        new("hooks.slack.com/services/T", "Slack webhook", Path, 40, 100),
        new("discord.com/api/webhooks/", "Discord webhook", Path, 70, 120),
        new("SG.", "SendGrid", Dotted, 60, 70),
        .. Enumerable.Range(0, 16).Select(static digit => new TokenForm($"SK{digit:x}", "Twilio", Hex, 31, 31)),

        // Payment.
        new("sk_live_", "Stripe", Alphanumeric, 20, Any),
        new("rk_live_", "Stripe", Alphanumeric, 20, Any),
        new("sk_test_", "Stripe test", Alphanumeric, 20, Any) { IsForTests = true },
        new("rk_test_", "Stripe test", Alphanumeric, 20, Any) { IsForTests = true },
        new("whsec_", "Stripe webhook", Base64, 32, 60),
        new("shpat_", "Shopify", Hex, 32, 32),
        new("sq0csp-", "Square", Url, 43, 43),

        // AI providers.
        new("sk-ant-", "Anthropic", Url, 40, Any),
        new("sk-proj-", "OpenAI", Url, 40, Any),
        new("sk-svcacct-", "OpenAI", Url, 40, Any),
        new("sk-admin-", "OpenAI", Url, 40, Any),
        new("sk-or-v1-", "OpenRouter", Hex, 64, 64),
        new("sk-", "OpenAI", Alphanumeric, 48, 48),
        new("hf_", "Hugging Face", Letters, 34, 34),
        new("gsk_", "Groq", Alphanumeric, 52, 52),
        new("xai-", "xAI", Alphanumeric, 70, 90),
        new("r8_", "Replicate", Alphanumeric, 37, 37),
    ];
}
