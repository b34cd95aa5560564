using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using A11.Core.Configuration;

namespace A11.Agents.Secrets;

/// <summary>
/// Takes secrets out of text before it is written down: the values that agents are given, and what has the form of a token. The forms are those that
/// their issuers publish for secret scanners (GitHub, GitLab, AWS, Google, Slack, OpenAI, Anthropic; RFC 7519 for JWT; RFC 7468 for PEM).
/// </summary>
internal sealed partial class Redactor
{
    private const string Mark = "[redacted]";

    /// <summary>The variables in which agents' logins commonly are, whether or not the configuration names them.</summary>
    private static readonly string[] CommonVariables =
    [
        "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN", "OPENAI_API_KEY", "CODEX_API_KEY", "CURSOR_API_KEY", "GEMINI_API_KEY", "GOOGLE_API_KEY",
        "GITHUB_TOKEN", "GH_TOKEN", "COPILOT_GITHUB_TOKEN", "COPILOT_PROVIDER_API_KEY", "OPENROUTER_API_KEY", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "NPM_TOKEN", "NUGET_API_KEY",
    ];

    private readonly ImmutableArray<string> _values;
    private readonly SearchValues<string> _any;

    private readonly SecretValues _secrets;

    private Redactor(IEnumerable<string> values, SecretValues? secrets = null)
    {
        _secrets = secrets ?? SecretValues.None;
        // The longest first: a value that holds another must not leave its rest behind.
        _values = [.. values.Where(value => value.Length >= SecretValues.MinimumLength).Distinct(StringComparer.Ordinal).OrderByDescending(value => value.Length)];
        _any = SearchValues.Create([.. _values], StringComparison.Ordinal);
    }

    /// <summary>A redactor for the agents of a configuration.</summary>
    /// <param name="settings">Names the variables and credential files that agents are given.</param>
    /// <param name="variable">The value of a variable; null where it is not set.</param>
    public static Redactor Create(RunSettings settings, Func<string, string?> variable)
    {
        var names = settings.Agents.Values.SelectMany(agent => agent.Environment).Concat(CommonVariables);
        var files = ReadFiles(settings.Agents.Values.SelectMany(agent => agent.Credentials), variable);
        return new Redactor(names.Select(variable).OfType<string>().Concat(files.SelectMany(file => Words(file.Value + "\n"))));
    }

    /// <summary>The logins that agents of a configuration may be given, which must not stand in what they write.</summary>
    /// <param name="settings">Names the variables and credential files.</param>
    /// <param name="variable">The value of a variable; null where it is not set.</param>
    internal static SecretValues SecretsOf(RunSettings settings, Func<string, string?> variable) => SecretValues.Create(
        settings.Agents.Values.SelectMany(agent => agent.Environment).Concat(CommonVariables).Distinct(StringComparer.Ordinal)
            .Select(name => KeyValuePair.Create(name, variable(name) ?? "")),
        ReadFiles(settings.Agents.Values.SelectMany(agent => agent.Credentials), variable));

    /// <summary>A redactor that takes out these values too, also as JSON writes them.</summary>
    public Redactor With(IEnumerable<string> values) => new(_values.Concat(values.SelectMany(value => Words(value).Append(value).Append(JsonEncodedText.Encode(value).ToString()))), _secrets);

    /// <summary>A redactor that takes out these logins too, however they are encoded.</summary>
    internal Redactor With(SecretValues secrets) => new(_values.Concat(secrets.Forms), _secrets.With(secrets));

    /// <summary>The text without secrets.</summary>
    public string Redact(string text) =>
        PasswordInAddress().Replace(Bearer().Replace(Token().Replace(RemoveLines(RemoveValues(text)), Mark), $"$1{Mark}"), $"$1{Mark}@");

    /// <summary>A JSON document without secrets: they are taken out of its texts, so that it stays one. What is no document is taken for plain text.</summary>
    public string RedactJson(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var result = new MemoryStream(bytes.Length);
        try
        {
            var reader = new Utf8JsonReader(bytes);
            var written = 0;
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.GetString() is { } text && Redact(text) is var redacted && redacted != text)
                {
                    // A token ends with its quotation mark; of a name, the colon behind it is none of it.
                    var (start, end) = ((int)reader.TokenStartIndex, (int)reader.TokenStartIndex + reader.ValueSpan.Length + 2);
                    result.Write(bytes.AsSpan(written, start - written));
                    result.Write(Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(redacted, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""));
                    written = end;
                }
            }

            result.Write(bytes.AsSpan(written));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return Redact(json);
        }

        return Encoding.UTF8.GetString(result.ToArray());
    }

    /// <summary>What gives a login away in a form that is no text of its own (escaped, broken up) goes by the line.</summary>
    private string RemoveLines(string text)
    {
        var matches = _secrets.Find(text);
        if (matches.Count == 0)
        {
            return text;
        }

        var lines = text.Split('\n');
        var masked = 0;
        foreach (var match in matches)
        {
            for (masked = Math.Max(masked, match.FirstLine - 1); masked < match.LastLine; masked++)
            {
                lines[masked] = Mark;
            }
        }

        return string.Join('\n', lines);
    }

    private string RemoveValues(string text)
    {
        var rest = text.AsSpan();
        var at = rest.IndexOfAny(_any);
        if (at < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (; at >= 0; at = rest.IndexOfAny(_any))
        {
            _ = result.Append(rest[..at]).Append(Mark);
            rest = rest[at..];
            rest = rest[LongestAt(rest)..];
        }

        return result.Append(rest).ToString();
    }

    private int LongestAt(ReadOnlySpan<char> text)
    {
        foreach (var value in _values)
        {
            if (text.StartsWith(value, StringComparison.Ordinal))
            {
                return value.Length;
            }
        }

        return 1;
    }

    /// <summary>The content of files with logins, by path; one that is not there, or too large to be one, is left out.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> ReadFiles(IEnumerable<string> paths, Func<string, string?> variable) =>
        paths.Select(path => KeyValuePair.Create(path, Read(Expand(path, variable)))).Where(file => file.Value.Length > 0);

    private static string Expand(string path, Func<string, string?> variable) =>
        path.StartsWith("~/", StringComparison.Ordinal) && variable("HOME") is { } home ? Path.Combine(home, path[2..]) : path;

    /// <summary>Everything in a document that is long enough to be a login; a value that is no document is one as it stands.</summary>
    private static IEnumerable<string> Words(string text)
    {
        const int Shortest = 16;
        return text.Contains('{', StringComparison.Ordinal) || text.Contains('\n', StringComparison.Ordinal) ? Word().Matches(text).Select(match => match.Value).Where(word => word.Length >= Shortest) : [];
    }

    private static string Read(string path)
    {
        const int Largest = 1024 * 1024;
        try
        {
            return new FileInfo(path) is { Exists: true, Length: < Largest } ? File.ReadAllText(path) : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{20,}|sk-[A-Za-z0-9_-]{20,}|AKIA[A-Z0-9]{16}|ASIA[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{35}|xox[abeoprs]-[A-Za-z0-9-]{10,}|npm_[A-Za-z0-9]{36}|oy2[a-z0-9]{43}|key_[a-f0-9]{40,}|eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+)|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"\b((?:Bearer|x-api-key:)\s+)[A-Za-z0-9._~+/=-]{16,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"(://[^\s/:@$]*:)[^\s/@${}]+@", RegexOptions.CultureInvariant)]
    private static partial Regex PasswordInAddress();

    [GeneratedRegex(@"[A-Za-z0-9._~+/=-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
