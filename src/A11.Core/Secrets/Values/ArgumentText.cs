using A11.Core.Text;

namespace A11.Core.Secrets.Values;

/// <summary>A word of a command.</summary>
/// <param name="Value">Its value; null where it is known only when the command runs.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Raw">How it is written there, with its quotes.</param>
internal readonly record struct Argument(string? Value, TextSpan Span, string Raw)
{
    /// <summary>What follows a place in the value; the whole word where that is written in another form.</summary>
    public Argument Slice(int start)
    {
        var rest = Value![start..];
        var quotes = Raw.EndsWith(rest, StringComparison.Ordinal) ? 0 : Raw is [.., '"' or '\''] && Raw.AsSpan(0, Raw.Length - 1).EndsWith(rest, StringComparison.Ordinal) ? 1 : -1;
        return quotes < 0 ? this with { Value = rest } : new Argument(rest, new TextSpan(Span.End - quotes - rest.Length, rest.Length), rest);
    }
}

/// <summary>Secrets among the words of a command.</summary>
internal static class ArgumentText
{
    /// <summary>An option by which a program takes a password, where its name does not say so.</summary>
    /// <param name="Programs">The programs.</param>
    /// <param name="Subcommand">The operand that makes it a password; null where it always is one.</param>
    /// <param name="Options">The options.</param>
    /// <param name="IsAttached">Whether the password may stand directly behind the option: <c>-psecret</c>.</param>
    /// <param name="HasUser">Whether a user and a colon stand in front of it.</param>
    private sealed record PasswordOption(string[] Programs, string? Subcommand, string[] Options, bool IsAttached = false, bool HasUser = false);

    /// <summary>The programs' documentation.</summary>
    private static readonly PasswordOption[] Known =
    [
        new(["docker", "podman", "nerdctl", "buildah", "skopeo", "oras", "crane", "helm", "az", "oc"], "login", ["-p"], IsAttached: false),
        new(["mysql", "mysqldump", "mysqladmin", "mysqlimport", "mariadb", "mariadb-dump", "mariadb-admin"], null, ["-p"], IsAttached: true),
        new(["sshpass"], null, ["-p"], IsAttached: true),
        new(["redis-cli", "valkey-cli"], null, ["-a"]),
        new(["redis-server", "valkey-server"], null, ["--requirepass", "--masterauth"]),
        new(["mongo", "mongosh", "mongodump", "mongorestore"], null, ["-p"]),
        new(["unzip", "zip"], null, ["-P"]),
        new(["7z", "7za"], null, ["-p"], IsAttached: true),
        new(["sqlcmd", "bcp"], null, ["-P"]),
        new(["ldapsearch", "ldapadd", "ldapmodify"], null, ["-w"]),
        new(["keytool", "jarsigner"], null, ["-storepass", "-keypass"]),
        new(["dotnet", "nuget"], "push", ["-k", "-ApiKey"]),
        new(["curl"], null, ["-u", "--user", "-U", "--proxy-user"], HasUser: true),
    ];

    private const int LongestName = 80;

    /// <summary>The secrets, each with the name of what takes it.</summary>
    public static IEnumerable<Setting> FindIn(IReadOnlyList<Argument> words)
    {
        var program = words.Count == 0 || words[0].Value is not { } path ? "" : path[(path.LastIndexOf('/') + 1)..];
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Value is not { Length: > 1 } word)
            {
                continue;
            }

            var next = i + 1 < words.Count && words[i + 1].Value is { Length: > 0 } value && value[0] != '-' ? words[i + 1] : default;
            if (FindKnown(program, words, words[i], next) is { } known)
            {
                yield return known;
            }
            else if (FindAssigned(words[i]) is { } assigned)
            {
                yield return assigned;
            }
            else if (word.StartsWith("--", StringComparison.Ordinal) && IsName(word[2..]) && next.Value is { } text && IsSecret(word[2..], text))
            {
                yield return new Setting(word, text, next.Span);
            }
        }
    }

    private static Setting? FindKnown(string program, IReadOnlyList<Argument> words, Argument word, Argument next)
    {
        foreach (var known in Known)
        {
            if (!known.Programs.Contains(program) || (known.Subcommand is { } subcommand && words.All(other => other.Value != subcommand)))
            {
                continue;
            }

            foreach (var option in known.Options)
            {
                var password = word.Value == option && !(known.IsAttached && program != "sshpass") ? next
                    : known.IsAttached && word.Value!.StartsWith(option, StringComparison.Ordinal) && word.Value.Length > option.Length ? word.Slice(option.Length)
                    : default;
                password = known.HasUser && password.Value?.IndexOf(':', StringComparison.Ordinal) is { } colon ? colon < 0 ? default : password.Slice(colon + 1) : password;
                if (password.Value is { Length: > 0 } value && IsText(value))
                {
                    return new Setting($"{program} {option}", value, password.Span);
                }
            }
        }

        return null;
    }

    /// <summary>A name and a value in one word, behind whatever option: <c>--password=x</c>, <c>-Ddb.password=x</c>, <c>--from-literal=password=x</c>.</summary>
    private static Setting? FindAssigned(Argument word)
    {
        var start = 0;
        for (var equals = word.Value!.IndexOf('=', StringComparison.Ordinal); equals > 0 && equals < LongestName; equals = word.Value.IndexOf('=', equals + 1))
        {
            var name = word.Value[start..equals].TrimStart('-');
            name = start == 0 && word.Value.StartsWith("-D", StringComparison.Ordinal) ? name[1..] : name;
            if (!IsName(name))
            {
                return null;
            }

            if (word.Slice(equals + 1) is { Value: { } value } rest && IsSecret(name, value))
            {
                return new Setting(name, value, rest.Span);
            }

            start = equals + 1;
        }

        return null;
    }

    /// <summary>Words are passwords only where the name asks for one; a token looks made up.</summary>
    private static bool IsSecret(string name, string value) => NamedSecret.JudgeVariable(name, value) switch
    {
        SecretCertainty.None => false,
        SecretCertainty.Generated => true,
        _ => !value.Contains('=', StringComparison.Ordinal) && (NamedSecret.IsPassword(name) || IsConstant(name)),
    };

    private static bool IsConstant(string name) => name.Contains('_', StringComparison.Ordinal) && !name.Any(char.IsAsciiLetterLower);

    private static bool IsText(string value) => NamedSecret.JudgeVariable("password", value) != SecretCertainty.None;

    private static bool IsName(string name) => name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-');
}
