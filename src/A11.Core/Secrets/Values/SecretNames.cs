using System.Buffers;

namespace A11.Core.Secrets.Values;

/// <summary>What the names of variables say about secrets, whatever kind of file they are in.</summary>
internal static class SecretNames
{
    /// <summary>Names of credentials that their providers document, also behind the prefix of a bundler.</summary>
    private static readonly HashSet<string> WellKnown = new(StringComparer.Ordinal)
    {
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AZURE_CLIENT_SECRET", "GITHUB_TOKEN", "GH_TOKEN", "GH_ENTERPRISE_TOKEN",
        "GITHUB_ENTERPRISE_TOKEN", "OPENAI_API_KEY", "HF_TOKEN", "DIGITALOCEAN_ACCESS_TOKEN", "DOCKERHUB_PASSWORD", "FIREBASE_TOKEN", "CI_DEPLOY_PASSWORD", "GOOGLE_API_KEY",
        "LANGSMITH_API_KEY", "LANGCHAIN_API_KEY", "HEROKU_API_KEY",
    };

    /// <summary>Variables that name a file with credentials, by the documentation of AWS, Hugging Face and Google.</summary>
    private static readonly HashSet<string> CredentialFiles = new(StringComparer.Ordinal) { "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "HF_TOKEN_PATH", "GOOGLE_APPLICATION_CREDENTIALS" };

    /// <summary>Ends of names of files that a secret is in, as Confluent's images for Kafka document them.</summary>
    private static readonly string[] FileEndings = ["_KEYSTORE_CREDENTIALS", "_KEY_CREDENTIALS", "_TRUSTSTORE_CREDENTIALS"];

    /// <summary>Words that name a secret by themselves.</summary>
    private static readonly HashSet<string> Secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwd", "pword", "pwd", "psw", "passphrase", "secret", "secrets", "token", "apikey", "credential", "credentials", "pat",
    };

    /// <summary>Ends of words that do so too, as in <c>PGPASSWORD</c>.</summary>
    private static readonly string[] SecretEndings = ["password", "passphrase", "passwd", "secret", "token", "apikey"];

    /// <summary>Words that a name of credentials may have as well as any other.</summary>
    private static readonly HashSet<string> OtherWords = new(StringComparer.OrdinalIgnoreCase) { "key", "auth", "usr" };

    /// <summary>Parts of words that suggest a credential.</summary>
    private static readonly string[] Parts = ["password", "secret", "token", "private", "username"];

    /// <summary>Words that make a “key” a secret one.</summary>
    private static readonly HashSet<string> KeyKinds = new(StringComparer.OrdinalIgnoreCase)
    {
        "api", "access", "private", "secret", "auth", "encryption", "signing", "account", "storage", "ssh", "deploy", "license", "jwt", "master", "vault", "client",
    };

    /// <summary>Words anywhere in it that make the name one of a public thing, a number or a switch: <c>PUBLIC_KEY</c>, <c>MAX_TOKEN</c>, <c>ALLOW_EMPTY_PASSWORD</c>.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "public", "pub", "enabled", "disabled", "enable", "disable", "use", "require", "required", "allow", "random", "max", "min", "count", "dummy", "test", "version", "url", "uri", "path", "file", "dir",
        "keyid", "keyids", "keyring", "keyrings", "keyserver", "keyservers", "fingerprint", "fingerprints", "pubkey", "pubkeys", "publickey", "checksum", "checksums", "sha", "sha1", "sha256",
        "sha384", "sha512", "sha256sum", "sha512sum", "md5", "digest",
    };

    /// <summary>Words after the secret one that say what of it the name speaks about: <c>TOKEN_HELPER_REPO</c>, and not <c>REPO_TOKEN</c>.</summary>
    private static readonly HashSet<string> Aspects = new(StringComparer.OrdinalIgnoreCase)
    {
        "host", "server", "endpoint", "id", "ids", "name", "algorithm", "alg", "length", "size", "type", "ttl", "expiry", "expiration", "expires", "lifetime", "timeout", "header", "issuer", "audience",
        "mode", "method", "provider", "policy", "prefix", "suffix", "format", "limit", "scope", "scopes", "realm", "store", "manager", "sock", "hash", "backend", "address", "authentication", "strength",
        "stdin", "stdout", "repo", "repository", "package", "commit", "tag", "branch", "release", "image", "location", "folder", "command", "cmd", "pattern", "regex", "interval", "rotation", "plugin", "driver", "helper",
        "names", "title", "label", "description", "summary", "usage", "budget", "cost", "quota", "rate", "field", "column", "variable", "var", "env", "status", "error", "message", "text", "hint", "selector", "ref", "reference",
    };

    /// <summary>Words before “secret” that make it an object of Kubernetes, which the value names: <c>TS_KUBE_SECRET</c>.</summary>
    private static readonly HashSet<string> ObjectOwners = new(StringComparer.OrdinalIgnoreCase) { "kube", "k8s", "kubernetes" };

    /// <summary>Prefixes by which bundlers let variables into the page that everybody gets (Vite, Create React App, Next.js).</summary>
    private static readonly string[] PublicPrefixes = ["VITE_", "REACT_APP_", "NEXT_PUBLIC_"];

    /// <summary>One of these is in every name of a secret: most names are told by that.</summary>
    private static readonly SearchValues<string> Stems = SearchValues.Create(["pass", "pword", "pwd", "psw", "secret", "token", "key", "credential", "pat"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a variable of this name holds a secret, as a careful reader would say.</summary>
    public static bool IsSecret(string name)
    {
        if (name.AsSpan().IndexOfAny(Stems) < 0)
        {
            return false;
        }

        if (WellKnown.Contains(WithoutPublicPrefix(name)))
        {
            return true;
        }

        if (PublicPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) || FileEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)))
        {
            return false;
        }

        var words = WordsOf(name);
        var secret = Array.FindLastIndex(words, word => IsSecretWord(word) || (word.Equals("key", StringComparison.OrdinalIgnoreCase) && words.Any(KeyKinds.Contains)));
        return secret >= 0 && !words.Any(Harmless.Contains) && !words.Skip(secret + 1).Any(Aspects.Contains) && !IsObject(words, secret);
    }

    /// <summary>Whether a variable of this name points to a file with credentials.</summary>
    public static bool IsCredentialFile(string name) => CredentialFiles.Contains(name);

    /// <summary>Whether a word of the name suggests a credential, whatever the other words say; none is public, or the path of a file.</summary>
    public static bool SuggestsCredential(string name)
    {
        var words = WordsOf(name);
        return !IsCredentialFile(name)
            && !words.Contains("public", StringComparer.OrdinalIgnoreCase)
            && (words.Any(word => Secrets.Contains(word) || OtherWords.Contains(word)) || Parts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsObject(string[] words, int secret) => secret > 0 && words[secret].StartsWith("secret", StringComparison.OrdinalIgnoreCase) && ObjectOwners.Contains(words[secret - 1]);

    private static bool IsSecretWord(string word) => Secrets.Contains(word) || SecretEndings.Any(ending => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The words of a name, parted by punctuation or, as in <c>clientSecret</c>, by a capital.</summary>
    private static string[] WordsOf(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isSeparator = i == name.Length || name[i] is '_' or '-' or '.';
            if (isSeparator || (i > start && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1])))
            {
                words.Add(name[start..i]);
                start = isSeparator ? i + 1 : i;
            }
        }

        return [.. words];
    }

    private static string WithoutPublicPrefix(string name) =>
        PublicPrefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } found ? name[found.Length..] : name;
}
