using System.Buffers;

namespace A11.Core.Secrets.Values;

/// <summary>Whether a value only stands in for a secret: a reference to where it is, or a text that somebody replaces.</summary>
internal static class Placeholder
{
    private static readonly SearchValues<char> ConstantCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    private static readonly SearchValues<char> WordCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Words that say so, wherever they stand in the value.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "changeme", "example", "examples", "placeholder", "redacted", "your", "dummy", "todo", "replace", "replaceme", "fixme", "fake", "insert", "censored", "masked", "hidden", "removed", "scrubbed",
        "undefined", "notasecret", "notareal", "notreal", "tbd", "unused",
    };

    /// <summary>Words that do so behind each other.</summary>
    private static readonly string[][] Phrases = [["change", "me"], ["change", "this"], ["change", "it"], ["not", "a", "real"], ["not", "real"], ["not", "a", "secret"], ["not", "secret"], ["do", "not", "use"], ["put", "here"], ["goes", "here"]];

    /// <summary>The whole value.</summary>
    private static readonly HashSet<string> Nothing = new(StringComparer.OrdinalIgnoreCase) { "none", "null", "nil", "true", "false", "empty", "unset", "n/a", "string" };

    /// <summary>What references to secret stores and files begin with: Vault, 1Password, AWS, Google, Azure, helm-secrets, SOPS, Docker's and Kubernetes' mounts.</summary>
    private static readonly string[] References =
    [
        "/run/secrets", "/var/run/secrets", "/etc/", "file:", "file@", "vault:", "op://", "ref+", "arn:aws", "ENC[", "secretKeyRef", "secretRef", "secret:", "secrets.", "env:", "env.", "process.env.", "os.environ",
        "ENV[", "keyvault:", "sm://", "awssm://", "gcpsm://", "ssm:", "projects/", "sops:", "lookup(", "github.", "steps.", "inputs.", "var.", "local.", "data.", "random_password.", "AgA",
    ];

    /// <summary>The examples of AWS's documentation.</summary>
    private static readonly string[] Known = ["wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"];

    /// <summary>Whether the value is a reference, a placeholder or too short to be a secret.</summary>
    public static bool Is(string value) =>
        value.Length < 3
        || IsRepeated(value)
        || HasReference(value)
        || IsMarked(value)
        || IsFormat(value)
        || IsConstantName(value)
        || Nothing.Contains(value)
        || Known.Contains(value)
        || Speaks(value);

    /// <summary>One character, whatever stands between: <c>xxxx-xxxx</c>, <c>***</c>, <c>000000</c>.</summary>
    private static bool IsRepeated(string value)
    {
        var first = value.FirstOrDefault(char.IsAsciiLetterOrDigit, value[0]);
        return value.All(character => character == first || !char.IsAsciiLetterOrDigit(character));
    }

    /// <summary>A variable of a shell, of make or of a format, or where the value is kept.</summary>
    private static bool HasReference(string value)
    {
        for (var at = value.IndexOf('$', StringComparison.Ordinal); at >= 0 && at + 1 < value.Length; at = value.IndexOf('$', at + 1))
        {
            if (value[at + 1] == '$')
            {
                // Two of them stand for one.
                at++;
            }
            else if (char.IsAsciiLetter(value[at + 1]) || value[at + 1] is '_' or '{' or '(' or '@' || (at == 0 && char.IsAsciiDigit(value[1])))
            {
                return true;
            }
        }

        return value.Contains('`', StringComparison.Ordinal) || References.Any(start => value.StartsWith(start, StringComparison.Ordinal));
    }

    /// <summary>What writers of examples and templates put around or instead of a value: <c>&lt;password&gt;</c>, <c>{{ password }}</c>, <c>[password]</c>, <c>__PASSWORD__</c>, <c>...</c>.</summary>
    private static bool IsMarked(string value) =>
        value.Contains("{{", StringComparison.Ordinal) || value.Contains("<%", StringComparison.Ordinal) || value.Contains("#{", StringComparison.Ordinal)
        || value.Contains("...", StringComparison.Ordinal) || value.Contains('…', StringComparison.Ordinal) || value.Contains("***", StringComparison.Ordinal) || HasRow(value)
        || value is ['<', ..] or ['[', .., ']'] or ['{', .., '}'] or ['(', '(', .., ')', ')'] or ['_', '_', .., '_', '_'] or ['@', .., '@'] or ['*', '*', ..]
        || (value.IndexOf('<', StringComparison.Ordinal) is >= 0 and var open && value.IndexOf('>', open) > open + 1);

    /// <summary>Four times the letter that stands for any: <c>ghp_xxxxabcd</c>.</summary>
    private static bool HasRow(string value) => value.Contains("xxxx", StringComparison.OrdinalIgnoreCase);

    /// <summary>A percent sign that escapes no byte is a format's or a variable's: <c>%s</c>, <c>%PASSWORD%</c>, <c>%(password)s</c>.</summary>
    private static bool IsFormat(string value)
    {
        for (var at = value.IndexOf('%', StringComparison.Ordinal); at >= 0; at = value.IndexOf('%', at + 1))
        {
            var rest = value.AsSpan(at + 1);
            var word = rest.IndexOfAnyExcept(WordCharacters);
            word = word < 0 ? rest.Length : word;
            if (rest is ['(' or '{', ..] || (word == 1 && char.IsAsciiLetter(rest[0])) || (word > 0 && word < rest.Length && rest[word] == '%' && char.IsAsciiLetter(rest[0])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name of what belongs there, written as constants are, or a list of such: <c>DB_PASSWORD</c>, <c>TOKEN</c>, <c>NPM_TOKEN,GH_TOKEN</c>.</summary>
    private static bool IsConstantName(string value) => value.Split(',', StringSplitOptions.TrimEntries).All(IsOneConstantName);

    private static bool IsOneConstantName(string value) =>
        value.AsSpan().IndexOfAnyExcept(ConstantCharacters) < 0 && (SecretNames.IsSecret(value) || value is "PASS" or "KEY" or "PAT");

    /// <summary>Whether whole words of the value say that it is none.</summary>
    private static bool Speaks(string value)
    {
        var words = WordsOf(value);
        return words.Any(Words.Contains) || words.Any(IsExes) || Phrases.Any(phrase => Follow(words, phrase));
    }

    private static bool Follow(List<string> words, string[] phrase)
    {
        for (var i = 0; i + phrase.Length <= words.Count; i++)
        {
            if (phrase.SequenceEqual(words.Skip(i).Take(phrase.Length), StringComparer.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExes(string word) => word.Length >= 3 && word.All(character => character == word[0]) && word[0] is 'x' or 'X';

    /// <summary>The words of a value: runs of letters, which end before a capital behind a small letter.</summary>
    private static List<string> WordsOf(string value)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= value.Length; i++)
        {
            var isLetter = i < value.Length && char.IsLetter(value[i]);
            var isCapital = isLetter && start >= 0 && char.IsUpper(value[i]) && char.IsLower(value[i - 1]);
            if (start >= 0 && (!isLetter || isCapital))
            {
                words.Add(value[start..i]);
                start = -1;
            }

            start = isLetter && start < 0 ? i : start;
        }

        return words;
    }
}
