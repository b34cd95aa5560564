using System.Text.Json;

namespace A11.Agents.Secrets;

/// <summary>Finds the secrets in variables and files: a whole value, and each part of one that would be a login by itself.</summary>
internal static class SecretReader
{
    private const int MinimumRandomLength = 16;
    private const int MinimumRandomRun = 12;

    /// <summary>A shorter word of lower-case letters is a name (<c>postgres</c>, <c>lm-studio</c>) that files need for what it names.</summary>
    private const int MinimumWordLength = 16;

    private static readonly string[] SecretWords =
        ["KEY", "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "PWD", "PASS", "CREDENTIAL", "CREDENTIALS", "AUTH", "AUTHORIZATION", "LOGIN", "COOKIE", "SESSION", "PAT", "SIGNATURE", "SIG"];

    /// <summary>Words that also end longer ones without a break, as in <c>PGPASSWORD</c>.</summary>
    private static readonly string[] SecretEndings = ["APIKEY", "TOKEN", "SECRET", "PASSWORD", "PASSWD"];

    /// <summary>Endings of the names of variables that tell which model answers, or where something is.</summary>
    private static readonly string[] SettingEndings = ["_MODEL", "_TYPE", "_API", "_OFFLINE", "_PROJECT", "_LOCATION", "_REGION", "_ORGANIZATION", "_USE_VERTEXAI", "_USE_GCA", "_FILE", "_PATH", "_DIR", "_NAME"];

    /// <summary>Words of headers and of <c>.netrc</c> before what is a login.</summary>
    private static readonly string[] Introductions = ["Bearer", "Basic", "Token", "password"];

    private static readonly char[] PartEnds = [' ', '\t', '\r', '\n', '"', '\'', ';', ',', '&', '?', '#', '{', '}', '(', ')', '<', '>', '|'];
    private static readonly char[] InnerEnds = ['=', '/', ':', '@'];

    /// <summary>The secrets in a variable.</summary>
    public static IEnumerable<(string Name, string Value)> Read(string name, string value)
    {
        if (IsSetting(name) || Path.IsPathFullyQualified(value))
        {
            return [];
        }

        return value.AsSpan().Trim().ContainsAny('{', '\n') ? ReadDocument(name, value) : ReadValue(name, name, value);
    }

    /// <summary>The secrets in a file with logins, or in a variable that holds one.</summary>
    public static IEnumerable<(string Name, string Value)> ReadDocument(string name, string content)
    {
        try
        {
            using var json = JsonDocument.Parse(content, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return [.. ReadJson(name, "", json.RootElement)];
        }
        catch (JsonException)
        {
            return ReadParts(content).Select(part => (name, part));
        }
    }

    private static IEnumerable<(string Name, string Value)> ReadJson(string name, string key, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => ReadJson(name, member.Name, member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => ReadJson(name, key, item)),
        JsonValueKind.String when value.GetString() is { } text => text.Contains('\n', StringComparison.Ordinal) ? ReadParts(text).Select(part => (name, part)) : ReadValue(name, key, text),
        _ => [],
    };

    private static IEnumerable<(string Name, string Value)> ReadValue(string name, string key, string value)
    {
        var isAddress = value.Contains("://", StringComparison.Ordinal);
        var whole = !isAddress && IsSecret(key, value) ? [value] : isAddress ? ReadAddress(key, value) : Array.Empty<string>();
        return whole.Concat(ReadParts(value)).Distinct(StringComparer.Ordinal).Select(part => (name, part));
    }

    /// <summary>The password of a URL, and the last part of a webhook's path, which is one.</summary>
    private static IEnumerable<string> ReadAddress(string key, string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address))
        {
            yield break;
        }

        var password = Uri.UnescapeDataString(address.UserInfo[(address.UserInfo.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        if (IsLongEnough(password))
        {
            yield return password;
        }

        var last = address.AbsolutePath[(address.AbsolutePath.LastIndexOf('/') + 1)..];
        if (last.Length >= MinimumRandomRun && IsLongEnough(last) && WordsOf(key).Any(word => word is "WEBHOOK" or "HOOK"))
        {
            yield return last;
        }
    }

    /// <summary>The parts of a text that look random, or that a key before them says to be secret.</summary>
    private static IEnumerable<string> ReadParts(string text)
    {
        var last = "";
        foreach (var part in text.Split(PartEnds, StringSplitOptions.RemoveEmptyEntries))
        {
            var isIntroduced = Introductions.Contains(last, StringComparer.OrdinalIgnoreCase) || (last.Length > 0 && last[^1] is ':' or '=' && NamesSecret(last));
            last = part;
            foreach (var secret in ReadPart(part, isIntroduced))
            {
                yield return secret;
                if (Uri.UnescapeDataString(secret) is var plain && plain != secret)
                {
                    yield return plain;
                }
            }
        }
    }

    private static IEnumerable<string> ReadPart(string part, bool isIntroduced)
    {
        var host = part.IndexOf("://", StringComparison.Ordinal);
        if (host >= 0)
        {
            // Whom a URL leads to is no secret; what is asked there may be one.
            var path = part.IndexOf('/', host + "://".Length);
            return path < 0 ? [] : ReadRandom(part[path..]);
        }

        var assignment = part.AsSpan().IndexOfAny('=', ':');
        var isPair = assignment > 0 && assignment + 1 < part.Length;
        var isWhole = isIntroduced ? IsLongEnough(part) : !isPair && IsRandom(part);
        IEnumerable<string> whole = isWhole ? [part] : [];
        IEnumerable<string> value = isPair && part[(assignment + 1)..] is var assigned && (IsRandom(assigned) || (NamesSecret(part[..assignment]) && IsLongEnough(assigned))) ? [assigned] : [];
        return whole.Concat(value).Concat(ReadRandom(part));
    }

    private static IEnumerable<string> ReadRandom(string part) => part.Split(InnerEnds, StringSplitOptions.RemoveEmptyEntries).Where(IsRandom);

    private static bool IsSecret(string name, string value) => !Path.IsPathFullyQualified(value) && (IsRandom(value) || (NamesSecret(name) && IsLongEnough(value)));

    private static bool IsSetting(string name) => SettingEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a text is longer than what stands in files by chance, and no plain word.</summary>
    private static bool IsLongEnough(string value) =>
        value.Length >= SecretValues.MinimumLength && (value.Length >= MinimumWordLength || value.Any(letter => letter is not ('-' or (>= 'a' and <= 'z'))));

    private static bool NamesSecret(string name) =>
        WordsOf(name).Any(word => SecretWords.Contains(word) || SecretEndings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal)));

    /// <summary>The words of a name, in capitals: parted by what is no letter or digit, or by a capital (<c>AccountKey</c>).</summary>
    private static IEnumerable<string> WordsOf(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isEnd = i == name.Length || !char.IsAsciiLetterOrDigit(name[i]);
            if (isEnd || (i > start && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1])))
            {
                if (i > start)
                {
                    yield return name[start..i].ToUpperInvariant();
                }

                start = isEnd ? i + 1 : i;
            }
        }
    }

    /// <summary>Whether a text is none that a person would choose: long, and letters and digits mixed without a break.</summary>
    private static bool IsRandom(string text)
    {
        if (text.Length < MinimumRandomLength)
        {
            return false;
        }

        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                end++;
            }

            var run = text.AsSpan(start, end - start);
            if (run.Length >= MinimumRandomRun && run.ContainsAnyInRange('0', '9') && (run.ContainsAnyInRange('a', 'z') || run.ContainsAnyInRange('A', 'Z')))
            {
                return true;
            }

            start = end;
        }

        return false;
    }
}
