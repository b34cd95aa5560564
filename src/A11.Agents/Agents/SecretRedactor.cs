using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace A11.Agents.Agents;

/// <summary>Takes secrets out of what is kept: the values that an agent was given, and whatever has the shape of a token.</summary>
internal sealed partial class SecretRedactor
{
    private const string Mark = "[redacted]";

    /// <summary>Shorter values are words such as “true”, and taking these out would leave nothing to read.</summary>
    private const int ShortestValue = 6;

    private readonly ImmutableArray<string> _values;

    /// <summary>A redactor.</summary>
    /// <param name="values">The values that must not be seen.</param>
    public SecretRedactor(IEnumerable<string> values) =>
        _values =
        [
            .. values.SelectMany(value => value.Split('\n', StringSplitOptions.TrimEntries)).Append("")
                .Where(value => value.Length >= ShortestValue)
                .SelectMany(value => new[] { value, System.Text.Json.JsonEncodedText.Encode(value).ToString() })
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(value => value.Length),
        ];

    /// <summary>A text without them.</summary>
    public string Redact(string text)
    {
        foreach (var value in _values)
        {
            text = text.Replace(value, Mark, StringComparison.Ordinal);
        }

        return Tokens.Replace(text, Mark);
    }

    /// <summary>
    /// GitHub, GitLab, OpenAI and Anthropic, Google, AWS, Slack, npm, Cursor, JSON web tokens, private keys, and what follows “Bearer” in a header.
    /// </summary>
    [GeneratedRegex(@"\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{30,}|\bglpat-[A-Za-z0-9_-]{20,}|\bsk-[A-Za-z0-9_-]{20,}|\bAIza[A-Za-z0-9_-]{35}|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bxox[abprs]-[A-Za-z0-9-]{10,}|\bnpm_[A-Za-z0-9]{36}|\b(?:key|crsr)_[A-Za-z0-9]{32,}|\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+|-----BEGIN [A-Z ]*PRIVATE KEY-----[A-Za-z0-9+/=\s\\]*(?:-----END [A-Z ]*PRIVATE KEY-----)?|(?<=[Bb]earer )[A-Za-z0-9._~+/=-]{16,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Tokens { get; }
}
